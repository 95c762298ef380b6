import type { Dictionary } from './language.ts'
import { resultWords as chinese } from './zh-CN/results.ts'

export const resultWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.resultWords }
