import type { Dictionary } from './language.ts'
import { recorder as chinese } from './zh-CN/recorder.ts'
import { recorder as english } from './en/recorder.ts'

export const recorder: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: english }
