import type { Language } from './language.ts'
import { checkInPaper as chinese } from './zh-CN/check-in-paper.ts'
import { checkInPaper as english } from './en/check-in-paper.ts'

/** Papers are made on the hub, which has both languages at hand. */
export const checkInPaper: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
