import type { Dictionary } from './language.ts'
import { dayWords as chinese } from './zh-CN/day.ts'

export const dayWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.dayWords }
