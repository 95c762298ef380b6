/** The editor of a scheme: what follows from a change of the form, what is said to be wrong and where, and files. */
import { describe, expect, test } from 'vitest'
import { waitsFor } from '../../client/chair/dialogs/paper/accepting.ts'
import { draftFaults, sectionOf, type Section } from '../../client/parts/scheme-editor/draft-faults.ts'
import { faultSentence } from '../../client/parts/scheme-editor/fault-sentence.ts'
import { fieldName } from '../../client/parts/scheme-editor/field-name.ts'
import { withAnswer, withItems, withOptions } from '../../client/parts/scheme-editor/follow-form.ts'
import { familiesOf, withFamily } from '../../client/parts/scheme-editor/new-method.ts'
import { freeCode, movedRow } from '../../client/parts/scheme-editor/rows.ts'
import { sumOf } from '../../client/parts/scheme-editor/sum.ts'
import { schemeEditor as chinese } from '../../shared/i18n/zh-CN/scheme-editor.ts'
import { schemeEditor as english } from '../../shared/i18n/en/scheme-editor.ts'
import { faultsOf } from '../../shared/domain/scoring/check-scheme.ts'
import type { Answer, Option } from '../../shared/domain/scoring/form.ts'
import { schemeFaultCodes, type SchemeFault } from '../../shared/domain/scoring/outcome.ts'
import { presetIds, presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'

const P1 = presets.P1.scheme
const P3 = presets.P3.scheme
const P6 = presets.P6.scheme
const optionsOf = ({ form }: Scheme): readonly Option[] => (form.answer.kind === 'grades' ? form.answer.options : [])
const label = (name: string) => ({ 'zh-CN': name, en: name })
const said = (faults: readonly SchemeFault[]) => faults.map(({ field, why }) => `${field} ${why}`)
/** With a ballot at the end, which every form can be used for. */
const planned = (scheme: Scheme) => ({ scheme, timing: 'collective' as const, firstTogether: 0 })

describe('the tables of the method follow the form', () => {
  test('[K24] a new grade is worth nothing yet: its value is asked for, never guessed', () => {
    const next = withOptions(P1, [...optionsOf(P1), { code: 'worst', label: label('很差') }])
    expect(next.method).toEqual(P1.method)
    expect(said(faultsOf(next))).toEqual(['method.points.worst gradeWithoutPoints'])
  })

  test('a grade that is gone leaves the points and the rules that speak of it', () => {
    const ruled: Scheme = {
      ...P1,
      rules: {
        ...P1.rules,
        invalid: [{ rule: 'same_for_all' }, { rule: 'at_most', option: 'poor', percent: 20 }],
      },
    }
    const next = withOptions(
      ruled,
      optionsOf(P1).filter(({ code }) => code !== 'poor'),
    )
    expect(next.method).toMatchObject({ points: { good: 100, fairly_good: 80, average: 60 } })
    expect(next.method).not.toHaveProperty('points.poor')
    expect(next.rules.invalid).toEqual([{ rule: 'same_for_all' }])
    expect(faultsOf(next)).toEqual([])
  })

  test('不了解 is worth no points: marked so, a grade leaves the table', () => {
    const next = withOptions(
      P1,
      optionsOf(P1).map((option) => (option.code === 'poor' ? { ...option, noOpinion: true as const } : option)),
    )
    expect(next.method).not.toHaveProperty('points.poor')
    expect(faultsOf(next)).toEqual([])
  })

  test('an item that is gone takes its weight with it, and the sum says so', () => {
    const next = withItems(P6, P6.form.items.slice(1))
    expect(next.method).not.toHaveProperty('points.goals')
    expect(said(faultsOf(next))).toEqual(['method.points pointsNot100'])
  })

  test('if the item that counts is gone somebody chooses another; the last one left counts', () => {
    expect(withItems(P3, P3.form.items.slice(1)).method).toMatchObject({ item: '' })
    expect(said(faultsOf(withItems(P3, P3.form.items.slice(1))))).toEqual(['method.item unknownItem'])
    expect(withItems(P3, P3.form.items.slice(1, 2)).method).toMatchObject({ item: 'insight' })
  })

  test('verdicts and steps forget a grade that is gone', () => {
    const P4 = presets.P4.scheme
    const rest = optionsOf(P4).filter(({ code }) => code !== 'basically')
    expect(withOptions(P4, rest).method).toMatchObject({
      verdicts: [{ options: ['satisfied'] }, { options: ['satisfied'] }],
    })
    const approval = withFamily(P1, 'approval')
    const without = withOptions(approval, optionsOf(P1).slice(1))
    expect(said(faultsOf(without))).toEqual(['method.inFavour unknownGrade'])
  })

  test('another way of answering brings a method that can count it', () => {
    for (const id of presetIds) {
      for (const kind of ['grades', 'points', 'places'] satisfies Answer['kind'][]) {
        const next = withAnswer(presets[id].scheme, kind)
        expect({ id, kind, is: next.form.answer.kind }).toEqual({ id, kind, is: kind })
        const faults = faultsOf(next).filter(({ why }) => why === 'wrongForm' || why === 'cannotAbstainByCell')
        expect({ id, kind, faults }).toEqual({ id, kind, faults: [] })
      }
      expect(withAnswer(presets[id].scheme, presets[id].scheme.form.answer.kind)).toBe(presets[id].scheme)
    }
  })

  test('every method that is offered fits the form, and asks for nothing that it has no field for', () => {
    for (const kind of ['grades', 'points', 'places'] as const) {
      for (const family of familiesOf[kind]) {
        const next = withFamily(withAnswer(P3, kind), family)
        const whys = new Set(draftFaults(planned(next), []).map(({ why }) => why))
        for (const why of ['wrongForm', 'unknownGrade', 'unknownItem', 'duplicate'] as const) {
          expect({ family, why, found: whys.has(why) }).toEqual({ family, why, found: false })
        }
      }
    }
  })

  test('points that were typed go along to the next method', () => {
    const shared = withFamily(P6, 'items_by_class')
    expect(shared.method).toMatchObject({ points: { excellent: 100 }, items: { goals: 40 } })
    expect(withFamily(shared, 'weighted_items').method).toEqual(P6.method)
  })
})

describe('what is wrong', () => {
  test('[K24] weights that do not add up, a class without a weight, a duplicate item: each with its field', () => {
    const [first, ...others] = P1.classes
    const wrong: Scheme = {
      ...P1,
      classes: [{ ...(first as Scheme['classes'][number]), weight: 41 }, ...others],
      form: {
        ...P1.form,
        items: [...P1.form.items, { ...P1.form.items[0], code: 'overall', label: label('总体评价') }],
      },
    }
    const faults = draftFaults(planned(wrong), ['A', 'B', 'C', 'D'])
    expect(said(faults)).toEqual(
      expect.arrayContaining([
        'form.items.1.code duplicate',
        'form.items.1.label duplicate',
        'classes weightsNot100',
        'classes.D classWithoutWeight',
      ]),
    )
  })

  test('an empty number is said to be empty and not to be out of range, wherever it stands', () => {
    const open = {
      ...P1,
      classes: P1.classes.map((each, i) => (i === 0 ? { ...each, weight: Number.NaN } : each)),
      rules: { ...P1.rules, minValid: Number.NaN },
    }
    expect(said(draftFaults(planned(open), []))).toEqual(['classes.0.weight notANumber', 'rules.minValid notANumber'])
    const band = { least: Number.NaN, most: 100, label: label('好') }
    const P2 = presets.P2.scheme
    const items = P2.form.items.map((item) => ({ ...item, points: { least: 0, most: 100, bands: [band] } }))
    expect(said(draftFaults(planned(withItems(P2, items)), []))).toEqual([
      'form.items.0.points.bands.0.least notANumber',
    ])
  })

  test('the presets have no faults, and every fault there is has its page and its sentence', () => {
    for (const id of presetIds) expect(draftFaults(planned(presets[id].scheme), [])).toEqual([])
    const pages: readonly (readonly [string, Section])[] = [
      ['form.items.0.label', 'form'],
      ['classes.B', 'classes'],
      ['method.points.good', 'method'],
      ['rules.bands.1.from', 'rules'],
      ['composite.others.0.weight', 'composite'],
      ['timing', 'form'],
    ]
    for (const [field, page] of pages) expect(sectionOf(field)).toBe(page)
    for (const words of [chinese, english]) {
      for (const why of schemeFaultCodes) expect(faultSentence({ field: 'rules.x', why }, words)).toMatch(/\S/)
      expect(faultSentence({ field: 'method.verdicts.2.options', why: 'empty' }, words)).toBe(
        words.faultsAt['method.verdicts.*.options'],
      )
      expect(faultSentence({ field: 'form.items.0.label', why: 'empty' }, words)).toBe(words.bothNeeded)
    }
  })

  test('a ranking cannot be held presenter by presenter, and the sentence says what to change first', () => {
    const faults = draftFaults({ scheme: presets.P7.scheme, timing: 'per_presenter', firstTogether: 0 }, [])
    expect(said(faults)).toEqual(['timing notForThisMethod'])
    expect(faults.map((fault) => faultSentence(fault, chinese)).join()).toContain('测评方式')
  })

  test('a field is named as people know it', () => {
    const naming = { words: chinese.fields, sections: chinese.sections, language: 'zh-CN' as const }
    const name = (field: string) => fieldName(field, P1, naming)
    expect(name('classes.1.weight')).toBe('票类与权重 · 两代表一委员 · 权重')
    expect(name('classes.9.weight')).toBe('票类与权重 · 第 10 行 · 权重')
    expect(name('method.points.good')).toBe('计分办法 · 分值 · 好')
    expect(name('form.answer.options.0.label')).toBe('表格 · 等次 · 好 · 名称')
    expect(name('rules.minValid')).toBe('规则 · 最少有效票')
    expect(name('classes')).toBe('票类与权重')
  })
})

describe('rows and sums', () => {
  test('a row moves by one and never over the edge', () => {
    expect(movedRow(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
    expect(movedRow(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
    expect(movedRow(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(movedRow(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  })

  test('a new row gets a code that none has, also after one was taken out', () => {
    const rows = [{ code: 'item1' }, { code: 'item3' }]
    expect(freeCode('item', rows)).toBe('item4')
    expect(freeCode('item', [])).toBe('item1')
  })

  test('weights add up as a person adds them', () => {
    expect(sumOf([33.33, 33.33, 33.34])).toBe(100)
    expect(sumOf([0.1, 0.2])).toBe(0.3)
    expect(sumOf([40, undefined, Number.NaN])).toBe(40)
  })
})

describe('the paper of a round', () => {
  test('[B20] is accepted when the box was counted and both entries are whole and alike', () => {
    const issued = { A: 2, B: 0 }
    const entered = { teller_a: { A: [1, 2] }, teller_b: { A: [2, 1] } }
    const differences = [{ voterClass: 'A', sheet: 1, presenter: 'p01' }]
    const round = { issued, entered, differences: [] }
    expect(waitsFor(round, { A: Number.NaN, B: 0 })).toBe('count')
    expect(waitsFor(round, { A: 3, B: 0 })).toBe('tooMany')
    expect(waitsFor({ ...round, differences }, { A: 2, B: 0 })).toBe('differ')
    expect(waitsFor(round, { A: 1, B: 0 })).toBe('entries')
    expect(waitsFor({ ...round, entered: { ...entered, teller_b: { A: [1] } } }, { A: 2, B: 0 })).toBe('entries')
    expect(waitsFor({ ...round, entered: { ...entered, teller_b: { A: [1, 3] } } }, { A: 2, B: 0 })).toBe('entries')
    expect(waitsFor(round, { A: 2, B: 0 })).toBeNull()
  })
})
