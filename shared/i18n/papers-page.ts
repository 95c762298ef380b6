import type { Dictionary } from './language.ts'
import { papersPage as chinese } from './zh-CN/papers-page.ts'

export const papersPage: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.papersPage }
