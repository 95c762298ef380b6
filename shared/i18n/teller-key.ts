import type { Dictionary } from './language.ts'
import { tellerKey as chinese } from './zh-CN/teller-key.ts'

export const tellerKey: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.tellerKey }
