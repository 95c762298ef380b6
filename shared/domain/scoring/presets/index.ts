/** The seven presets, by their number (domain 7). */
import type { Preset, PresetId } from './preset.ts'
import { p1 } from './p1-four-grades.ts'
import { p2 } from './p2-ab-points.ts'
import { p3 } from './p3-grade-share.ts'
import { p4 } from './p4-majority.ts'
import { p5 } from './p5-trimmed.ts'
import { p6 } from './p6-items.ts'
import { p7 } from './p7-ranking.ts'

export { presetIds } from './preset.ts'
export type { Preset, PresetId } from './preset.ts'
export const presets: Readonly<Record<PresetId, Preset>> = { P1: p1, P2: p2, P3: p3, P4: p4, P5: p5, P6: p6, P7: p7 }
