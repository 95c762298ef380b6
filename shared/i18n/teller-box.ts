import type { Dictionary } from './language.ts'
import { tellerBox as chinese } from './zh-CN/teller-box.ts'

export const tellerBox: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.tellerBox }
