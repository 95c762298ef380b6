/** What the ledger shows: which entries, and how many there are of each state. */
import { stateOfProblem, type Problem, type ProblemField, type ProblemState } from '../../../shared/domain/problems.ts'
import type { PlannedItem } from '../../../shared/domain/view.ts'

/** `pending`: whatever is not closed out, overdue or not. */
export const shownStates = ['all', 'pending', 'overdue', 'closed'] as const
export type ShownState = (typeof shownStates)[number]

export type Row = { readonly problem: Problem; readonly item: PlannedItem | undefined; readonly state: ProblemState }

/** What of an entry a person can change, as it is being typed. */
export type Typed = { -readonly [F in ProblemField | 'kind' | 'source']: Problem[F] }

/** Every entry with the presenter it is for and where it stands today (`YYYY-MM-DD`). */
export const rowsOf = (
  problems: readonly Problem[],
  item: (id: string) => PlannedItem | undefined,
  today: string,
): readonly Row[] =>
  problems.map((problem) => ({ problem, item: item(problem.slot), state: stateOfProblem(problem, today) }))

/** Withdrawn entries are in the list and not in the ledger. `unit`: empty for all. */
export function shownRows(rows: readonly Row[], state: ShownState, unit: string): readonly Row[] {
  const fits: Readonly<Record<ShownState, readonly ProblemState[]>> = {
    all: ['open', 'overdue', 'closed'],
    pending: ['open', 'overdue'],
    overdue: ['overdue'],
    closed: ['closed'],
  }
  return rows.filter((row) => fits[state].includes(row.state) && (unit === '' || unitOf(row) === unit))
}

/** The unit, or the name where the plan names no unit. */
export const unitOf = ({ item }: Row): string => item?.unit || item?.name || ''

/** Overdue entries are open as well, and counted as overdue only. */
export const countsOf = (rows: readonly Row[]): Readonly<Record<ProblemState, number>> => ({
  open: rows.filter(({ state }) => state === 'open').length,
  overdue: rows.filter(({ state }) => state === 'overdue').length,
  closed: rows.filter(({ state }) => state === 'closed').length,
  withdrawn: rows.filter(({ state }) => state === 'withdrawn').length,
})

/** The day of a moment in the time zone of this device, as `YYYY-MM-DD`. */
export function dayOfMoment(at: number): string {
  const day = new Date(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}
