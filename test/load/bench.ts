import { openHall } from './hall.ts'
const count = Number(process.argv[2] ?? 1000)
const hub = await openHall('hub', count)
await hub.fanOut()
await hub.server.ask('profile')
for (let k = 0; k < 10; k++) console.log(await hub.fanOut())
await hub.server.ask('profiled', { file: '/tmp/fan.cpuprofile' })
await hub.close()
process.exit()
