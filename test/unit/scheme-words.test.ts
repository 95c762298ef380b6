/** What is printed under a result: the formula and the rules of every scheme, with its own numbers, in both languages. */
import { describe, expect, test } from 'vitest'
import { presetIds, presets } from '../../shared/domain/scoring/presets/index.ts'
import { both, fourGrades, option, overall } from '../../shared/domain/scoring/presets/preset.ts'
import type { Family, Method, Rules, Scheme } from '../../shared/domain/scoring/scheme.ts'
import { foundVoid, voidReasons } from '../../shared/domain/paper.ts'
import { languages, type Language } from '../../shared/i18n/language.ts'
import * as english from '../../shared/i18n/english.ts'
import { resultWords } from '../../shared/i18n/results.ts'
import { schemeWords } from '../../shared/i18n/scheme.ts'
import { formulaText, scoreName } from '../../shared/i18n/scheme-text/formula.ts'
import { columnsOf, verdictName } from '../../shared/i18n/scheme-text/figures.ts'
import type { Reader } from '../../shared/i18n/scheme-text/reader.ts'
import { ruleSentences } from '../../shared/i18n/scheme-text/rules.ts'
import { withheldSentence } from '../../shared/i18n/scheme-text/why-none.ts'
import { terms } from '../../shared/i18n/terms.ts'

const readers: Readonly<Record<Language, Reader>> = {
  'zh-CN': { language: 'zh-CN', words: schemeWords['zh-CN'], terms: terms['zh-CN'] },
  en: { language: 'en', words: schemeWords.en(english), terms: terms.en(english) },
}

const p1 = presets.P1.scheme
const of = (method: Method, rest: Partial<Scheme> = {}): Scheme => ({ ...p1, ...rest, method })
const ruled = (rules: Partial<Rules>, scheme: Scheme = p1): Scheme => ({
  ...scheme,
  rules: { ...scheme.rules, ...rules },
})

/** The families that no preset uses, on the form of the first. */
const approvalForm = {
  ...p1.form,
  answer: { kind: 'grades' as const, options: [option('yes', '赞成', 'For'), option('no', '不赞成', 'Against')] },
}
const others: readonly Scheme[] = [
  of(
    { family: 'approval', item: 'overall', inFavour: 'yes', against: 'no', more: { over: 1, under: 2 }, worth: 30 },
    { form: approvalForm },
  ),
  of(
    {
      family: 'items_by_class',
      points: { good: 100, fairly_good: 80, average: 60, poor: 40 },
      items: { overall: 0, duty: 35, effect: 65 },
    },
    {
      form: {
        ...p1.form,
        items: [
          overall,
          { code: 'duty', label: both('履职', 'Duty') },
          { code: 'effect', label: both('成效', 'Effect') },
        ],
      },
    },
  ),
  of({
    family: 'banded',
    item: 'overall',
    options: ['good'],
    steps: [
      { from: 90, points: 200 },
      { from: 80, points: 190 },
      { from: 0, points: 160 },
    ],
    unless: { options: ['average', 'poor'], atLeast: { over: 1, under: 3 }, points: 130 },
  }),
]
const all: readonly (readonly [string, Scheme])[] = [
  ...presetIds.map((id) => [id, presets[id].scheme] as const),
  ...others.map((scheme) => [scheme.method.family, scheme] as const),
]

/** Every number that the method weighs by, as a person would look for it. */
function numbersOf({ classes, method, composite }: Scheme): readonly string[] {
  const pooled: readonly Family[] = ['majority', 'approval', 'banded']
  const weights = classes.length > 1 && !pooled.includes(method.family) ? classes.map(({ weight }) => `${weight}%`) : []
  const table = (values: Readonly<Record<string, number>>) =>
    Object.values(values)
      .filter((n) => n > 0)
      .map(String)
  const own: Readonly<Record<Family, () => readonly string[]>> = {
    grade_share: () => [],
    graded_points: () => ('points' in method ? table(method.points as Record<string, number>) : []),
    items_by_class: () =>
      method.family === 'items_by_class' ? [...table(method.points), ...table(method.items).map((n) => `${n}%`)] : [],
    points_by_class: () => [],
    weighted_items: () =>
      method.family === 'weighted_items' ? [...table(method.points), ...table(method.options).map((n) => `${n}%`)] : [],
    trimmed_mean: () => [],
    majority: () => ['1/2'],
    approval: () => ['1/2', '30'],
    ranking: () => ['100'],
    banded: () => ['90%', '200', '80%', '190', '160', '1/3', '130'],
  }
  return [...weights, ...own[method.family](), ...(composite ? composite.others.map(({ weight }) => `${weight}%`) : [])]
}

