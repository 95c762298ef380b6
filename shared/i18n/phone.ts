import type { Dictionary } from './language.ts'
import { phone as chinese } from './zh-CN/phone.ts'

export const phone: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.phone }
