import type { Dictionary } from './language.ts'
import { phone as chinese } from './zh-CN/phone.ts'
import { phone as english } from './en/phone.ts'

export const phone: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: english }
