import { openHall, pause } from './hall.ts'
import { aClient } from '../../server/rehearse/line.ts'
import type { Duration } from '../../shared/domain/time.ts'
const count = Number(process.argv[2] ?? 10000)
const what = process.argv[3]
const hub = await openHall('hub', count)
await hub.connect(count)
if (what === 'press') {
  await pause(500)
  const url = `http://127.0.0.1:${hub.begun.port}`
  const chair = await aClient(url, hub.begun.chair)
  const projector = await aClient(url, hub.begun.projector)
  const times: string[] = []
  const start = performance.now()
  await hub.server.ask('profile')
  for (let n = 0; n < 60; n += 1) {
    await pause(180)
    const timer = chair.view().now?.timer?.id ?? ''
    const seen = projector.frames.length
    const began = performance.now()
    const reply = chair.take({ type: 'timer.adjust', timer, by: (n % 2 ? -60_000 : 60_000) as Duration })
    await projector.until('the step is shown', () => projector.frames.length > seen)
    times.push(((began - start) / 1000).toFixed(1) + ':' + (performance.now() - began).toFixed(0))
    await reply
  }
  await hub.server.ask('profiled', { file: '/tmp/me/press.cpuprofile' })
  console.log(times.join(' '))
}
if (what === 'fan') {
  await hub.fanOut()
  await hub.server.ask('profile')
  for (let k = 0; k < 30; k++) await hub.fanOut()
  await hub.server.ask('profiled', { file: '/tmp/me/fan.cpuprofile' })
}
if (what === 'delay') {
  for (let n = 0; n < 8; n++) {
    await hub.fanOut()
    console.log('watch')
    await hub.server.ask('watchDelay')
    const all: string[] = []
    for (let k = 0; k < 3; k++) { const f = await hub.fanOut(); all.push(f.last.toFixed(0) + '/' + f.cpu.toFixed(1)) }
    console.log(await hub.server.ask('longestDelay'), all.join(' '))
    await pause(300)
  }
}
if (what === 'burst') {
  const plain = await openHall('plain', 0)
  await plain.connect(count)
  for (let n = 0; n < 5; n++) {
    hub.hold()
    plain.hold()
    await hub.release()
    await hub.server.ask('closeBallot')
    const { round, subjects } = await hub.server.ask<{ round: string; subjects: string[] }>('openBallot')
    await pause(2500)
    const message = JSON.stringify({
      round,
      handle: '#',
      marks: Object.fromEntries(subjects.map((s) => [s, ['good']])),
    })
    if (n === 3) await hub.server.ask('profile')
    const cpu = await hub.server.ask<number>('cpu')
    const a = await hub.phones.ask<{ started: number; last: number; taken: number[] }>('ballots', {
      count,
      within: 0,
      event: 'ballot',
      message,
    })
    const cpu2 = await hub.server.ask<number>('cpu')
    if (n === 3) await hub.server.ask('profiled', { file: '/tmp/me/burst.cpuprofile' })
    hub.hold()
    await plain.release()
    const c3 = await plain.server.ask<number>('cpu')
    const b = await plain.phones.ask<{ started: number; last: number; taken: number[] }>('ballots', {
      count,
      within: 0,
      event: 'memory',
      message,
    })
    const c4 = await plain.server.ask<number>('cpu')
    console.log(
      'hub',
      ((a.last - a.started) / 1000).toFixed(0),
      ((cpu2 - cpu) / count).toFixed(0),
      'plain',
      ((b.last - b.started) / 1000).toFixed(0),
      ((c4 - c3) / count).toFixed(0),
    )
  }
  await plain.close()
}
await hub.close()
process.exit()
