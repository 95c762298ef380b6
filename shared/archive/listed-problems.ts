/** The problem list of an archive's meeting; empty for one that was held before there were such lists. */
import type { Meeting } from '../domain/meeting.ts'

export type ListedProblem = {
  readonly id: string
  readonly number: number
  /** The presenter it is for. */
  readonly slot: string
  readonly kind: 'problem' | 'suggestion'
  readonly text: string
  readonly owner: string
  readonly due: string
  readonly progress: string
  readonly state: 'open' | 'closed' | 'withdrawn'
}

type Loose = Readonly<Record<string, unknown>>

/** In the order of their numbers. What a field is not, it is empty: the archive may be older or newer. */
export function problemsOf(meeting: Meeting): readonly ListedProblem[] {
  const list = (meeting as { problems?: unknown }).problems
  if (!Array.isArray(list)) return []
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  return (list as readonly Loose[]).map((each, i) => ({
    id: text(each['id']) || String(i),
    number: Number(each['number'] ?? i + 1),
    slot: text(each['slot']),
    kind: each['kind'] === 'suggestion' ? 'suggestion' : 'problem',
    text: text(each['text']),
    owner: text(each['owner']) || text(each['leader']),
    due: text(each['due']),
    progress: text(each['progress']) || text(each['measure']),
    state: each['withdrawn'] !== undefined ? 'withdrawn' : each['closedAt'] !== undefined ? 'closed' : 'open',
  }))
}
