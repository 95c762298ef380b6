import type { Dictionary } from './language.ts'
import { schemeEditor as chinese } from './zh-CN/scheme-editor.ts'

export const schemeEditor: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.schemeEditor }
