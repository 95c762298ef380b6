import type { Dictionary } from './language.ts'
import { phoneForms as chinese } from './zh-CN/phone-forms.ts'

export const phoneForms: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.phoneForms }
