/** Ten thousand phones are in: what the chair feels of them, and what a voter feels of the chair's broadcasts. */
import { aClient } from '../../../server/rehearse/line.ts'
import { openHall, pause, withHalls, type Hall } from '../hall.ts'
import { median, percentile, ratio, type Measure } from '../measure.ts'
import type { Duration } from '../../../shared/domain/time.ts'

export const measure: Measure = {
  name: 'chair',
  about: 'the press at the table and the ballot of a phone, while everybody is told',
  async run({ quick }) {
    const size = quick ? 1_000 : 10_000
    const presses = quick ? 20 : 60
    const rounds = quick ? 1 : 3
    const ballots = quick ? 300 : 1_500
    return withHalls([openHall('hub', size), openHall('plain', 0)], async (...halls) => {
      const [hub, plain] = halls as [Hall, Hall]
      await hub.connect(size)
      await plain.connect(size)
      await plain.server.ask('say', { frame: { seq: 1, text: 'x'.repeat(350) } })
      plain.hold()
      await pause(500)
      const { times, answered } = await pressed(hub, presses)
      const message = await hub.server.ask<string>('openBallot')
      const delay: Record<string, number[]> = { hub: [], plain: [] }
      const p99: Record<string, number[]> = { hub: [], plain: [] }
      for (let n = 0; n < rounds; n += 1) {
        for (const hall of n % 2 ? [plain, hub] : [hub, plain]) {
          hub.hold()
          plain.hold()
          await hall.release()
          delay[hall.kind]?.push(await longestDelay(hall))
          const [event, every] = hall === hub ? ['ballot', 'adjustEvery'] : ['memory', 'broadcastEvery']
          await hall.server.ask(every, { milliseconds: 500 })
          const { taken } = await hall.phones.ask<{ taken: number[] }>('ballots', {
            count: ballots,
            within: 3_000,
            event,
            message,
          })
          await hall.server.ask('still')
          p99[hall.kind]?.push(percentile(taken, 99) / 1_000)
        }
      }
      const of = (list: Record<string, number[]>, name: string): number[] => list[name] ?? []
      return {
        figures: [
          { what: `${size} phones: chair’s press → projector’s frame, each press`, unit: 'ms', values: times },
          { what: `${size} phones: chair’s press → chair’s answer, each press`, unit: 'ms', values: answered },
          {
            what: `${size} phones: longest wait of the loop in a broadcast, hub`,
            unit: 'ms',
            values: of(delay, 'hub'),
          },
          { what: `${size} phones: the same, plain Socket.IO`, unit: 'ms', values: of(delay, 'plain') },
          { what: 'a ballot’s p99 during two broadcasts a second, hub', unit: 'ms', values: of(p99, 'hub') },
          { what: 'the same, plain Socket.IO from memory', unit: 'ms', values: of(p99, 'plain') },
        ],
        goals: [
          {
            what: `${size} phones: chair’s press → projector’s frame, p99`,
            figure: percentile(times, 99),
            unit: 'ms',
            bound: { atMost: 50 },
            limit: 'one slice of phones, and the disk’s FULL commit',
          },
          {
            what: 'longest wait of the loop in a broadcast: hub ÷ plain Socket.IO',
            figure: ratio(of(delay, 'hub'), of(delay, 'plain')),
            unit: '×',
            bound: { atMost: 1 / 15 },
            limit: 'a slice of 250 phones',
          },
          {
            what: 'ballot’s p99 during two broadcasts a second: hub ÷ plain Socket.IO',
            figure: ratio(of(p99, 'hub'), of(p99, 'plain')),
            unit: '×',
            bound: { atMost: 1 / 10 },
            limit: 'a slice of 250 phones, and the disk’s FULL commit',
          },
        ],
      }
    })
  },
}

/** From the press to the projector's frame and to the chair's answer, with time for the phones in between. */
async function pressed(hub: Hall, presses: number): Promise<{ times: number[]; answered: number[] }> {
  const url = `http://127.0.0.1:${hub.begun.port}`
  const chair = await aClient(url, hub.begun.chair)
  const projector = await aClient(url, hub.begun.projector)
  const times: number[] = []
  const answered: number[] = []
  for (let n = 0; n < presses; n += 1) {
    await pause(180)
    const timer = chair.view().now?.timer?.id ?? ''
    const seen = projector.frames.length
    const began = performance.now()
    const reply = chair.take({ type: 'timer.adjust', timer, by: (n % 2 ? -60_000 : 60_000) as Duration })
    await projector.until('the step is shown', () => projector.frames.length > seen)
    times.push(performance.now() - began)
    const { ok } = await reply
    answered.push(performance.now() - began)
    if (!ok) throw new Error('the hub refused a press')
  }
  chair.close()
  projector.close()
  return { times, answered }
}

/** Of five broadcasts the middle one's longest wait: a burst of pings falls into one of them now and then, of either server. */
async function longestDelay(hall: Hall): Promise<number> {
  await hall.fanOut()
  const waits: number[] = []
  for (let n = 0; n < 5; n += 1) {
    await hall.server.ask('watchDelay')
    await hall.fanOut()
    waits.push(await hall.server.ask<number>('longestDelay'))
  }
  return median(waits)
}
