/** What a refusal of the set-up says to the person: in its own words, or in those of the meeting. */
import { refusals } from '../../shared/i18n/refusals.ts'
import { setup } from '../../shared/i18n/setup.ts'
import type { SetupRefusal } from '../../shared/setup/answers.ts'
import { useWords } from '../live/language.ts'

export function useRefusalSentence(): (refusal: { refused: SetupRefusal; count?: number }) => string {
  const own = useWords(setup)
  const meeting = useWords(refusals)
  return ({ refused, count = 0 }) => {
    const found = Object.entries(own.value.refused).find(([code]) => code === refused)?.[1]
    if (found !== undefined) return typeof found === 'function' ? found(count) : found
    if (refused === 'draftTooLarge') return own.value.tooLarge
    const sentence = Object.entries(meeting.value).find(([code]) => code === refused)?.[1]
    return typeof sentence === 'function' ? sentence(count) : own.value.refused.unreachable
  }
}
