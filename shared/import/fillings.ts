/** What stands in cells and is known: ways to write oral, written, yes, no, minutes, and the foot of a table. */
import * as chinese from '../i18n/zh-CN/import-reading.ts'
import * as english from '../i18n/en/import-reading.ts'
import { bare } from './tidy.ts'

const filling = (what: keyof typeof chinese.fillings): ReadonlySet<string> =>
  new Set([...chinese.fillings[what], ...english.fillings[what]].map((word) => bare(word) || word))
export const fills = Object.fromEntries(
  (Object.keys(chinese.fillings) as (keyof typeof chinese.fillings)[]).map((what) => [what, filling(what)]),
) as Record<keyof typeof chinese.fillings, ReadonlySet<string>>

/** Is this one of the ways to write it? */
export const says = (text: string, what: keyof typeof fills): boolean => fills[what].has(bare(text) || text)
