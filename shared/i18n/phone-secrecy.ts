import type { Dictionary } from './language.ts'
import { phoneSecrecy as chinese } from './zh-CN/phone-secrecy.ts'

export const phoneSecrecy: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.phoneSecrecy }
