/** Why the filled ballot cannot be submitted, as a sentence; empty if it can. */
import { computed, type ComputedRef } from 'vue'
import { phone } from '../../../shared/i18n/phone.ts'
import { terms } from '../../../shared/i18n/terms.ts'
import { useWords } from '../../live/language.ts'
import { useMeeting } from '../../live/meeting.ts'
import { itemLine } from '../../parts/item-name.ts'
import { useBallotDesk } from '../ballot-desk.ts'
import { useLabels } from './labels.ts'
import { faultSentence } from './rule-sentence.ts'

export function useBlocked(): ComputedRef<string> {
  const t = useWords(phone)
  const words = useWords(terms)
  const label = useLabels()
  const meeting = useMeeting()
  const desk = useBallotDesk()
  const nameOf = (subject: string) => {
    const item = meeting.item(subject)
    return item ? itemLine(item, words.value) : ''
  }
  return computed(() => {
    const { fault, frame, judged, marks } = desk
    return fault && frame ? faultSentence(fault, marks, { form: frame.form, judged, t: t.value, label }, nameOf) : ''
  })
}
