/**
 * Papers of the meeting: their list, what each says, and its tables as a workbook. They are made here, so that what no
 * screen shows never leaves the hub.
 */
import { createHash } from 'node:crypto'
import express, { type Request, type Response, type Router } from 'express'
import type { Instant } from '../shared/domain/time.ts'
import type { Person } from '../shared/domain/person.ts'
import type { Fact } from '../shared/domain/vocabulary.ts'
import { languages, type Language } from '../shared/i18n/language.ts'
import { documentIds, type Document, type DocumentId } from '../shared/papers/document.ts'
import { documentsOf, type JournalEntry, type PapersSource } from '../shared/papers/index.ts'
import { listedPapers } from '../shared/papers/listing.ts'
import { stampTime } from '../shared/papers/moments.ts'
import { mayPrintCards, mayRead } from '../shared/papers/readers.ts'
import { shortHash } from '../shared/papers/source.ts'
import { workbookOf } from '../shared/papers/workbook.ts'
import type { JournalRow } from '../db/store.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import { version } from './project.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function papersApi(house: House): Router {
  const router = express.Router()
  const journal = openJournal(house)

  /** The hub's time, and its own time zone: the hall reads the same clocks. */
  function source(request: Request): PapersSource | null {
    const room = house.room()
    if (!room) return null
    const { entries, head } = journal()
    const language = languageOf(request)
    const now = house.clock.now()
    const zone = -new Date(now).getTimezoneOffset()
    const stamp = { madeAt: stampTime(now, { language, zone }), version, hash: shortHash(head) }
    return { meeting: room.meeting(), journal: entries, language, stamp, zone }
  }

  /** Who asks, for what; an answer has been sent if there is none. */
  function asked(request: Request, response: Response): { id: DocumentId; from: PapersSource } | null {
    const id = documentIds.find((each) => each === request.params['id'])
    const role = personOf(house, request)?.role
    if (!role || (id && !mayRead(role, id))) {
      response.status(403).json({ refused: 'notAllowed' })
      return null
    }
    const from = id ? source(request) : null
    if (id && from) return { id, from }
    response.status(404).json({ refused: 'noSuchItem' })
    return null
  }

  router.get('/', (request, response) => {
    const role = personOf(house, request)?.role
    const meeting = house.room()?.meeting()
    if (!role || listsOf(role) === 0) return void response.status(403).json({ refused: 'notAllowed' })
    if (!meeting) return void response.status(404).json({ refused: 'noSuchItem' })
    const papers = listedPapers(role, { meeting, language: languageOf(request) })
    response.json({ ok: true, papers, cards: mayPrintCards(role) })
  })
  router.get('/:id', (request, response) => {
    const found = asked(request, response)
    if (found) response.json({ ok: true, documents: documentsOf(found.id, found.from) })
  })
  router.get('/:id/xlsx', (request, response) => {
    const found = asked(request, response)
    if (!found) return
    const { id, from } = found
    const documents = documentsOf(id, from)
    const bytes = workbookOf(documents, from.language)
    if (!bytes) return void response.status(404).json({ refused: 'noSuchItem' })
    response.attachment(fileName(documents)).type(XLSX).send(Buffer.from(bytes))
  })
  return router
}

const listsOf = (role: Person['role']): number => documentIds.filter((id) => mayRead(role, id)).length

const languageOf = (request: Request): Language =>
  languages.find((language) => language === request.query['lang']) ?? 'zh-CN'

/** As it is called in a folder: the paper and the meeting, without signs that a file system forbids. */
function fileName([first]: readonly Document[]): string {
  const name = [first?.title.replace(/[(（].*$/, '').trim(), first?.subtitle].filter(Boolean).join(' ')
  return `${name.replace(/[\\/:*?"<>|\u0000-\u001F]/g, ' ').slice(0, 80)}.xlsx`
}

/** The journal as papers read it; read again only when something has been added. */
function openJournal(house: House): () => { entries: readonly JournalEntry[]; head: string } {
  let kept: { seq: number; entries: readonly JournalEntry[]; head: string } | null = null
  return () => {
    const seq = house.room()?.seq() ?? 0
    if (kept?.seq === seq) return kept
    const { start, rows } = house.journal()
    const head = rows.at(-1)?.[6] ?? createHash('sha256').update(start).digest('hex')
    // What has been read stays read: rows are only ever added.
    const known = kept?.entries ?? []
    kept = { seq, entries: [...known, ...rows.slice(known.length).map(entryOf)], head }
    return kept
  }
}

const entryOf = ([seq, , id, role, at, facts]: JournalRow): JournalEntry => ({
  seq,
  at: at as Instant,
  by: { id, role: role as Person['role'] },
  facts: JSON.parse(facts) as readonly Fact[],
})
