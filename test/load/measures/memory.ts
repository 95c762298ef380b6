/** What a connected phone weighs; and, if asked for, whether anything grows in ten minutes at the pace of a full meeting. */
import { openHall, pause, withHalls, type Hall } from '../hall.ts'
import type { Figure, Goal, Measure } from '../measure.ts'

type Memory = { resident: number; heap: number }
/** Fifteen presenters of forty seconds: ten minutes. */
const SOAK_ROUNDS = 15

export const measure: Measure = {
  name: 'memory',
  about: 'per connected phone; with --soak over ten minutes of meeting',
  async run({ quick, soak }) {
    const size = quick ? 1_000 : 10_000
    const figures: Figure[] = []
    const goals: Goal[] = []
    for (const kind of ['hub', 'plain'] as const) {
      const { resident, heap } = await withHalls([openHall(kind, size)], async (hall) => weigh(hall as Hall, size))
      const name = kind === 'hub' ? 'hub' : 'plain Socket.IO'
      figures.push({ what: `${size} phones: resident memory each, ${name}`, unit: 'KB', values: [resident] })
      figures.push({ what: `${size} phones: heap and buffers each, ${name}`, unit: 'KB', values: [heap] })
      if (kind === 'hub') {
        goals.push({
          what: `${size} phones: resident memory each`,
          figure: resident,
          unit: 'KB',
          bound: { atMost: 20 },
          limit: 'the objects of Node, ws, Engine.IO and Socket.IO for a connection',
        })
      }
    }
    if (soak) {
      const { values, growth } = await withHalls([openHall('hub', 2_000)], async (hall) => soaked(hall as Hall))
      figures.push({ what: 'soak: heap after each of fifteen presenters', unit: 'MB', values })
      goals.push({
        what: 'soak of ten minutes: growth of the heap from the first third to the last',
        figure: growth,
        unit: '%',
        bound: { atMost: 5 },
        limit: 'what the meeting itself writes down: acts, rounds, results',
      })
    }
    return { figures, goals }
  },
}

/** KB per phone: what is there with them, less what was there without. */
async function weigh(hall: Hall, size: number): Promise<Memory> {
  // A few first, so that what is compiled and cached once is not counted.
  await hall.connect(200)
  await hall.drop()
  await pause(500)
  const before = await hall.server.ask<Memory>('memory')
  await hall.connect(size)
  await pause(2_500)
  const after = await hall.server.ask<Memory>('memory')
  return {
    resident: (after.resident - before.resident) / size / 1_024,
    heap: (after.heap - before.heap) / size / 1_024,
  }
}

/** Two thousand phones, a press every two seconds, and every forty seconds the next presenter's ballot of everybody. */
async function soaked(hall: Hall): Promise<{ values: number[]; growth: number }> {
  const phones = 2_000
  await hall.connect(phones)
  await hall.server.ask('adjustEvery', { milliseconds: 2_000 })
  const values: number[] = []
  for (let n = 0; n < SOAK_ROUNDS; n += 1) {
    const began = performance.now()
    await hall.server.ask('closeBallot')
    const message = await hall.server.ask<string>('openBallot')
    await hall.phones.ask('ballots', { count: phones, within: 10_000, event: 'ballot', message })
    await pause(40_000 - (performance.now() - began))
    const { heap } = await hall.server.ask<Memory>('memory')
    values.push(heap / 2 ** 20)
  }
  await hall.server.ask('still')
  const third = Math.floor(values.length / 3)
  const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length
  return { values, growth: (mean(values.slice(-third)) / mean(values.slice(0, third)) - 1) * 100 }
}
