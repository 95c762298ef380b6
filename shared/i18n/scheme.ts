import type { Dictionary } from './language.ts'
import { schemeWords as chinese } from './zh-CN/scheme.ts'

export const schemeWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.schemeWords }
