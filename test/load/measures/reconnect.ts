/** An access point has died: everybody comes back at once, and how long until the last phone has its state. */
import { openHall, withHalls, type Connected, type Hall } from '../hall.ts'
import { inTurns, ratio, type Measure } from '../measure.ts'

export const measure: Measure = {
  name: 'reconnect',
  about: 'everybody back at once, to the last state',
  async run({ quick }) {
    const size = quick ? 1_000 : 5_000
    const rounds = quick ? 2 : 3
    return withHalls([openHall('hub', size), openHall('plain', 0)], async (...halls) => {
      const [hub, plain] = halls as [Hall, Hall]
      const cpu: Record<string, number[]> = { hub: [], plain: [] }
      let turnedAway = 0
      const back = (hall: Hall) => async (): Promise<number> => {
        hub.hold()
        plain.hold()
        await hall.release()
        const before = await hall.server.ask<number>('cpu')
        const { started, last, retried }: Connected = await hall.connect(size, size)
        cpu[hall.kind]?.push(((await hall.server.ask<number>('cpu')) - before) / size)
        turnedAway = Math.max(turnedAway, retried)
        await hall.drop()
        return (last - started) / 1_000
      }
      // Once without counting: the first thousand connections also compile the way in.
      await back(hub)()
      await back(plain)()
      const times = await inTurns(rounds, { hub: back(hub), plain: back(plain) })
      const paid = { hub: (cpu['hub'] ?? []).slice(1), plain: (cpu['plain'] ?? []).slice(1) }
      return {
        figures: [
          { what: `${size} phones back with the whole view: hub`, unit: 'ms', values: times.hub },
          { what: 'bare connection with 600 bytes: plain Socket.IO', unit: 'ms', values: times.plain },
          { what: 'processor per connection: hub', unit: 'µs', values: paid.hub },
          { what: 'processor per connection: plain Socket.IO', unit: 'µs', values: paid.plain },
          { what: 'phones that had to try again', unit: '', values: [turnedAway] },
        ],
        goals: [
          {
            what: `${size} phones back: hub ÷ plain Socket.IO’s bare connection`,
            figure: ratio(times.hub, times.plain),
            unit: '×',
            bound: { atMost: 1.1 },
            limit: 'Node’s HTTP, ws, Engine.IO and Socket.IO objects of a connection, which both pay',
          },
        ],
        notes: [
          'Every phone has a session that is looked up, gets the whole view and its own part, and comes from an address of its own.',
        ],
      }
    })
  },
}
