import type { Dictionary } from './language.ts'
import { teller as chinese } from './zh-CN/teller.ts'

export const teller: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.teller }
