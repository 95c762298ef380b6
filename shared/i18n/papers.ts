import type { Language } from './language.ts'
import { papers as chinese } from './zh-CN/papers.ts'
import { papers as english } from './en/papers.ts'

/** Papers are made on the hub, which has both languages at hand. */
export const papers: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
