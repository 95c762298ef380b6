import type { Dictionary } from './language.ts'
import { refusals as chinese } from './zh-CN/refusals.ts'

export const refusals: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.refusals }
