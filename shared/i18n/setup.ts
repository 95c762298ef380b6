import type { Dictionary } from './language.ts'
import { setup as chinese } from './zh-CN/setup.ts'

export const setup: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.setup }
