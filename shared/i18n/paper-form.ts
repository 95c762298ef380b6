import type { Dictionary } from './language.ts'
import { paperForm as chinese } from './zh-CN/paper-form.ts'

export const paperForm: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.paperForm }
