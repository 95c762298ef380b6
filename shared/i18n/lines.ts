import type { Dictionary } from './language.ts'
import { linesWords as chinese } from './zh-CN/lines.ts'

export const linesWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.linesWords }
