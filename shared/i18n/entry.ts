import type { Dictionary } from './language.ts'
import { entry as chinese } from './zh-CN/entry.ts'

export const entry: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.entry }
