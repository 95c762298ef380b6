/** The forms of the plan as they are printed, one for each class. */
import type { PlannedItem, View } from '../../../shared/domain/view.ts'
import { layoutOf } from '../../../shared/domain/scoring/form.ts'
import type { Printed } from './shape.ts'

export function printedForms(view: View, presenters: readonly PlannedItem[]): readonly Printed[] {
  const scheme = view.scheme?.scheme
  if (!scheme) return []
  const { form, rules, classes } = scheme
  const { recusal, recusals } = view.roll ?? {}
  return classes.map((voterClass) => ({
    form,
    voterClass,
    presenters,
    meeting: view.meeting?.title ?? '',
    abstainColumn: rules.blankRow === 'void' && form.abstain !== 'none' && layoutOf(form) !== 'places',
    recusals:
      recusal?.self === true ||
      recusal?.sameUnit === true ||
      Object.values(recusals ?? {}).some((list) => list.length > 0),
  }))
}
