/** What a blocker says in the list: what is missing, where, and in how many rows. */
import { schemeEditor } from '../../shared/i18n/scheme-editor.ts'
import { setup } from '../../shared/i18n/setup.ts'
import type { Blocker } from '../../shared/setup/blockers.ts'
import type { LimitName, MeetingDraft } from '../../shared/setup/draft.ts'
import { useLanguage, useWords } from '../live/language.ts'
import { faultSentence } from '../parts/scheme-editor/fault-sentence.ts'
import { fieldName } from '../parts/scheme-editor/field-name.ts'

export function useBlockerSentence(draft: () => MeetingDraft | null): (blocker: Blocker) => string {
  const t = useWords(setup)
  const editor = useWords(schemeEditor)
  const { language } = useLanguage()

  function about({ what = '', why, fault }: Blocker): string {
    if (why === 'badPhaseLimit') return t.value.order.limit[what as LimitName]
    const scheme = draft()?.scheme
    if (!fault || !scheme) return what
    const { fields: words, sections } = editor.value
    return `${fieldName(fault.field, scheme, { words, sections, language: language.value })}: ${faultSentence(fault, editor.value)}`
  }
  return (blocker) => {
    const { count, first } = blocker.rows ?? { count: 1, first: 0 }
    const said = t.value.blockers[blocker.why]({ first, what: about(blocker) })
    return count > 1 ? `${said}${language.value === 'en' ? ' ' : ''}${t.value.more(count)}` : said
  }
}
