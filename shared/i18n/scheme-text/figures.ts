/** What the figures of a result are called and what belongs to them: columns of a table, bars on a wall, lines of a sum. */
import { NOT_PASSED, PASSED } from '../../domain/scoring/methods/approval.ts'
import { opinions } from '../../domain/scoring/denominator.ts'
import type { Scheme } from '../../domain/scoring/scheme.ts'
import type { Score } from '../../domain/scoring/score.ts'
import type { resultWords } from '../zh-CN/results.ts'
import { scoreName } from './formula.ts'
import { isPooled, itemName, named, type Reader } from './reader.ts'

type Words = typeof resultWords

/** One figure of a result: a share, the score of an item, the verdict, or the score itself. */
export type Column = { readonly code: string; readonly name: string; readonly of: (score: Score) => string }

/** What this scheme says of a presenter, in the order in which it is printed. A figure that is withheld is empty. */
export function columnsOf(scheme: Scheme, t: Words, reader: Reader): readonly Column[] {
  const { method, form } = scheme
  const score = { code: 'score', name: scoreName(scheme, reader), of: ({ score }: Score) => score ?? '' }
  const verdict = {
    code: 'verdict',
    name: t.verdict,
    of: ({ verdict }: Score) => (verdict === undefined ? '' : verdictName(scheme, verdict, reader)),
  }
  if (method.family === 'grade_share') {
    return opinions(form).map((code) => ({
      code,
      name: t.shareOf(gradeName(scheme, code, reader)),
      of: ({ shares }: Score) => (shares?.[code] === undefined ? '' : t.percent(shares[code])),
    }))
  }
  if (method.family === 'majority') return [verdict]
  if (method.family === 'approval') return [score, verdict]
  if (method.family === 'points_by_class' && method.separate) {
    return form.items.map(({ code }) => ({
      code,
      name: itemName(scheme, code, reader),
      of: ({ parts }: Score) => parts?.[code] ?? '',
    }))
  }
  return [score]
}

/** What a class comes to is called; null where the ballots of all classes are counted together. */
export function classFigureName(scheme: Scheme, t: Words, reader: Reader): string | null {
  const { method } = scheme
  if (isPooled(scheme) || (method.family === 'points_by_class' && method.separate)) return null
  if (method.family === 'grade_share') return t.shareOf(gradeName(scheme, opinions(scheme.form)[0] ?? '', reader))
  return method.family === 'items_by_class' ? t.figure : t.mean
}

/** A class's figure as it is printed: a share with its sign. */
export const classFigure = ({ method }: Scheme, figure: string, t: Words): string =>
  method.family === 'grade_share' ? t.percent(figure) : figure

export function gradeName({ form: { answer } }: Scheme, code: string, reader: Reader): string {
  const option = answer.kind === 'grades' ? answer.options.find((each) => each.code === code) : undefined
  return option ? named(option.label, reader) : code
}

export function verdictName({ method }: Scheme, code: string, reader: Reader): string {
  if (method.family === 'majority') {
    const verdict = [...method.verdicts, method.otherwise].find((each) => each.code === code)
    return verdict ? named(verdict.label, reader) : code
  }
  const { verdict } = reader.words
  return ({ [PASSED]: verdict.passed, [NOT_PASSED]: verdict.notPassed } as Record<string, string>)[code] ?? code
}

export function bandName({ rules: { bands } }: Scheme, code: string, reader: Reader): string {
  const band = bands.find((each) => each.code === code)
  return band ? named(band.label, reader) : code
}

/** What a line of the working is for: a grade, a verdict, an item. Empty for the score. */
export function workingName(scheme: Scheme, of: string | null, reader: Reader): string {
  if (of === null) return ''
  if (scheme.method.family === 'grade_share') return gradeName(scheme, of, reader)
  return scheme.method.family === 'majority' ? verdictName(scheme, of, reader) : itemName(scheme, of, reader)
}
