import type { Dictionary } from './language.ts'
import { consoleWords as chinese } from './zh-CN/console.ts'

export const consoleWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.consoleWords }
