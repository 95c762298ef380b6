/** Words that are data of the plan, in the reader's language. */
import type { Bilingual } from '../../../shared/domain/bilingual.ts'
import { useLanguage } from '../../live/language.ts'

export type LabelOf = (label: Bilingual) => string

export function useLabels(): LabelOf {
  const { language } = useLanguage()
  return (label) => label[language.value]
}