describe.each(languages)('in %s', (language) => {
  const reader = readers[language]
  const rules = (scheme: Scheme) => ruleSentences(scheme, reader)
  const said = (scheme: Scheme) => rules(scheme).join('\n')

  test('every way of counting is tried here', () => {
    expect(new Set(all.map(([, { method }]) => method.family)).size).toBe(Object.keys(reader.words.family).length)
  })

  test.each(all)('[K2] the formula of %s is whole and has every number it weighs by', (_, scheme) => {
    const lines = formulaText(scheme, reader)
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(line).toMatch(/\S{2}/)
    for (const number of numbersOf(scheme)) expect(lines.join('\n')).toContain(number)
    expect(lines.join('\n')).not.toMatch(/undefined|null|NaN|\[object|\(\)|（）/)
  })

  test('[K4] the formula gives the score where an empty class gave its weight to the others', () => {
    const [score = ''] = formulaText(p1, reader, ['B'])
    expect(score).toContain('× 40%')
    expect(score).not.toContain(reader.terms.voterClass('B'))
    expect(score).toMatch(/\(.+ × 40% \+ .+ × 30%\) ÷ 70%/)
    expect(formulaText(p1, reader, [])).toEqual(formulaText(p1, reader))
  })

  test.each(all)('[K3] [K4] [K5] the rules of %s are sentences with its numbers', (_, scheme) => {
    const sentences = rules(scheme)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/\S.*[。.]$/)
    expect(said(scheme)).not.toMatch(/undefined|null|NaN|\[object|“”|\(\)|（）/)
    const { decimals, smallCells, quota, bonus, bands } = scheme.rules
    expect(said(scheme)).toContain(String(smallCells.fewest))
    if (scheme.method.family !== 'majority') expect(said(scheme)).toContain(String(decimals))
    if (quota) expect(said(scheme)).toContain(`${quota.percent}%`)
    if (bonus) expect(said(scheme)).toContain(`−${Math.abs(bonus.least)}`)
    for (const { from } of bands.slice(0, -1)) expect(said(scheme)).toContain(String(from))
    if (scheme.method.family === 'trimmed_mean') expect(said(scheme)).toContain('5')
  })

  /** Each of these differs from the one above it in one rule, and so must what is printed. */
  test.each<[string, Partial<Rules>]>([
    ['the denominator', { denominator: 'due' }],
    ['abstentions', { abstainCounts: true }],
    ['a blank row', { blankRow: 'void' }],
    ['the same for all', { invalid: [{ rule: 'same_for_all' }] }],
    ['a cap', { invalid: [{ rule: 'at_most', option: 'good', percent: 37 }] }],
    ['an empty class', { emptyClass: 'renormalise' }],
    ['the fewest ballots', { minValid: 8 }],
    ['decimals', { decimals: 3 }],
    ['a rank', { rank: 'all' }],
    ['a rank within groups', { rank: 'group' }],
    ['bonus points', { bonus: { least: -2, most: 6 } }],
    ['small cells', { smallCells: { of: 'cell', fewest: 7 } }],
  ])('[K5] a change of %s changes what is printed', (_, change) => {
    expect(said(ruled(change))).not.toBe(said(p1))
  })

  test('a rule that cannot matter is not printed: no ties without an order, no 不了解 where nobody can tick it', () => {
    expect(said(ruled({ ties: 'ladder' }))).toBe(said(p1))
    expect(said(ruled({ noOpinionCounts: true }))).toBe(said(p1))
    expect(said(ruled({ rank: 'all', ties: 'ladder' }))).not.toBe(said(ruled({ rank: 'all' })))
    expect(said(presets.P4.scheme)).toContain(language === 'en' ? '“Don’t know”' : '“不了解”')
  })

  test('trimming and the approval rate leave abstentions out, and it is said so whatever the plan has', () => {
    const trimmed = presets.P5.scheme
    expect(said(ruled({ abstainCounts: true, denominator: 'due' }, trimmed))).toBe(said(trimmed))
  })

  test('[K6] a score with other parts in it has a name of its own; any other is the on-site ballot score', () => {
    const composite = {
      weight: 50,
      others: [{ code: 'overall_review', label: both('综合评价', 'Overall review'), weight: 50 }],
    }
    expect(scoreName(p1, reader)).toBe(reader.terms.score)
    expect(scoreName({ ...p1, composite }, reader)).not.toBe(reader.terms.score)
    const [first = ''] = formulaText({ ...p1, composite }, reader)
    expect(first).toContain(reader.terms.score)
    expect(first.match(/50%/g)).toHaveLength(2)
  })

  test('[K4] why there is no result names the classes it is about', () => {
    const few = ruled({ minValid: 8 })
    const sentence = (why: 'emptyClass' | 'tooFewBallots' | 'attendanceUnknown', about: readonly string[]) =>
      withheldSentence({ why, about }, few, reader)
    for (const why of ['emptyClass', 'tooFewBallots', 'attendanceUnknown'] as const) {
      expect(sentence(why, ['B', 'C'])).toContain(reader.terms.voterClass('B'))
      expect(sentence(why, ['B', 'C'])).toContain(reader.terms.voterClass('C'))
    }
    expect(sentence('tooFewBallots', ['B'])).toContain('8')
    expect(sentence('emptyClass', [])).toMatch(/\S/)
  })

  test('every reason for which a paper ballot is void has a name of its own', () => {
    const reasons = [...voidReasons, ...foundVoid].map((why) => reader.words.voided[why])
    expect(new Set(reasons).size).toBe(voidReasons.length + foundVoid.length)
  })

  test('what is said of a presenter has a column each: shares, the verdict, the items scored apart, the score', () => {
    const t = language === 'en' ? resultWords.en(english) : resultWords['zh-CN']
    const columns = (scheme: Scheme) => columnsOf(scheme, t, reader).map(({ code }) => code)
    expect(columns(presets.P3.scheme)).toEqual(fourGrades.map(({ code }) => code))
    expect(columns(presets.P4.scheme)).toEqual(['verdict'])
    expect(columns(of({ family: 'points_by_class', separate: true }, { form: presets.P2.scheme.form }))).toEqual([
      'score',
    ])
    expect(columns(p1)).toEqual(['score'])
    expect(verdictName(presets.P4.scheme, 'basically', reader)).toBe(
      language === 'en' ? 'Basically satisfied' : '基本满意',
    )
  })
})
