import type { Dictionary } from './language.ts'
import { hub as chinese } from './zh-CN/hub.ts'
import { hub as english } from './en/hub.ts'

export const hub: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: english }
