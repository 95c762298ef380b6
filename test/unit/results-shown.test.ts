/** How a result is laid out on console and projector: whom a round is about, shares, spreads, bars and the order of lines. */
import { describe, expect, test } from 'vitest'
import { hasShare, percentOf, shareBase } from '../../shared/domain/scoring/shares.ts'
import { placesIn, plainMean, spread, values } from '../../shared/domain/scoring/distribution.ts'
import { barsOf, itemShown } from '../../display/results/bars-of-one.ts'
import { filled, fullMarks } from '../../display/results/full-marks.ts'
import { barOf, figureOf, inShownOrder } from '../../display/results/lines-of-many.ts'
import { count } from '../../shared/domain/scoring/counts.ts'
import { outcomeOf, scoreOf } from '../../shared/domain/scoring/score.ts'
import { presetIds, presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Method, Scheme } from '../../shared/domain/scoring/scheme.ts'
import type { ResultRow } from '../../shared/domain/view.ts'
import { resultWords } from '../../shared/i18n/zh-CN/results.ts'
import { display } from '../../shared/i18n/zh-CN/display.ts'
import { schemeWords } from '../../shared/i18n/zh-CN/scheme.ts'
import { terms } from '../../shared/i18n/zh-CN/terms.ts'
import { columnsOf } from '../../shared/i18n/scheme-text/figures.ts'
import type { Reader } from '../../shared/i18n/scheme-text/reader.ts'

const reader: Reader = { language: 'zh-CN', words: schemeWords, terms }
const p1 = presets.P1.scheme
const [p2, p3, p4, p5, p7] = (['P2', 'P3', 'P4', 'P5', 'P7'] as const).map((id) => presets[id].scheme) as [
  Scheme,
  Scheme,
  Scheme,
  Scheme,
  Scheme,
]

/** What presenter `s1` comes to if every class gives these marks, one ballot each. */
function rowOf(scheme: Scheme, marks: readonly (readonly string[])[], standing: ResultRow['standing'] = {}): ResultRow {
  const classes = scheme.classes.map(({ code }) => code)
  const ballots = classes.flatMap((voterClass) => marks.map((row) => ({ voterClass, marks: { s1: row } })))
  const cells = count(ballots, { form: scheme.form, subjects: ['s1'], classes }).presenters.s1 ?? {}
  const electorate = Object.fromEntries(
    classes.map((code) => [code, { returned: marks.length, present: marks.length, due: marks.length }]),
  )
  const subject = { cells, electorate }
  return { presenter: 's1', score: scoreOf(scheme, subject, outcomeOf(scheme, subject)), standing }
}
const columns = (scheme: Scheme) => columnsOf(scheme, resultWords, reader)

describe('a share beside the votes', () => {
  const votes = { good: 9, fairly_good: 3, average: 0, poor: 0, abstain: 4 }

  test('[K3] is of the valid ballots, and an abstention, which is not among them, has none', () => {
    expect(shareBase(p1, { over: 12 }, votes)).toBe(12)
    expect(percentOf(9, 12)).toBe('75.0')
    expect(hasShare(p1, 'good')).toBe(true)
    expect(hasShare(p1, 'abstain')).toBe(false)
  })

  test('[K3] is of more where the plan counts abstentions, and of all members where it says so', () => {
    const counted = { ...p1, rules: { ...p1.rules, abstainCounts: true } }
    expect(shareBase(counted, { over: 16 }, votes)).toBe(16)
    expect(hasShare(counted, 'abstain')).toBe(true)
    expect(shareBase(p4, { over: 29 }, { satisfied: 14, basically: 10, dissatisfied: 5 })).toBe(29)
    expect(hasShare(p4, 'dont_know')).toBe(true)
  })

  test('of nothing there is none', () => expect(percentOf(0, 0)).toBeNull())
})

