/** The report of a run: as text for people, as JSON for programs. */
import { median, type Figure, type Goal, type Measured } from './measure.ts'
import type { machine } from './machine.ts'

export type Ran = {
  readonly name: string
  readonly about: string
  readonly seconds: number
} & ({ readonly measured: Measured } | { readonly couldNotRun: string })

export type Run = { readonly machine: typeof machine; readonly quick: boolean; readonly ran: readonly Ran[] }

export const isMet = ({ figure, bound }: Goal): boolean =>
  'atMost' in bound ? figure <= bound.atMost : figure >= bound.atLeast

/** Three digits that say something, whatever the size. */
const digits = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  const size = Math.abs(value)
  return size >= 100 || value === 0
    ? value.toFixed(0)
    : size >= 10
      ? value.toFixed(1)
      : value.toFixed(size >= 1 ? 2 : 3)
}
const with_ = (value: number, unit: string): string => `${digits(value)}${unit && ` ${unit}`}`

/** `12.3 ms  (11.8 … 14.0, 5 rounds)`: the median, and between which values the rounds lay. */
function figureLine({ what, unit, values }: Figure): string {
  const spread =
    values.length > 1
      ? `  (${digits(Math.min(...values))} … ${digits(Math.max(...values))}, ${values.length} values)`
      : ''
  return `  ${what.padEnd(74)} ${with_(median(values), unit).padStart(12)}${spread}`
}

function goalLine(goal: Goal): string {
  const { what, figure, unit, bound, limit } = goal
  const wanted = 'atMost' in bound ? `≤ ${with_(bound.atMost, unit)}` : `≥ ${with_(bound.atLeast, unit)}`
  const met = isMet(goal)
  const verdict = met ? 'met' : 'NOT MET'
  return `  ${verdict.padEnd(8)} ${what.padEnd(72)} ${with_(figure, unit).padStart(12)}   goal ${wanted}${met ? '' : `\n           what limits it: ${limit}`}`
}

export function measuredText(ran: Ran): string {
  const head = `\n${ran.name}: ${ran.about}  (${ran.seconds.toFixed(0)} s)`
  if ('couldNotRun' in ran) return `${head}\n  could not run: ${ran.couldNotRun}`
  const { figures, notes = [] } = ran.measured
  return [head, ...figures.map(figureLine), ...notes.map((note) => `  · ${note}`)].join('\n')
}

export function goalsText(run: Run): string {
  const lines = run.ran.flatMap((ran) =>
    'couldNotRun' in ran ? [`  NO FIGURE ${ran.name}: ${ran.couldNotRun}`] : ran.measured.goals.map(goalLine),
  )
  const goals = run.ran.flatMap((ran) => ('measured' in ran ? ran.measured.goals : []))
  const met = goals.filter(isMet).length
  const quick = run.quick ? '\n  A quick run: it says whether the bench runs, not how fast the hub is.' : ''
  return [`\nGoals: ${met} of ${goals.length} met`, ...lines].join('\n') + quick
}

export function machineText({ processor, cores, memory, system, node, pinned }: typeof machine): string {
  const where = pinned
    ? 'servers on the first core, clients on the second'
    : 'servers and clients wherever the system puts them'
  return `${processor}, ${cores} cores, ${memory}, ${system}, Node ${node}, loopback; ${where}`
}
