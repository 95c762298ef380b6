/** The parts of a score that the chair's table gives: 附加分, and what a composite is made of beside the ballot. */
import type { Bilingual } from '../../../shared/domain/bilingual.ts'
import { limitsOf } from '../../../shared/domain/given-scores.ts'
import { BONUS, type Scheme } from '../../../shared/domain/scoring/scheme.ts'

/** `label`: null for 附加分, which has a name of its own in every language. */
export type GivenPart = {
  readonly code: string
  readonly label: Bilingual | null
  readonly least: number
  readonly most: number
}

export function partsOf(scheme: Scheme): readonly GivenPart[] {
  const named = [...(scheme.composite?.others ?? []), ...(scheme.rules.bonus ? [{ code: BONUS, label: null }] : [])]
  return named.flatMap(({ code, label }) => {
    const limits = limitsOf(scheme, code)
    return limits ? [{ code, label, ...limits }] : []
  })
}

/** Within the limits, and as a person writes points: two decimals at most. */
export const mayBeGiven = (points: number, { least, most }: Pick<GivenPart, 'least' | 'most'>): boolean =>
  points >= least && points <= most && /^-?\d+(\.\d{1,2})?$/.test(String(points))
