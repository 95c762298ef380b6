import type { Dictionary } from './language.ts'
import { importWords as chinese } from './zh-CN/import.ts'

export const importWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.importWords }
