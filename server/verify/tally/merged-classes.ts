/** Classes too small to be opened, counted in another (rule K29), a second time. */
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import { hundredths } from './small-change.ts'

type Merged = Readonly<Record<string, string>>

/** The class that was merged is gone, and the one it is in has the weights of both. */
export function withMergedClasses(scheme: Scheme, merged: Merged): Scheme {
  const heavier = (code: string) =>
    scheme.classes.filter((one) => (merged[one.code] ?? one.code) === code).map(({ weight }) => hundredths(weight))
  return {
    ...scheme,
    classes: scheme.classes
      .filter(({ code }) => merged[code] === undefined)
      .map((one) => ({ ...one, weight: Number(heavier(one.code).reduce((sum, part) => sum + part, 0n)) / 100 })),
  }
}

/** Figures of the classes, added up as the classes are. */
export function inMergedClasses(figures: Readonly<Record<string, number>>, merged: Merged): Record<string, number> {
  const all: Record<string, number> = {}
  for (const [code, figure] of Object.entries(figures)) {
    const into = merged[code] ?? code
    all[into] = (all[into] ?? 0) + figure
  }
  return all
}
