/**
 * The scheme being edited, as the editor's fields see it. Whose it is differs: the console's is the meeting's, saved with
 * a reason; the set-up's is a part of the draft. The page that shows the editor provides it.
 */
import { inject, provide, type InjectionKey } from 'vue'
import type { SchemeFault } from '../../../shared/domain/scoring/outcome.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import type { Section } from './draft-faults.ts'

export type SchemeDraft = {
  readonly scheme: Scheme
  /** What it was before anybody edited it. */
  readonly inForce: Scheme
  /** How many cards there are of each class that has a vote. */
  readonly cards: Readonly<Record<string, number>>
  readonly faults: readonly SchemeFault[]
  /** Why nothing can be changed, if so. */
  readonly locked: 'fixed' | 'over' | null
  /** What was there before a template took its place. */
  readonly before: Scheme | null
  section: Section
  edit(change: Partial<Scheme>): void
  replace(next: Scheme): void
  /** Puts back what a template replaced. */
  back(): void
  /** The faults of a field and of its parts. */
  faultsAt(field: string): readonly SchemeFault[]
  faultsIn(page: Section): number
}

const key: InjectionKey<SchemeDraft> = Symbol('scheme draft')

export const provideSchemeDraft = (draft: SchemeDraft): void => provide(key, draft)

/** The scheme that this editor edits. Throws outside of one. */
export function useSchemeDraft(): SchemeDraft {
  const draft = inject(key)
  if (!draft) throw new Error('no scheme is being edited here')
  return draft
}
