import type { Dictionary } from './language.ts'
import { archiveWords as chinese } from './zh-CN/archive.ts'

export const archiveWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.archiveWords }
