import type { Dictionary } from './language.ts'
import { deskWords as chinese } from './zh-CN/desk.ts'

export const deskWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.deskWords }