describe('what was given', () => {
  const bands = p5.form.items[0]?.points?.bands ?? []

  test('falls into the guide bands, both ends included, and what lies between two is not lost', () => {
    expect(bands.map(({ least, most }) => [least, most])).toEqual([
      [90, 100],
      [80, 89.5],
      [60, 79.5],
    ])
    const given = { '90': 1, '89.5': 2, '89.7': 3, '60': 4, abstain: 7 }
    expect(spread(given, bands)).toEqual({ bands: [1, 2, 4], other: 3 })
  })

  test('is listed highest first, by value and not by letters', () => {
    expect(values({ '9': 1, '100': 2, '85.5': 3, abstain: 9 }).map(({ value }) => value)).toEqual(['100', '85.5', '9'])
  })

  test('has its mean without abstentions, exactly', () => {
    expect(plainMean({ '0.1': 1, '0.2': 2, abstain: 5 }, 2)).toBe('0.17')
    expect(plainMean({ abstain: 5 }, 2)).toBeNull()
  })

  test('as places is added up over ballots that ranked different numbers', () => {
    expect(placesIn({ '2/18': 3, '2/17': 1, '10/18': 1, '1/18': 2, abstain: 4 })).toEqual([
      { place: 1, n: 2 },
      { place: 2, n: 4 },
      { place: 10, n: 1 },
    ])
  })
})

describe('on the projector', () => {
  test('a bar is full at full marks, whatever they are, and never runs over with bonus points', () => {
    const banded: Method = {
      family: 'banded',
      item: 'overall',
      options: ['good'],
      steps: [
        { from: 90, points: 200 },
        { from: 0, points: 160 },
      ],
      unless: null,
    }
    expect(fullMarks(p1)).toBe(100)
    expect(fullMarks({ ...p1, method: banded })).toBe(200)
    for (const id of presetIds) expect(fullMarks(presets[id].scheme)).toBe(100)
    expect([filled('50', 200), filled('103', 100), filled('-2', 100), filled('5', 0)]).toEqual([0.25, 1, 0, 0])
  })

  test('[K2] one presenter has a bar for each class, or the spread where one class gives points', () => {
    const say = {
      className: terms.voterClass,
      label: (label: { 'zh-CN': string }) => label['zh-CN'],
    } as never
    const words = { t: display, r: resultWords, say }
    const of = (scheme: Scheme, marks: readonly string[]) =>
      barsOf(scheme, rowOf(scheme, [marks, marks, marks]).score, words).map(({ text }) => text)
    expect(of(p2, ['80'])).toEqual(['80.00', '80.00'])
    expect(of(p5, ['90'])).toEqual([display.ballots(3), display.ballots(0), display.ballots(0)])
    expect(itemShown(p1)).toBe(0)
    expect(itemShown(presets.P6.scheme)).toBeNull()
    expect(itemShown(p7)).toBeNull()
  })

  test('several stand by rank where all are ranked together, else as they are printed', () => {
    const rows = [3, 1, 2].map((rank) => ({ ...rowOf(p1, [['good']], { rank }), presenter: `s${rank}` }))
    const order = (scheme: Scheme) => inShownOrder(scheme, rows).map(({ presenter }) => presenter)
    expect(order(p7)).toEqual(['s1', 's2', 's3'])
    expect(order(p1)).toEqual(['s3', 's1', 's2'])
  })

  test('a line has the score, the share of the best grade, or the word of a verdict without a bar', () => {
    const share = rowOf(p3, [p3.form.items.map(() => 'good'), p3.form.items.map(() => 'poor')])
    expect(figureOf(p3, columns(p3), share)).toBe('50.00%')
    expect(barOf(p3, share)).toBe(0.5)
    const score = rowOf(p1, [['good'], ['average']])
    expect(figureOf(p1, columns(p1), score)).toBe('80.00')
    expect(barOf(p1, score)).toBe(0.8)
    const verdict = rowOf(p4, [['satisfied']])
    expect(figureOf(p4, columns(p4), verdict)).toBe('满意')
    expect(barOf(p4, verdict)).toBeNull()
  })

  test('[K4] whoever has no result has no figure, and the bar is empty', () => {
    const none = rowOf(p1, [['abstain']])
    expect(none.score.withheld?.why).toBe('emptyClass')
    expect(figureOf(p1, columns(p1), none)).toBe('')
    expect(barOf(p1, none)).toBe(0)
  })
})
