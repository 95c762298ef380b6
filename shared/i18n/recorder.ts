import type { Dictionary } from './language.ts'
import { recorder as chinese } from './zh-CN/recorder.ts'

export const recorder: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.recorder }
