import type { Dictionary } from './language.ts'
import { minutes as chinese } from './zh-CN/minutes.ts'

export const minutes: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.minutes }
