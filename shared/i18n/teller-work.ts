import type { Dictionary } from './language.ts'
import { tellerWork as chinese } from './zh-CN/teller-work.ts'

export const tellerWork: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.tellerWork }
