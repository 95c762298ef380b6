/**
 * 测评表: what a voter is asked. A form is a template that people edit: its items, its grades and its notes are data.
 * What a voter puts into a cell is a mark; which marks a cell takes follows from the form alone.
 */
import type { Bilingual } from '../bilingual.ts'
import { compare, decimalOf, dividedBy, plain, type Exact } from './exact.ts'

/** One grade of the scale: 好, 满意, 优秀, 赞成 … */
export type Option = {
  readonly code: string
  readonly label: Bilingual
  /** 不了解: a tick that is no opinion and worth nothing (domain 2.2, last rows). */
  readonly noOpinion?: true
}

/** 参考分档: what a number is meant to say, printed beside the item. Both ends belong to it. */
export type GuideBand = { readonly least: number; readonly most: number; readonly label: Bilingual }

/** 测评项目. A form of one item is a matrix of presenters and grades. */
export type FormItem = {
  readonly code: string
  readonly label: Bilingual
  /** Forms in points only: the limits of what can be given, both included. */
  readonly points?: { readonly least: number; readonly most: number; readonly bands: readonly GuideBand[] }
}

export const pointSteps = ['1', '0.5', '0.1', '0.01'] as const

export type Answer =
  | { readonly kind: 'grades'; readonly options: readonly Option[] }
  /** Every number given is a multiple of `step`. */
  | { readonly kind: 'points'; readonly step: (typeof pointSteps)[number] }
  /** 排序: every presenter gets a place of their own, 1 for the first. */
  | { readonly kind: 'places' }

export const abstainings = ['cell', 'presenter', 'none'] as const
/**
 * 弃权: cell by cell, for a presenter as a whole (all items or none), or not at all. A ballot by places abstains as a
 * whole or not at all.
 */
export type Abstaining = (typeof abstainings)[number]

export type Form = {
  readonly title: Bilingual
  readonly answer: Answer
  readonly items: readonly FormItem[]
  readonly abstain: Abstaining
  /** 填表说明. */
  readonly notes: readonly Bilingual[]
}

/** An option's code, a number as a decimal, a place, or one of the two below. */
export type Mark = string
export const ABSTAIN = 'abstain'
/** 回避: set by the hub for who may not judge a presenter, never by a voter. */
export const RECUSED = 'recused'

/** `marks[presenter]`: one mark for each item of the form, in its order. */
export type Marks = Readonly<Record<string, readonly Mark[]>>

export type Layout = 'matrix' | 'items' | 'points' | 'places'
/** How the form is laid out on a phone and on paper. */
export function layoutOf({ answer, items }: Pick<Form, 'answer' | 'items'>): Layout {
  if (answer.kind === 'grades') return items.length === 1 ? 'matrix' : 'items'
  return answer.kind
}

/** May this mark stand in this cell? `among`: how many presenters the ballot ranks. */
export function fits(form: Form, item: FormItem, mark: Mark, among: number): boolean {
  if (mark === ABSTAIN) return form.abstain !== 'none'
  const { answer } = form
  switch (answer.kind) {
    case 'grades':
      return answer.options.some(({ code }) => code === mark)
    case 'points':
      return item.points !== undefined && pointsFit(mark, item.points, answer.step)
    case 'places':
      return /^[1-9]\d{0,3}$/.test(mark) && Number(mark) <= among
  }
}

/** A number as marks are kept: without zeros in front or at the end, so that equal numbers are equal marks. */
export const canonicalPoints = (text: string): string => (isNumber(text) ? plain(decimalOf(text)) : text)

const isNumber = (text: string) => /^\d{1,5}(\.\d{1,2})?$/.test(text)

function pointsFit(mark: Mark, { least, most }: { least: number; most: number }, step: string): boolean {
  if (!isNumber(mark) || canonicalPoints(mark) !== mark) return false
  const given: Exact = decimalOf(mark)
  const steps = dividedBy(given, decimalOf(step))
  return compare(given, decimalOf(least)) >= 0 && compare(given, decimalOf(most)) <= 0 && steps.under === 1n
}
