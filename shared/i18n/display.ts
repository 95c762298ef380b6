import type { Dictionary } from './language.ts'
import { clock as chineseClock, display as chinese } from './zh-CN/display.ts'

export const display: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.display }

/** Apart from the rest, because the clock face is on every page and a phone needs no projector words. */
export const clock: Dictionary<typeof chineseClock> = { 'zh-CN': chineseClock, en: (all) => all.clock }
