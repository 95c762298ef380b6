/**
 * What an archive's zip holds, and under which names. Everything comes from the meeting and its journal: no clock, no
 * machine, nobody's language settings, so that it is the same bytes whenever and wherever it is made.
 */
import type { TallyFile } from '../domain/tally.ts'
import type { Journal } from './journal.ts'
import { chainOf } from './journal.ts'
import { SUMS, sumsOf, utf8 } from './sums.ts'
import { packed, type Entries } from './zip.ts'

export const MANIFEST_FORMAT = 'rostrum-archive-zip'
/** Raised when an older reader would misread what is in it; entries and fields that are only new do not raise it. */
export const MANIFEST_VERSION = 1

export const names = {
  readme: 'README.txt',
  manifest: 'manifest.json',
  archive: 'archive.json',
  ballots: 'ballots.json',
  scheme: 'scheme.json',
  start: 'journal/start.json',
  rows: 'journal/rows.jsonl',
} as const

/** What the reader looks at first. Moments in milliseconds since 1970 on the hub's clock. */
export type Manifest = {
  readonly format: typeof MANIFEST_FORMAT
  readonly version: number
  /** The version of the product that made it. */
  readonly madeBy: string
  readonly title: string
  readonly startsAt: number
  /** The moment of the last act that is in it; 0 for a meeting of which nothing has happened. */
  readonly until: number
  readonly journal: { readonly rows: number; readonly head: string }
}

/** The parts of the file that `npm run verify` checks. */
export type ArchiveJson = {
  readonly tally: TallyFile
  readonly journal: Journal
}

export type ArchiveZipParts = {
  readonly archive: ArchiveJson
  /** The file as `npm run archive` writes it. */
  readonly archiveText: string
  readonly madeBy: string
  readonly startsAt: number
  readonly readme: string
  /** Documents and guides, by name. */
  readonly papers: Entries
}

/** The text of `archive.json`. */
export const archiveJsonText = (archive: object): string => `${JSON.stringify(archive, null, 1)}\n`

const jsonText = (value: unknown): Uint8Array => utf8(`${JSON.stringify(value, null, 1)}\n`)

/** Every entry with its sums. */
export function archiveEntries({ archive, archiveText, madeBy, startsAt, readme, papers }: ArchiveZipParts): Entries {
  const { tally, journal } = archive
  const { rows, head } = chainOf(journal)
  const manifest: Manifest = {
    format: MANIFEST_FORMAT,
    version: MANIFEST_VERSION,
    madeBy,
    title: tally.title,
    startsAt,
    until: journal.rows.at(-1)?.[4] ?? 0,
    journal: { rows, head },
  }
  const entries: Entries = {
    ...papers,
    [names.readme]: utf8(readme),
    [names.manifest]: jsonText(manifest),
    [names.archive]: utf8(archiveText),
    [names.ballots]: jsonText(tally),
    [names.scheme]: jsonText(tally.scheme),
    [names.start]: utf8(journal.start),
    [names.rows]: utf8(journal.rows.map((row) => `${JSON.stringify(row)}\n`).join('')),
  }
  return { ...entries, [SUMS]: utf8(sumsOf(entries)) }
}

/** The archive as one file. */
export const archiveZip = (parts: ArchiveZipParts): Uint8Array => packed(archiveEntries(parts))
