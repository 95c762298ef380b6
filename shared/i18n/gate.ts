import type { Dictionary } from './language.ts'
import { gate as chinese } from './zh-CN/gate.ts'

export const gate: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.gate }
