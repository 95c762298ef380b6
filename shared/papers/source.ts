/** What every document is made from, and nothing else: the same source gives the same document, to the byte. */
import type { Meeting } from '../domain/meeting.ts'
import type { Person } from '../domain/person.ts'
import type { Instant } from '../domain/time.ts'
import type { Fact } from '../domain/vocabulary.ts'
import type { Language } from '../i18n/language.ts'
import type { Document } from './document.ts'

/** One row of the journal, without its hash. */
export type JournalEntry = {
  readonly seq: number
  readonly at: Instant
  readonly by: Person
  readonly facts: readonly Fact[]
}

export type PapersSource = {
  readonly meeting: Meeting
  /** Everything that happened, in order. */
  readonly journal: readonly JournalEntry[]
  readonly language: Language
  readonly stamp: Document['stamp']
  /** Minutes east of UTC, for times of day on paper. The time of China unless it is said, whatever the machine's own is. */
  readonly zone?: number
}

/** How many digits of the journal's last hash stand on a page. */
const SHORT_HASH = 12
export const shortHash = (hash: string): string => hash.slice(0, SHORT_HASH)
