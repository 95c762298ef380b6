import type { Language } from './language.ts'
import { hub as chinese } from './zh-CN/hub.ts'
import { hub as english } from './en/hub.ts'

/** The hub prints both languages, so it has both at hand. */
export const hub: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
