/** What is wrong with a draft at this moment, in the order of the editor, each fault with its field. */
import { faultsOfPlan } from '../../../shared/domain/plan-change.ts'
import type { SchemeFault } from '../../../shared/domain/scoring/outcome.ts'

type Planned = Parameters<typeof faultsOfPlan>[0]

export const sections = ['template', 'form', 'classes', 'method', 'rules', 'composite'] as const
/** A page of the editor. */
export type Section = (typeof sections)[number]

/** Where a field is edited. The timing of the ballots is not part of a scheme, but what is asked has to fit it. */
export function sectionOf(field: string): Section {
  const [first] = field.split('.')
  return sections.find((section) => section === first) ?? 'form'
}

/** The domain's faults, and before them every number that has not been filled in. */
export function draftFaults(planned: Planned, voting: readonly string[]): readonly SchemeFault[] {
  const open = openNumbers(planned.scheme, '').map((field): SchemeFault => ({ field, why: 'notANumber' }))
  const others = faultsOfPlan(planned, voting).filter(
    ({ field, why }) => why !== 'outOfRange' || !open.some((fault) => fault.field === field),
  )
  return [...open, ...others].sort((a, b) => place(a) - place(b))
}

const place = ({ field }: SchemeFault) => sections.indexOf(sectionOf(field))

function openNumbers(value: unknown, at: string): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [at]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => openNumbers(part, at ? `${at}.${key}` : key))
}

/** Does a fault belong to this field, or to a part of it? */
export const isAt = (fault: SchemeFault, field: string): boolean =>
  fault.field === field || fault.field.startsWith(`${field}.`)
