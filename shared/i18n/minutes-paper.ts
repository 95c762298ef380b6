import type { Language } from './language.ts'
import { minutesPaper as chinese } from './zh-CN/minutes-paper.ts'
import { minutesPaper as english } from './en/minutes-paper.ts'

/** Papers are made on the hub, which has both languages at hand. */
export const minutesPaper: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
