import type { Language } from './language.ts'
import { scriptWords as chinese } from './zh-CN/script.ts'
import { scriptWords as english } from './en/script.ts'

/** Papers are made on the hub, which has both languages at hand. */
export const scriptWords: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
