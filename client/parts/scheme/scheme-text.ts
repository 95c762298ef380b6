/** A scheme and its results in the language of this page. */
import { computed } from 'vue'
import type { Bilingual } from '../../../shared/domain/bilingual.ts'
import type { Imbalance } from '../../../shared/domain/results.ts'
import type { Withheld } from '../../../shared/domain/scoring/outcome.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { resultWords } from '../../../shared/i18n/results.ts'
import { schemeWords } from '../../../shared/i18n/scheme.ts'
import * as figures from '../../../shared/i18n/scheme-text/figures.ts'
import { formulaText, scoreName } from '../../../shared/i18n/scheme-text/formula.ts'
import { classNames, named, type Reader } from '../../../shared/i18n/scheme-text/reader.ts'
import { imbalanceSentence, withheldSentence } from '../../../shared/i18n/scheme-text/why-none.ts'
import { terms } from '../../../shared/i18n/terms.ts'
import { useLanguage, useWords } from '../../live/language.ts'

/** Reading one of these in a template or a computed value follows the language. */
export function useSchemeText() {
  const { language } = useLanguage()
  const t = useWords(resultWords)
  const words = useWords(schemeWords)
  const shared = useWords(terms)
  const reader = computed<Reader>(() => ({ language: language.value, words: words.value, terms: shared.value }))

  return {
    reader,
    label: (label: Bilingual) => named(label, reader.value),
    className: (code: string) => shared.value.voterClass(code),
    formula: (scheme: Scheme, empty: readonly string[] = []) => formulaText(scheme, reader.value, empty),
    scoreName: (scheme: Scheme) => scoreName(scheme, reader.value),
    columns: (scheme: Scheme) => figures.columnsOf(scheme, t.value, reader.value),
    classFigureName: (scheme: Scheme) => figures.classFigureName(scheme, t.value, reader.value),
    classFigure: (scheme: Scheme, figure: string) => figures.classFigure(scheme, figure, t.value),
    verdict: (scheme: Scheme, code: string) => figures.verdictName(scheme, code, reader.value),
    band: (scheme: Scheme, code: string) => figures.bandName(scheme, code, reader.value),
    working: (scheme: Scheme, of: string | null) => figures.workingName(scheme, of, reader.value),
    withheld: (scheme: Scheme, why: Withheld) => withheldSentence(why, scheme, reader.value),
    renormalised: (codes: readonly string[]) => words.value.renormalised(classNames(codes, reader.value)),
    imbalance: (fault: Imbalance, nameOf: (presenter: string) => string) =>
      imbalanceSentence(fault, nameOf, reader.value),
  }
}
