/** The sizes of text on a wall, in units of `--u`: the scale of `display.css`, for texts that step down it. */
export const scale = {
  t1: 1.6,
  t2: 2.13,
  t3: 2.84,
  t4: 3.79,
  t5: 5.05,
  t6: 6.73,
  t7: 8.97,
  t8: 11.96,
  t9: 15.95,
  t12: 37.8,
} as const
export type TextSize = keyof typeof scale

/** Half a step of the scale, so that a text that does not fit loses no more than it must. */
const STEP = Math.sqrt(4 / 3)
/** A text stays on one line for this many half steps before it wraps. */
const ONE_LINE_STEPS = 4
const LEAST = 0.8

export type Setting = { readonly size: number; readonly lines: number }

/**
 * In which settings to try a text, best first: shrunk by steps on one line, then wrapped and shrunk on. The last ones
 * are smaller than anybody would choose, because a text that is small is better than one that is cut.
 */
export function settings(largest: number, lines: number): readonly Setting[] {
  const steps = Math.ceil(Math.log(largest / LEAST) / Math.log(STEP))
  const sizes = Array.from({ length: steps + 1 }, (_, step) => largest / STEP ** step)
  const oneLine = lines > 2 ? [] : sizes.slice(0, lines === 1 ? undefined : ONE_LINE_STEPS + 1)
  const wrapped = lines === 1 ? [] : sizes
  return [...oneLine.map((size) => ({ size, lines: 1 })), ...wrapped.map((size) => ({ size, lines }))]
}
