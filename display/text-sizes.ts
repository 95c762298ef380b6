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
/** Below this a second line is better than a smaller one. */
const ONE_LINE_LEAST = 1.2
const LEAST = 0.8
/** More lines than this are prose, which takes the largest size at which all of it fits. */
const FEW_LINES = 4

export type Setting = {
  readonly size: number
  readonly lines: number
  /** Break only where there is a space or a mark, so that a post or a name stays in one piece. */
  readonly whole: boolean
}

/**
 * In which settings to try a text, best first: shrunk by `patience` half steps on one line, then on two, and so on.
 * The last ones are smaller than anybody would choose, because a small text is better than one that is cut.
 */
export function settings(largest: number, lines: number, patience: number): readonly Setting[] {
  const steps = Math.ceil(Math.log(largest / LEAST) / Math.log(STEP))
  const sizes = Array.from({ length: steps + 1 }, (_, step) => largest / STEP ** step)
  if (lines > FEW_LINES) return sizes.map((size) => ({ size, lines, whole: false }))
  const patient = sizes.slice(0, patience + 1).filter((size) => size >= ONE_LINE_LEAST || size === largest)
  const on = (lines: number) => [true, false].flatMap((whole) => patient.map((size) => ({ size, lines, whole })))
  const all = sizes.flatMap((size) => [true, false].map((whole) => ({ size, lines, whole })))
  return [...Array.from({ length: lines }, (_, n) => on(n + 1)).flat(), ...all]
}
