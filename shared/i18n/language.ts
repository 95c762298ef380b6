/**
 * The two languages, Chinese first: it comes with the page, and English when somebody asks for it, so that no phone
 * in a crowded hall downloads what it does not show.
 */
import type * as english from './english.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Every English dictionary, in one module. */
export type English = typeof english

/** The same words in both languages; the compiler sees to it. */
export type Dictionary<Words> = {
  readonly 'zh-CN': Words
  readonly en: (all: English) => Words
}
