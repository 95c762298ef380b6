import type { Dictionary } from './language.ts'
import { home as chinese } from './zh-CN/home.ts'

export const home: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.home }
