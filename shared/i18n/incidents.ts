import type { Language } from './language.ts'
import { incidentWords as chinese } from './zh-CN/incidents.ts'
import { incidentWords as english } from './en/incidents.ts'

/** Papers are made on the hub, which has both languages at hand. */
export const incidentWords: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english }
