/** A rule for void ballots that has just been added: about the first grade, or the worst, of the form at hand. */
import type { Form } from '../../../../shared/domain/scoring/form.ts'
import type { SheetRule } from '../../../../shared/domain/scoring/sheet.ts'
import { opinionsIn } from '../method/labels.ts'

export const sheetRules: readonly SheetRule['rule'][] = ['same_for_all', 'at_most', 'overall_needs', 'poor_overall']

/** Null where the form has nothing for such a rule to speak of. */
export function newSheetRule(rule: SheetRule['rule'], form: Form): SheetRule | null {
  const grades = opinionsIn(form).map(({ code }) => code)
  const [option] = grades
  const worst = grades.at(-1)
  const item = form.items.length > 1 ? form.items[0]?.code : undefined
  switch (rule) {
    case 'same_for_all':
      return { rule }
    case 'at_most':
      return option === undefined ? null : { rule, option, percent: Number.NaN }
    case 'overall_needs':
      return option === undefined || item === undefined ? null : { rule, item, option, percent: Number.NaN }
    case 'poor_overall':
      return worst === undefined || item === undefined ? null : { rule, item, option: worst }
  }
}
