/**
 * The number pad: what a key does to the figure that is being typed. A key that would lead out of the limits, or past
 * the step, does nothing and says why; a figure that is not whole yet, `9` of `95` say, is held back until it fits.
 */
import { canonicalPoints } from '../../../shared/domain/scoring/form.ts'
import { compare, decimalOf, dividedBy, plain, total } from '../../../shared/domain/scoring/exact.ts'

export type Limits = { readonly least: number; readonly most: number; readonly step: string }

export const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const
export type PadKey = (typeof digits)[number] | 'point' | 'delete' | 'clear'

/** above, below: out of the limits. step: not a multiple of the step. empty: nothing typed. */
export type PadProblem = 'above' | 'below' | 'step' | 'empty'

/** `whole`: the figure was there when the pad was opened, so the next digit begins a new one. */
export type Typed = { readonly text: string; readonly whole: boolean; readonly why: PadProblem | null }

export const typing = (text: string): Typed => ({ text, whole: text !== '', why: null })

const placesOf = (step: string): number => step.split('.')[1]?.length ?? 0
export const takesPoint = ({ step }: Limits): boolean => placesOf(step) > 0

/** A figure as it stands on the pad, `92.` too, as a number; null for none. */
const valueOf = (text: string) => (text === '' ? null : decimalOf(text.replace(/\.$/, '')))

export function pressed(typed: Typed, key: PadKey, limits: Limits): Typed {
  const { text } = typed
  const held = (next: string): Typed => ({ text: next, whole: false, why: null })
  switch (key) {
    case 'clear':
      return held('')
    case 'delete':
      return held(text.slice(0, -1))
    case 'point':
      if (!takesPoint(limits) || text.includes('.')) return { ...typed, why: takesPoint(limits) ? null : 'step' }
      return held(`${text || '0'}.`)
    default: {
      const before = typed.whole ? '' : text
      const next = before === '0' ? key : before + key
      const why = barrier(next, limits)
      return why ? { ...typed, why } : held(next)
    }
  }
}

/** Why a figure cannot stand there, nor become one that can by typing on. */
function barrier(text: string, { most, step }: Limits): PadProblem | null {
  const places = text.split('.')[1]?.length ?? 0
  const value = valueOf(text)
  if (value === null) return null
  if (places > placesOf(step)) return 'step'
  if (compare(value, decimalOf(most)) > 0) return 'above'
  return places === placesOf(step) && !isMultiple(text, step) ? 'step' : null
}

const isMultiple = (text: string, step: string): boolean => {
  const value = valueOf(text)
  return value !== null && dividedBy(value, decimalOf(step)).under === 1n
}

/** Why the figure cannot be taken as it stands; null if it can. */
export function problemOf({ text }: Typed, limits: Limits): PadProblem | null {
  const value = valueOf(text)
  if (value === null) return 'empty'
  if (compare(value, decimalOf(limits.least)) < 0) return 'below'
  return barrier(text, limits) ?? (isMultiple(text, limits.step) ? null : 'step')
}

/** The mark that the figure stands for, '' as long as it cannot be taken. */
export const markOf = (typed: Typed, limits: Limits): string =>
  problemOf(typed, limits) ? '' : canonicalPoints(typed.text.replace(/\.$/, ''))

/** What some figures come to, exactly; '' cells count for nothing. */
export const sumOf = (figures: readonly (string | number)[]): string =>
  plain(total(figures.filter((figure) => figure !== '').map(decimalOf)))
