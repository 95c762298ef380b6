/**
 * Two screens side by side, each behind its own bad line of 20 to 200 ms each way: how far apart are their clocks? Ours
 * (the lowest delay of each direction by itself) beside the usual estimate (the one exchange with the lowest round trip),
 * over the very same exchanges. Simulated by the thousand, where the truth is known exactly, and over the built hub.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startHubProcess } from '../../kit/a-process.ts'
import { randomFrom } from '../../kit/random.ts'
import type { Reading } from '../clock/estimates.ts'
import { real } from '../clock/real.ts'
import { simulated } from '../clock/simulated.ts'
import { median, percentile, type Figure, type Goal, type Measure } from '../measure.ts'

const SEED = Number(process.env['SEED'] ?? 20_171_229)
/** By now twenty exchanges are done, and three beats have come. */
const SETTLED = 6_500
/** One second after connecting, what a screen has after four or five exchanges. */
const moments = [1_000, SETTLED] as const

const delays = (random: () => number) => () => 20 + 180 * random()

const skewOf = (readings: readonly Reading[], whose: 'ours' | 'usual', p: number) =>
  percentile(
    readings.map((reading) => reading[whose]),
    p,
  )
const heldOf = (readings: readonly Reading[]) => (100 * readings.filter(({ held }) => held).length) / readings.length

/** The skew of one moment, a value per round. */
function figuresOf(what: string, rounds: readonly (readonly Reading[])[]): readonly Figure[] {
  const figure = (name: string, value: (round: readonly Reading[]) => number, unit: Figure['unit'] = 'ms'): Figure => ({
    what: `${what}: ${name}`,
    unit,
    values: rounds.map(value),
  })
  return [
    figure('skew p50', (round) => skewOf(round, 'ours', 50)),
    figure('skew p99', (round) => skewOf(round, 'ours', 99)),
    figure('skew p50, lowest round trip', (round) => skewOf(round, 'usual', 50)),
    figure('skew p99, lowest round trip', (round) => skewOf(round, 'usual', 99)),
    figure('p99, ours ÷ lowest round trip', ratioOf, '×'),
    figure('the truth within the bound', heldOf, '%'),
  ]
}

const ratioOf = (round: readonly Reading[]) => skewOf(round, 'ours', 99) / skewOf(round, 'usual', 99)

/** `limit`: why it may be missed. */
function goalsOf(
  what: string,
  rounds: readonly (readonly Reading[])[],
  limit: string,
  limitOfBound = 'a bound that does not hold is a fault in the clock, whatever the line',
): readonly Goal[] {
  return [
    {
      what: `${what}: skew p99 after 20 exchanges`,
      figure: median(rounds.map((round) => skewOf(round, 'ours', 99))),
      unit: 'ms',
      bound: { atMost: 30 },
      limit,
    },
    {
      what: `${what}: p99, ours ÷ lowest round trip`,
      figure: median(rounds.map(ratioOf)),
      unit: '×',
      bound: { atMost: 0.6 },
      limit,
    },
    {
      what: `${what}: the truth within the bound, always`,
      figure: Math.min(...rounds.map(heldOf)),
      unit: '%',
      bound: { atLeast: 100 },
      limit: limitOfBound,
    },
  ]
}

/** A round by its moments is a moment by its rounds. */
const atMoment = (rounds: readonly (readonly (readonly Reading[])[])[], moment: number) =>
  rounds.map((round) => round[moment] ?? [])

async function overTheHub(pairs: number, delay: () => number) {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-bench-'))
  try {
    const hub = await startHubProcess(folder)
    try {
      return await real(hub, pairs, moments, delay)
    } finally {
      await hub.end('SIGKILL')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const measure: Measure = {
  name: 'clock',
  about: 'Two screens side by side behind 20–200 ms of delay each way: how far apart their clocks are.',
  async run({ quick }) {
    const random = randomFrom(SEED)
    const delay = delays(random)
    const [rounds, pairs, realPairs] = quick ? [1, 500, 30] : [3, 2_000, 100]
    const inTheory = Array.from({ length: rounds }, () => simulated(pairs, moments, { delay, random, beats: true }))
    const alone = Array.from({ length: rounds }, () => simulated(pairs, moments, { delay, random, beats: false }))
    const onTheHub = await overTheHub(realPairs, delay)
    const asked = onTheHub.exchanges
    return {
      figures: [
        ...figuresOf('simulated, after 1 s', atMoment(inTheory, 0)),
        ...figuresOf('simulated, after 20 exchanges', atMoment(inTheory, 1)),
        ...figuresOf('simulated without beats, after 20 exchanges', atMoment(alone, 1)),
        ...figuresOf('on the hub, after 1 s', atMoment([onTheHub.readings], 0)),
        ...figuresOf('on the hub, after 20 exchanges', atMoment([onTheHub.readings], 1)),
      ],
      goals: [
        ...goalsOf(
          'simulated',
          atMoment(inTheory, 1),
          'screens none of whose twenty messages was quick in one of the directions',
        ),
        ...goalsOf(
          'on the hub',
          atMoment([onTheHub.readings], 1),
          `p99 of ${realPairs} pairs is the worst but one; a busy machine delays what is not on the line`,
          `the hub’s time parted from the machine’s by ${onTheHub.moved.toFixed(2)} ms while it ran; a hub whose time jumps is not where its screens were told`,
        ),
      ],
      notes: [
        `seed ${SEED} (SEED=… repeats another); simulated: ${rounds} × ${pairs} pairs, crystals within 50 parts in a million, whole milliseconds as the hub says them`,
        `on the hub: ${realPairs} pairs, ${Math.min(...asked)}–${Math.max(...asked)} exchanges each, the hub’s time known to ${onTheHub.within.toFixed(2)} ms beforehand and parted from the machine’s by ${onTheHub.moved.toFixed(2)} ms meanwhile; one round`,
        'the usual estimate is made of the same exchanges, not slewed, and not of beats: the figure without beats is of exchanges alone for both',
      ],
    }
  },
}
