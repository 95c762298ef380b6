import type { Dictionary } from './language.ts'
import { secrecyWords as chinese } from './zh-CN/secrecy.ts'

export const secrecyWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.secrecyWords }
