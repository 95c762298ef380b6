/**
 * What a measure of the bench is. It takes ours and its yardstick in turns, several rounds, in the same run: absolute
 * times drift with the machine and what else it does, ratios hold.
 */
export type Unit = 'ms' | 's' | 'µs' | 'KB' | 'MB' | '/s' | '×' | '%' | ''

/** One figure, a value per round. */
export type Figure = {
  readonly what: string
  readonly unit: Unit
  readonly values: readonly number[]
}

/** What is to be reached. `figure` is already the median, the percentile or the ratio that the goal is about. */
export type Goal = {
  readonly what: string
  readonly figure: number
  readonly unit: Unit
  readonly bound: { readonly atMost: number } | { readonly atLeast: number }
  /** What limits it; printed where it is not met. */
  readonly limit: string
}

export type Measured = {
  readonly figures: readonly Figure[]
  readonly goals: readonly Goal[]
  /** What a reader has to know to judge the figures. */
  readonly notes?: readonly string[]
}

export type Options = {
  /** Fewer rounds and smaller halls: whether it runs at all, not how fast the hub is. */
  readonly quick: boolean
  /** Also what takes minutes. */
  readonly soak: boolean
}

/** `run` throws `CouldNotRun`, or any error, if there is no figure: the bench says so and goes on. */
export type Measure = {
  /** As `--only` names it. */
  readonly name: string
  readonly about: string
  run(options: Options): Promise<Measured>
}

/** The measure has no figure here, and why: a sentence for the report. */
export class CouldNotRun extends Error {
  override name = 'CouldNotRun'
}

/** The value below which `p` per cent lie, by nearest rank. NaN of none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil((sorted.length * p) / 100) - 1))] ?? NaN
}

/** The middle one; of an even number the mean of the middle two. NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return ((sorted[Math.floor(half)] ?? NaN) + (sorted[Math.ceil(half) - 1] ?? NaN)) / 2
}

/** Round by round, so that a slow moment of the machine falls on all of them alike; the order turns from round to round. */
export async function inTurns<Name extends string>(
  rounds: number,
  takes: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(takes) as Name[]
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round) % names.length] as Name
      values[name].push(await takes[name]())
    }
  }
  return values
}

/** The median of the rounds' ratios, ours ÷ the yardstick's of the same round. */
export const ratio = (ours: readonly number[], yardstick: readonly number[]): number =>
  median(ours.map((value, round) => value / (yardstick[round] ?? NaN)))
