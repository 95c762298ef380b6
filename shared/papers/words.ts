/** The words of the papers. They are made on the hub, which has both languages at hand. */
import type { Language } from '../i18n/language.ts'
import { paperTitles } from '../i18n/paper-titles.ts'
import { papers } from '../i18n/papers.ts'
import { incidentWords } from '../i18n/incidents.ts'
import { scriptWords } from '../i18n/script.ts'
import type { Reader } from '../i18n/scheme-text/reader.ts'
import { paperSheet as chineseSheet } from '../i18n/zh-CN/paper-sheet.ts'
import { paperSheet as englishSheet } from '../i18n/en/paper-sheet.ts'
import { resultWords as chineseResults } from '../i18n/zh-CN/results.ts'
import { resultWords as englishResults } from '../i18n/en/results.ts'
import { schemeWords as chineseScheme } from '../i18n/zh-CN/scheme.ts'
import { schemeWords as englishScheme } from '../i18n/en/scheme.ts'
import { terms as chineseTerms } from '../i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../i18n/en/terms.ts'

type In = { readonly language: Language }

const chinese = { sheet: chineseSheet, results: chineseResults, scheme: chineseScheme, terms: chineseTerms }
const both: Readonly<Record<Language, typeof chinese>> = {
  'zh-CN': chinese,
  en: { sheet: englishSheet, results: englishResults, scheme: englishScheme, terms: englishTerms },
}

export const words = ({ language }: In) => papers[language]
/** What stands on every sheet. */
export const sheetWords = ({ language }: In) => both[language].sheet
export const titles = ({ language }: In) => paperTitles[language]
export const incidentSays = ({ language }: In) => incidentWords[language]
export const scriptSays = ({ language }: In) => scriptWords[language]
export const terms = ({ language }: In) => both[language].terms
export const results = ({ language }: In) => both[language].results

/** Who reads a scheme aloud in that language. */
export const readerOf = ({ language }: In): Reader => ({
  language,
  words: both[language].scheme,
  terms: both[language].terms,
})
export const invalidReason = ({ language }: In, why: string): string =>
  (both[language].scheme.voided as Readonly<Record<string, string>>)[why] ?? why
