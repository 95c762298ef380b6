/** The form's own rules in words: printed among its notes, and said when a filled ballot breaks one. */
import type { phone } from '../../../shared/i18n/phone.ts'
import type { Form, Marks } from '../../../shared/domain/scoring/form.ts'
import type { SheetFault, SheetRule } from '../../../shared/domain/scoring/sheet.ts'
import type { LabelOf } from './labels.ts'

type Words = (typeof phone)['zh-CN']
/** What the sentences are about: the form, the presenters who are judged, and how words are read. */
export type RuleReading = {
  readonly form: Form
  readonly judged: readonly string[]
  readonly t: Words
  readonly label: LabelOf
}

/** How many presenters may have a grade of which only a share may be given. */
export const mostOf = (percent: number, presenters: number): number => Math.floor((percent * presenters) / 100)

/** What a rule asks for. */
export function ruleSentence(rule: SheetRule, { form, judged, t, label }: RuleReading): string {
  const { rules } = t
  const grade = 'option' in rule ? optionLabel(form, rule.option, label) : ''
  const item = 'item' in rule ? itemLabel(form, rule.item, label) : ''
  const others = form.items.length - 1
  switch (rule.rule) {
    case 'same_for_all':
      return rules.sameForAll
    case 'at_most': {
      // On a form of several items the rule is about the first one.
      const [first] = form.items
      const what = first && others > 0 ? rules.gradeOf(label(first.label), grade) : rules.grade(grade)
      return rules.atMost(what, rule.percent, mostOf(rule.percent, judged.length))
    }
    case 'overall_needs':
      return rules.overallNeeds(item, grade, rule.percent, Math.ceil((rule.percent * others) / 100), others)
    case 'poor_overall':
      return rules.poorOverall(item, grade)
  }
}

/** Why a filled ballot cannot be submitted, and what would mend it. */
export function faultSentence(
  fault: SheetFault,
  marks: Marks,
  reading: RuleReading,
  nameOf: (subject: string) => string,
): string {
  const { judged, t } = reading
  if (fault.why === 'samePlace') return `${t.rules.blocked}${t.rules.samePlace}`
  if (fault.why !== 'rule') return `${t.rules.blocked}${t.rules.unfit}`
  const { rule, subject } = fault
  const where = subject ? t.rules.at(nameOf(subject)) : ''
  const sentence = `${t.rules.blocked}${where}${ruleSentence(rule, reading)}`
  if (rule.rule !== 'at_most') return sentence
  const given = judged.filter((each) => marks[each]?.[0] === rule.option).length
  return `${sentence}${t.rules.given(given, given - mostOf(rule.percent, judged.length))}`
}

const optionLabel = ({ answer }: Form, code: string, label: LabelOf): string => {
  const option = answer.kind === 'grades' ? answer.options.find((each) => each.code === code) : undefined
  return option ? label(option.label) : code
}

function itemLabel({ items }: Form, code: string, label: LabelOf): string {
  const item = items.find((each) => each.code === code)
  return item ? label(item.label) : code
}
