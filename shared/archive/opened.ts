/**
 * An archive opened again, years later perhaps: checked, bounded, and read only. A file that a newer version made is
 * refused with its number; what an older or a newer one of the same format has more is left alone.
 */
import { slotOf } from '../domain/agenda.ts'
import type { Meeting } from '../domain/meeting.ts'
import { names, MANIFEST_FORMAT, MANIFEST_VERSION } from './contents.ts'
import { chainOf, recordingOf, type Chain, type Journal, type Recording } from './journal.ts'
import { openReplay } from './replay.ts'
import { hashOf, sumFaults, textOf, type SumFault } from './sums.ts'
import { unpacked, type Entries, type ZipProblem } from './zip.ts'

/** The version of `archive.json` that this page reads. */
const ARCHIVE_FORMAT = 'rostrum-archive'
const ARCHIVE_VERSION = 1

export type OpenProblem = ZipProblem | 'notArchive' | 'newer' | 'unreadable'

/** A document of an archive, as the page shows it. */
export type StoredDocument = {
  readonly name: string
  readonly title: string
  readonly workbook: string | null
  readonly landscape: boolean
}

export type Opened = {
  /** SHA-256 of the file itself. */
  readonly hash: string
  readonly bytes: number
  readonly title: string
  readonly madeBy: string
  readonly entries: Entries
  readonly faults: readonly SumFault[]
  readonly chain: Chain
  /** `archive.json`, and the same things beside it for whoever reads them by hand, say the same. */
  readonly copiesAgree: boolean
  readonly journal: Journal
  readonly recording: Recording
  /** The meeting as it is after everything in the journal. */
  readonly meeting: Meeting
  readonly documents: readonly StoredDocument[]
}

/** Opens a zip, or says why not: with the version that is too new where it is that. */
export function openArchive(bytes: Uint8Array): Opened | { readonly problem: OpenProblem; readonly version?: number } {
  const zip = unpacked(bytes)
  if ('problem' in zip) return zip
  const { entries } = zip
  const manifest = parsed(entries, names.manifest)
  if (manifest?.['format'] !== MANIFEST_FORMAT) return { problem: 'notArchive' }
  const archive = parsed(entries, names.archive)
  if (archive?.['format'] !== ARCHIVE_FORMAT) return { problem: 'notArchive' }
  const newer = [newerThan(manifest, MANIFEST_VERSION), newerThan(archive, ARCHIVE_VERSION)].find((is) => is !== null)
  if (newer !== undefined && newer !== null) return { problem: 'newer', version: newer }
  const faults = sumFaults(entries)
  const journal = journalIn(archive['journal'])
  const recording = journal && recordingOf(journal)
  if (!faults || !journal || !recording) return { problem: 'unreadable' }
  const meeting = openReplay(recording).after(recording.acts.length)
  return {
    hash: hashOf(bytes),
    bytes: bytes.length,
    title: recording.start.plan.title,
    madeBy: String(manifest['madeBy'] ?? ''),
    entries,
    faults,
    chain: chainOf(journal),
    copiesAgree: copiesAgree(entries, archive, journal),
    journal,
    recording,
    meeting,
    documents: documentsIn(entries, meeting),
  }
}

type Loose = Readonly<Record<string, unknown>>

function parsed(entries: Entries, name: string): Loose | null {
  const bytes = entries[name]
  if (!bytes) return null
  try {
    const value: unknown = JSON.parse(textOf(bytes))
    return typeof value === 'object' && value !== null ? (value as Loose) : null
  } catch {
    // What is not JSON is not what its name says.
    return null
  }
}

function newerThan({ version }: Loose, known: number): number | null {
  const given = Number(version)
  return Number.isInteger(given) && given > known ? given : null
}

function journalIn(value: unknown): Journal | null {
  const { start, rows } = (value ?? {}) as { start?: unknown; rows?: unknown }
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) &&
    row.length >= 7 &&
    [0, 4].every((i) => typeof row[i] === 'number') &&
    [1, 2, 3, 5, 6].every((i) => typeof row[i] === 'string')
  return typeof start === 'string' && Array.isArray(rows) && rows.every(isRow)
    ? { start, rows: rows as Journal['rows'] }
    : null
}

function copiesAgree(entries: Entries, archive: Loose, journal: Journal): boolean {
  const text = (name: string) => textOf(entries[name] ?? new Uint8Array())
  const same = (name: string, value: unknown) => JSON.stringify(parsed(entries, name)) === JSON.stringify(value)
  const rows = journal.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  const tally = archive['tally'] as { scheme?: unknown } | undefined
  return (
    text(names.start) === journal.start &&
    text(names.rows) === rows &&
    same(names.ballots, tally) &&
    same(names.scheme, tally?.scheme)
  )
}

/**
 * The title is the page's own, without the meeting's, which stands above all of them; without one, its name. What there is
 * of each presenter is called by whom it is about.
 */
function documentsIn(entries: Entries, { plan, agenda }: Meeting): readonly StoredDocument[] {
  return Object.keys(entries)
    .filter((name) => /^documents\/.+\.html$/.test(name))
    .sort()
    .map((name) => {
      const workbook = name.replace(/\.html$/, '.xlsx')
      const head = textOf((entries[name] ?? new Uint8Array()).subarray(0, 20_000))
      const slot = slotOf(agenda, /-([^-]+)\.html$/.exec(name)?.[1] ?? null)
      const found = unescaped(/<title>([^<]*)<\/title>/.exec(head)?.[1] ?? '')
      return {
        name,
        title: [found.replace(` · ${plan.title}`, '') || name, slot ? slot.unit || slot.name : '']
          .filter(Boolean)
          .join(' · '),
        workbook: workbook in entries ? workbook : null,
        landscape: /size:\s*A4\s+landscape/.test(head),
      }
    })
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, sign: string) => signs[sign] ?? '')
