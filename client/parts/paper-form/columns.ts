/** What stands in the columns of a printed form. */
import type { Language } from '../../../shared/i18n/language.ts'
import type { paperForm } from '../../../shared/i18n/paper-form.ts'
import type { Form, FormItem } from '../../../shared/domain/scoring/form.ts'
import type { Printed } from './shape.ts'

type Words = (typeof paperForm)['zh-CN']

/** The columns to tick; none if the form asks for figures. */
export function gradesOf({ form, abstainColumn }: Printed, language: Language, abstain: string): readonly string[] {
  if (form.answer.kind !== 'grades') return []
  return [...form.answer.options.map(({ label }) => label[language]), ...(abstainColumn ? [abstain] : [])]
}

/** What may be written into the box of an item, and below it in which steps. `among`: how many are ranked. */
export function limitsOf({ answer }: Form, { points }: FormItem, among: number, t: Words): string {
  if (answer.kind === 'points' && points)
    return `${t.limits(String(points.least), String(points.most))}\n${t.step(answer.step)}`
  return t.places(among)
}

/** 参考分档 of an item on one line: `好 90～100　较好 80～89`. */
export const bandsOf = ({ points }: FormItem, language: Language): string =>
  (points?.bands ?? []).map(({ least, most, label }) => `${label[language]} ${least}–${most}`).join('   ')
