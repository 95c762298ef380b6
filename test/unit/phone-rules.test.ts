/** The form's own rules in words: said before, and said with figures when a filled ballot breaks one. */
import { describe, expect, test } from 'vitest'
import { faultSentence, mostOf, ruleSentence } from '../../client/phone/form/rule-sentence.ts'
import { phone as english } from '../../shared/i18n/en/phone.ts'
import { phone as chinese } from '../../shared/i18n/zh-CN/phone.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { faultOf, type SheetRule } from '../../shared/domain/scoring/sheet.ts'

const judged = Array.from({ length: 17 }, (_, i) => `p${i + 1}`)
const matrix = presets.P1.scheme.form
const items = presets.P3.scheme.form
const rules: readonly SheetRule[] = [
  { rule: 'same_for_all' },
  { rule: 'at_most', option: 'good', percent: 20 },
  { rule: 'overall_needs', item: 'overall', option: 'good', percent: 90 },
  { rule: 'poor_overall', item: 'overall', option: 'poor' },
]
const inChinese = { judged, t: chinese, label: (text: { 'zh-CN': string }) => text['zh-CN'] }
const inEnglish = { judged, t: english, label: (text: { en: string }) => text.en }

describe('[B13] a rule', () => {
  test('is said with the grade, the item and the numbers it allows, in both languages', () => {
    expect(rules.map((rule) => ruleSentence(rule, { form: items, ...inChinese }))).toEqual([
      '不能给每一位完全相同的评价，请至少改一位。',
      '“总体评价”为“好”的最多 20%，即 3 位。',
      '“总体评价”评为“好”，其余 5 项须有 90% 即至少 5 项为“好”。',
      '只要有一项为“差”，“总体评价”也须为“差”。',
    ])
    for (const rule of rules) {
      const sentence = ruleSentence(rule, { form: items, ...inEnglish })
      expect(sentence).not.toMatch(/\p{Script=Han}|undefined|NaN/u)
      if ('option' in rule) expect(sentence).toContain(rule.option === 'good' ? '“Good”' : '“Poor”')
      if ('percent' in rule) expect(sentence).toContain(`${rule.percent}%`)
    }
  })

  test('does not name the item where there is only one', () => {
    const [, atMost] = rules
    expect(atMost && ruleSentence(atMost, { form: matrix, ...inChinese })).toBe('“好”最多 20%，即 3 位。')
  })

  test('allows as many as the check does: one more and the ballot is blocked', () => {
    const most = mostOf(20, judged.length)
    const ballot = (good: number) =>
      Object.fromEntries(judged.map((subject, i) => [subject, [i < good ? 'good' : 'average']]))
    const frame = { form: matrix, subjects: judged, recused: [], invalid: rules.slice(1, 2) }
    expect(faultOf(ballot(most), frame)).toBeNull()
    expect(faultOf(ballot(most + 1), frame)).toMatchObject({ why: 'rule' })
  })
})

describe('[B13] a ballot that is blocked', () => {
  const nameOf = (subject: string) => `<${subject}>`

  test('says how many were given and how many to change', () => {
    const marks = Object.fromEntries(judged.map((subject, i) => [subject, [i < 5 ? 'good' : 'poor']]))
    const fault = faultOf(marks, { form: matrix, subjects: judged, recused: [], invalid: rules.slice(1, 2) })
    expect(fault && faultSentence(fault, marks, { form: matrix, ...inChinese }, nameOf)).toBe(
      '还不能提交。“好”最多 20%，即 3 位。您给了 5 位，请改 2 位。',
    )
  })

  test('names the presenter at whom a rule is broken', () => {
    const [, , , poorOverall] = rules
    if (!poorOverall) throw new Error('there are four rules')
    const fault = { why: 'rule', rule: poorOverall, subject: 'p4' } as const
    expect(faultSentence(fault, {}, { form: items, ...inChinese }, nameOf)).toContain('<p4>：只要有一项')
    expect(faultSentence(fault, {}, { form: items, ...inEnglish }, nameOf)).toContain('<p4>: If any item')
  })

  test('has a sentence for every other fault too', () => {
    const said = (['samePlace', 'foreign'] as const).map((why) =>
      faultSentence({ why }, {}, { form: matrix, ...inChinese }, nameOf),
    )
    expect(said).toEqual(['还不能提交。名次不能重复，也不能遗漏。', '还不能提交。有的项没有填好，请重新填写。'])
  })
})
