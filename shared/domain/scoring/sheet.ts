/**
 * One ballot, looked at by itself: is it whole, and does it keep the plan's rules for a valid one (domain 2.3, rules 3
 * and 4)? A phone blocks what is not and says why; a ballot on paper is void, with the reason.
 */
import { ABSTAIN, fits, RECUSED, type Form, type Mark, type Marks } from './form.ts'

/** 整票作废规则. */
export type SheetRule =
  /** The same answer for everybody is no answer. Applies from two presenters on. */
  | { readonly rule: 'same_for_all' }
  /** At most this share of the presenters, rounded down, may be given this grade (优秀不超过 20%). */
  | { readonly rule: 'at_most'; readonly option: string; readonly percent: number }
  /** The overall grade needs at least this share of the other items to be of the same grade. */
  | { readonly rule: 'overall_needs'; readonly item: string; readonly option: string; readonly percent: number }
  /** If any other item has this grade, the overall item must have it too. */
  | { readonly rule: 'poor_overall'; readonly item: string; readonly option: string }

/** Why a ballot is not whole or not valid. `subject`: the first presenter concerned, where there is one. */
export type SheetFault =
  | { readonly why: 'foreign' }
  | { readonly why: 'missing' | 'unfit' | 'partlyAbstained'; readonly subject: string }
  | { readonly why: 'samePlace' }
  | { readonly why: 'rule'; readonly rule: SheetRule; readonly subject?: string }

/** What a ballot is held against. `recused`: the presenters whom this voter may not judge. */
export type SheetFrame = {
  readonly form: Form
  readonly subjects: readonly string[]
  readonly recused: readonly string[]
  readonly invalid: readonly SheetRule[]
}

/** The first fault of a ballot as a voter filled it, without the presenters who are recused; null if it is valid. */
export function faultOf(marks: Marks, frame: SheetFrame): SheetFault | null {
  const judged = frame.subjects.filter((subject) => !frame.recused.includes(subject))
  const given = Object.keys(marks)
  if (given.some((subject) => !judged.includes(subject))) return { why: 'foreign' }
  for (const subject of judged) {
    const fault = rowFault(frame.form, subject, given.includes(subject) ? marks[subject] : undefined, judged)
    if (fault) return fault
  }
  return placesFault(frame.form, marks, judged) ?? brokenRule(frame, marks, judged)
}

/** The presenters whose row is not whole yet, in the form's order. */
export const unfilled = ({ form, subjects, recused }: SheetFrame, marks: Marks): readonly string[] =>
  subjects.filter((subject) => !recused.includes(subject) && !isFilled(form, marks[subject]))

/** Has a row a mark in every cell? */
export const isFilled = ({ items }: Form, row: readonly Mark[] | undefined): boolean =>
  row?.length === items.length && row.every((mark) => mark !== '')

/** A valid ballot as it is counted: with 回避 where the voter may not judge. */
export const withRecused = (marks: Marks, { form, subjects, recused }: SheetFrame): Marks =>
  Object.fromEntries(
    subjects.map((subject) => [
      subject,
      recused.includes(subject) ? form.items.map(() => RECUSED) : (marks[subject] ?? []),
    ]),
  )

function rowFault(
  form: Form,
  subject: string,
  row: readonly Mark[] | undefined,
  judged: readonly string[],
): SheetFault | null {
  if (!row || !isFilled(form, row)) return { why: 'missing', subject }
  if (!form.items.every((item, i) => fits(form, item, row[i] ?? '', judged.length))) return { why: 'unfit', subject }
  const abstained = row.filter((mark) => mark === ABSTAIN).length
  if (form.abstain === 'presenter' && abstained > 0 && abstained < row.length)
    return { why: 'partlyAbstained', subject }
  return null
}

/** Places are 1 to N, each once; or the whole ballot abstains. */
function placesFault({ answer }: Form, marks: Marks, judged: readonly string[]): SheetFault | null {
  if (answer.kind !== 'places') return null
  const places = judged.flatMap((subject) => marks[subject] ?? [])
  if (places.every((place) => place === ABSTAIN)) return null
  return new Set(places).size === places.length && !places.includes(ABSTAIN) ? null : { why: 'samePlace' }
}

/** The first of the plan's own rules that a whole ballot breaks. */
function brokenRule({ form, invalid }: SheetFrame, marks: Marks, judged: readonly string[]): SheetFault | null {
  for (const rule of invalid) {
    const fault = breaks(rule, form, marks, judged)
    if (fault) return { why: 'rule', rule, ...(fault === true ? {} : { subject: fault }) }
  }
  return null
}

/** True, or the presenter at whom the rule is broken, or false. */
function breaks(rule: SheetRule, form: Form, marks: Marks, judged: readonly string[]): string | boolean {
  const place = 'item' in rule ? form.items.findIndex(({ code }) => code === rule.item) : 0
  const others = (row: readonly Mark[]) => row.filter((_, i) => i !== place)
  switch (rule.rule) {
    case 'same_for_all': {
      const rows = new Set(judged.map((subject) => (marks[subject] ?? []).join(' ')))
      const abstained = judged.every((subject) => marks[subject]?.every((mark) => mark === ABSTAIN))
      return judged.length > 1 && rows.size === 1 && !abstained
    }
    case 'at_most': {
      const given = judged.filter((subject) => marks[subject]?.[0] === rule.option).length
      return judged.length > 1 && given * 100 > rule.percent * judged.length
    }
    case 'overall_needs':
      return (
        judged.find((subject) => {
          const row = marks[subject] ?? []
          const same = others(row).filter((mark) => mark === rule.option).length
          return row[place] === rule.option && same * 100 < rule.percent * (row.length - 1)
        }) ?? false
      )
    case 'poor_overall':
      return (
        judged.find((subject) => {
          const row = marks[subject] ?? []
          return others(row).includes(rule.option) && row[place] !== rule.option
        }) ?? false
      )
  }
}
