/** The readers of a printed tally: the words of results and schemes, in both languages at hand. */
import type { Language } from '../shared/i18n/language.ts'
import type { Reader } from '../shared/i18n/scheme-text/reader.ts'
import { resultWords as chineseResults } from '../shared/i18n/zh-CN/results.ts'
import { resultWords as englishResults } from '../shared/i18n/en/results.ts'
import { schemeWords as chineseScheme } from '../shared/i18n/zh-CN/scheme.ts'
import { schemeWords as englishScheme } from '../shared/i18n/en/scheme.ts'
import { schemeEditor as chineseFaults } from '../shared/i18n/zh-CN/scheme-editor.ts'
import { schemeEditor as englishFaults } from '../shared/i18n/en/scheme-editor.ts'
import { terms as chineseTerms } from '../shared/i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../shared/i18n/en/terms.ts'

export type TallyReader = Reader & {
  readonly results: typeof chineseResults
  readonly faults: typeof chineseFaults
  readonly allTerms: typeof chineseTerms
}

export const tallyReaders: Readonly<Record<Language, TallyReader>> = {
  'zh-CN': {
    language: 'zh-CN',
    words: chineseScheme,
    terms: chineseTerms,
    allTerms: chineseTerms,
    results: chineseResults,
    faults: chineseFaults,
  },
  en: {
    language: 'en',
    words: englishScheme,
    terms: englishTerms,
    allTerms: englishTerms,
    results: englishResults,
    faults: englishFaults,
  },
}
