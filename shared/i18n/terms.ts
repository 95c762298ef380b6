import type { Dictionary } from './language.ts'
import { terms as chinese } from './zh-CN/terms.ts'

export const terms: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.terms }
