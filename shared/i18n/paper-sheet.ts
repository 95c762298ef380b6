import type { Dictionary } from './language.ts'
import { paperSheet as chinese } from './zh-CN/paper-sheet.ts'

export const paperSheet: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.paperSheet }
