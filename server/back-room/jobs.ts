/**
 * What is too long for the hub's own thread: papers, workbooks, the archive, the journal for a replay, and looking the whole
 * store over. The store is opened for the reading alone, as one moment of it, and is closed before anything is made:
 * whoever has to empty the log waits for no paper, and nobody holds a folder that is to be erased.
 */
import type { DocumentId } from '../../shared/papers/document.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { openBallotBox } from '../../db/ballot-box.ts'
import { openBeside, type Db } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { utf8 } from '../../shared/archive/sums.ts'
import { readArchiveParts } from '../archive-export.ts'
import { archiveZipOf, type MadeZip } from '../archive-zip.ts'
import { documentsText, workbookFile, type WorkbookFile } from './papers.ts'

/** A paper as it was asked for. What no store knows comes with it: the hub's time in words, its zone, its version. */
export type PaperWish = {
  readonly id: DocumentId
  readonly language: Language
  readonly madeAt: string
  /** Minutes east of UTC. */
  readonly zone: number
  readonly version: string
}

/** What the store is found to be: the first row that breaks the chain, and the rounds whose box does not balance. */
export type Health = { readonly brokenAt: number | null; readonly unbalanced: readonly string[] }

type Jobs = {
  readonly documents: { readonly wish: PaperWish; readonly made: Uint8Array }
  readonly workbook: { readonly wish: PaperWish; readonly made: WorkbookFile | null }
  readonly archive: { readonly wish: null; readonly made: MadeZip }
  readonly replay: { readonly wish: null; readonly made: Uint8Array }
  readonly health: { readonly wish: null; readonly made: Health }
}
export type What = keyof Jobs
export type Wish<W extends What> = Jobs[W]['wish']
export type Made<W extends What> = Jobs[W]['made']
export type Job = { readonly [W in What]: { readonly what: W; readonly wish: Wish<W> } }[What]

/** Does a job on the store of a folder. Throws if the store cannot be read, or what is in it is not to be believed. */
export function done(folder: string, { what, wish }: Job): Made<What> {
  switch (what) {
    case 'documents':
      return documentsText(inOneMoment(folder, readRecord), wish)
    case 'workbook':
      return workbookFile(inOneMoment(folder, readRecord), wish)
    case 'archive':
      return archiveZipOf(inOneMoment(folder, (db) => orNoMeeting(readArchiveParts(db))))
    case 'replay': {
      const journal = inOneMoment(folder, (db) => openStore(db).journal())
      return utf8(JSON.stringify({ ok: true, journal }))
    }
    case 'health':
      return health(folder)
  }
}

function opened<Read>(folder: string, read: (db: Db) => Read): Read {
  const db = openBeside(folder)
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Whatever the hub had acknowledged before is in it, and nothing of what it writes meanwhile. */
const inOneMoment = <Read>(folder: string, read: (db: Db) => Read): Read =>
  opened(folder, (db) => db.transaction(() => read(db))())

function readRecord(db: Db) {
  const store = openStore(db)
  return { meeting: orNoMeeting(store.load()), journal: store.journal() }
}
export type StoredRecord = ReturnType<typeof readRecord>

function orNoMeeting<Found>(found: Found | null): Found {
  if (found === null) throw new Error('the store holds no meeting')
  return found
}

/**
 * The journal is read a piece at a time and not as of one moment, since its rows are only ever added. The boxes are: what
 * is taken between a look at who and a look at what would seem to have been tampered with.
 */
const health = (folder: string): Health =>
  opened(folder, (db) => ({
    brokenAt: openStore(db).brokenAt(),
    unbalanced: db.transaction(() => openBallotBox(db).unbalanced())(),
  }))
