import type { Language } from './language.ts'
import { paperTitles as chinese } from './zh-CN/paper-titles.ts'
import { paperTitles as english } from './en/paper-titles.ts'

/** Papers are made on the hub, and carry their titles to whatever page shows them. */
export const paperTitles: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
