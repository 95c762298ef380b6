import type { Dictionary } from './language.ts'
import { replayWords as chinese } from './zh-CN/replay.ts'

export const replayWords: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.replayWords }
