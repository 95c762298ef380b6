/** In whose language a scheme is put into words. */
import type { Bilingual } from '../../domain/bilingual.ts'
import { noOpinions, opinions } from '../../domain/scoring/denominator.ts'
import type { Family, Method, Scheme } from '../../domain/scoring/scheme.ts'
import type { Language } from '../language.ts'
import type { schemeWords } from '../zh-CN/scheme.ts'
import type { terms } from '../zh-CN/terms.ts'

export type Reader = {
  readonly language: Language
  readonly words: typeof schemeWords
  readonly terms: Pick<typeof terms, 'score' | 'voterClass'>
}

/** A scheme of one family. */
export type SchemeOf<F extends Family> = Scheme & { readonly method: Extract<Method, { family: F }> }

export const named = (label: Bilingual, { language }: Reader): string => label[language]

/** Codes as a list of names: A票、B票. */
export const classNames = (codes: readonly string[], { words, terms }: Reader): string =>
  words.formula.and(codes.map(terms.voterClass))

const grades = ({ answer }: Scheme['form']) => (answer.kind === 'grades' ? answer.options : [])

/** Grades in quotation marks, as a list: “满意”、“基本满意”. */
export const gradeNames = (scheme: Scheme, codes: readonly string[], reader: Reader): string =>
  reader.words.formula.and(
    codes.flatMap((code) => {
      const option = grades(scheme.form).find((each) => each.code === code)
      return option ? [reader.words.formula.quoted(named(option.label, reader))] : []
    }),
  )

export const itemName = (scheme: Scheme, code: string, reader: Reader): string => {
  const item = scheme.form.items.find((each) => each.code === code)
  return item ? named(item.label, reader) : code
}

/** Every grade that says something, best first, with what `of` says of it. */
export const perGrade = (scheme: Scheme, reader: Reader, of: (code: string, name: string) => string): string =>
  reader.words.formula.list(
    opinions(scheme.form).flatMap((code) => {
      const option = grades(scheme.form).find((each) => each.code === code)
      return option ? [of(code, named(option.label, reader))] : []
    }),
  )

export const noOpinionNames = (scheme: Scheme, reader: Reader): string =>
  gradeNames(scheme, noOpinions(scheme.form), reader)

/** −5, with a sign that is as wide as a figure. */
export const signed = (n: number): string => String(n).replace('-', '−')

export const fraction = ({ over, under }: { readonly over: number; readonly under: number }): string =>
  `${over}/${under}`

/** Methods that count the ballots of all classes together, whatever the classes weigh. */
export const isPooled = ({ method }: Scheme): boolean =>
  method.family === 'majority' || method.family === 'approval' || method.family === 'banded'
