import { openHall } from './hall.ts'
import { median } from './measure.ts'
const count = Number(process.argv[2] ?? 1000)
const floor = await openHall('floor', count)
const plain = await openHall('plain', count)
console.time('connect hub')
const hub = await openHall('hub', count)
console.timeEnd('connect hub')
await hub.fanOut()
const text = await hub.phones.ask<string>('latest')
await plain.server.ask('say', { frame: JSON.parse(text.slice(2))[1] })
const halls = { floor, plain, hub }
for (const h of Object.values(halls)) h.hold()
for (let i = 0; i < 5; i++) {
  const out: string[] = []
  for (const [name, h] of Object.entries(halls)) {
    await h.release()
    await h.fanOut({ text })
    const all = []
    for (let k = 0; k < 5; k++) all.push(await h.fanOut({ text }))
    h.hold()
    out.push(name, median(all.map((a) => a.last)).toFixed(1), median(all.map((a) => a.cpu)).toFixed(1))
  }
  console.log(out.join(' '))
}
for (const h of Object.values(halls)) (h.server.release(), h.phones.release())
console.log(await hub.phones.ask('counts'))
console.log(await hub.server.ask('memory'), await plain.server.ask('memory'))
await Promise.all([floor, plain, hub].map((h) => h.close()))
process.exit()
