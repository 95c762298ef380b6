/** Measures, asserts nothing about time: counting a large meeting, beside two yardsticks over the same ballots. */
import { availableParallelism, cpus } from 'node:os'
import { expect, test } from 'vitest'
import { count, type CountedBallot } from '../../shared/domain/scoring/counts.ts'
import { ABSTAIN } from '../../shared/domain/scoring/form.ts'
import type { Electorate } from '../../shared/domain/scoring/outcome.ts'
import { p6 } from '../../shared/domain/scoring/presets/p6-items.ts'
import { outcomeOf, scoreOf } from '../../shared/domain/scoring/score.ts'
import { randomFrom } from '../kit/random.ts'

const VOTERS = 1_000
const PRESENTERS = 18
const WARM_UP = 3
const ROUNDS = 25

const { scheme } = p6
const { form, method } = scheme
const subjects = Array.from({ length: PRESENTERS }, (_, i) => `p${String(i + 1).padStart(2, '0')}`)
const classes = scheme.classes.map(({ code }) => code)
const grades = form.answer.kind === 'grades' ? form.answer.options.map(({ code }) => code) : []
const options: Readonly<Record<string, number>> = method.family === 'weighted_items' ? method.options : {}
const fullMarks: Readonly<Record<string, number>> = method.family === 'weighted_items' ? method.points : {}

/** Everybody fills in six items for each of eighteen presenters; one row in twenty is an abstention. */
function hall(seed: number): readonly CountedBallot[] {
  const random = randomFrom(seed)
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)] ?? ''
  const row = () => {
    const silent = random() < 0.05
    return form.items.map(() => (silent ? ABSTAIN : one(grades)))
  }
  return Array.from({ length: VOTERS }, (_, i) => ({
    voterClass: classes[i % 10 < 1 ? 0 : i % 10 < 5 ? 1 : 2] ?? '',
    marks: Object.fromEntries(subjects.map((subject) => [subject, row()])),
  }))
}

/** What the hub does once a round is closed: adds up the box, and works out everybody's score. */
function tallied(ballots: readonly CountedBallot[]): readonly (string | null)[] {
  const counts = count(ballots, { form, subjects, classes })
  const all = (n: number): Electorate => ({ returned: n, present: n, due: n })
  const electorate = Object.fromEntries(classes.map((code) => [code, all(counts.classes[code]?.valid ?? 0)]))
  return subjects.map((id) => {
    const subject = { cells: counts.presenters[id] ?? {}, electorate }
    return scoreOf(scheme, subject, outcomeOf(scheme, subject)).score
  })
}

/** The same scores in binary floating point, with the least that has to be done: one pass and three numbers a cell. */
function summed(ballots: readonly CountedBallot[]): readonly number[] {
  const sums = subjects.map(() => classes.map(() => ({ sum: 0, n: 0 })))
  for (const ballot of ballots) {
    if ('void' in ballot) continue
    const at = classes.indexOf(ballot.voterClass)
    subjects.forEach((subject, i) => {
      const row = ballot.marks[subject] ?? []
      const cell = sums[i]?.[at]
      if (!cell || row[0] === ABSTAIN) return
      cell.n += 1
      row.forEach((mark, item) => {
        cell.sum += ((options[mark] ?? 0) / 100) * (fullMarks[form.items[item]?.code ?? ''] ?? 0)
      })
    })
  }
  return sums.map((cells) =>
    cells.reduce((total, { sum, n }, i) => total + ((scheme.classes[i]?.weight ?? 0) / 100) * (sum / n), 0),
  )
}

function timed<T>(work: () => T): { took: number; result: T } {
  const began = performance.now()
  const result = work()
  return { took: performance.now() - began, result }
}

const at = (sorted: readonly number[], part: number) => sorted[Math.round((sorted.length - 1) * part)] ?? NaN
const spread = (times: readonly number[], unit: string) => {
  const sorted = [...times].sort((a, b) => a - b)
  const [low, median, high] = [0.1, 0.5, 0.9].map((part) => at(sorted, part).toFixed(2))
  return `median ${median} ${unit}   p10 ${low}   p90 ${high}   max ${at(sorted, 1).toFixed(2)}`
}

test('the tally of a large meeting', { timeout: 300_000 }, () => {
  const text = JSON.stringify(hall(1))
  const times = { tally: [] as number[], parse: [] as number[], sum: [] as number[] }
  // A hub counts a round once, and then none of this has been run before.
  let first = NaN
  for (let n = -WARM_UP; n < ROUNDS; n += 1) {
    // One after the other in every round, so that whatever else the machine does falls on all three.
    const parsed = timed(() => JSON.parse(text) as readonly CountedBallot[])
    const counted = timed(() => tallied(parsed.result))
    const plain = timed(() => summed(parsed.result))
    counted.result.forEach((score, i) => expect(Number(score)).toBeCloseTo(plain.result[i] ?? NaN, 2))
    if (n === -WARM_UP) first = counted.took
    if (n < 0) continue
    times.tally.push(counted.took)
    times.parse.push(parsed.took)
    times.sum.push(plain.took)
  }
  const ratios = (yardstick: readonly number[]) => times.tally.map((took, i) => took / (yardstick[i] ?? NaN))
  console.info(
    [
      `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, ${ROUNDS} rounds`,
      `${VOTERS} voters × ${PRESENTERS} presenters × ${form.items.length} items, ${method.family}, ${(text.length / 1e6).toFixed(1)} MB as JSON`,
      `tally: count, all outcomes, all scores   ${spread(times.tally, 'ms')}   the very first ${first.toFixed(2)}`,
      `yardstick: JSON.parse of the ballots     ${spread(times.parse, 'ms')}`,
      `yardstick: one sum in floating point     ${spread(times.sum, 'ms')}`,
      `tally ÷ JSON.parse                       ${spread(ratios(times.parse), '×')}`,
      `tally ÷ floating point                   ${spread(ratios(times.sum), '×')}`,
    ].join('\n'),
  )
})
