import type { Dictionary } from './language.ts'
import { checkIn as chinese } from './zh-CN/check-in.ts'

export const checkIn: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.checkIn }
