/** The meeting in pieces: always the whole of it, and only what an act has changed is written again. */
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBallotBox } from '../../db/ballot-box.ts'
import { migrations } from '../../db/migrations/index.ts'
import { NotSaved } from '../../db/not-saved.ts'
import { openDatabase, openReadOnly, storeFile, type Db } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { apply } from '../../shared/domain/apply.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Fact } from '../../shared/domain/vocabulary.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import type { Hall } from '../kit/hall.ts'
import { chineseList } from '../kit/listed-store.ts'
import { playDay } from '../kit/paper-day.ts'

let place: ReturnType<typeof aFolder>
let db: Db
beforeEach(() => {
  place = aFolder()
  db = openDatabase(place.folder)
})
afterEach(() => {
  db.close()
  place.remove()
})
const chair = { role: 'chair', id: 'chair' } as const
const reopen = () => {
  db.close()
  db = openDatabase(place.folder)
  return openStore(db)
}
/** The names in the order in which they stand, which papers and lists follow. */
const orders = ({ roster, attendees, presence, agenda, rounds, notes }: Meeting) =>
  [roster.cards, attendees, presence, agenda.items, rounds, notes].map((record) => Object.keys(record))
const asSaved = (meeting: Meeting): unknown => JSON.parse(JSON.stringify(meeting))

function expectSaved(meeting: Meeting, loaded: Meeting | null): void {
  if (!loaded) throw new Error('nothing was saved')
  expect(loaded).toEqual(asSaved(meeting))
  expect(orders(loaded)).toEqual(orders(meeting))
}

/** Saves a day act by act; `after` each one. */
function save(hall: Hall, after: (meeting: Meeting, n: number) => void): void {
  let store = openStore(db)
  store.begin(hall.first)
  let meeting = hall.first
  hall.entries.forEach(({ at, by, facts }, n) => {
    // The hub is started again now and then, with the meeting as it was found.
    if (n % 97 === 50) {
      store = reopen()
      meeting = store.load() as Meeting
    }
    meeting = facts.reduce(apply, meeting)
    store.commit({ commandId: `command-${n}`, by, at, facts, meeting })
    after(meeting, n)
  })
}

test('[D13] [C5] a whole day with names, arrivals, remarks, notes and undone steps is found again as it was after any act', () => {
  const hall = playDay()
  expect(hall.entries.length).toBeGreaterThan(200)
  save(hall, (meeting, n) => {
    if (n % 23 === 0 || n > hall.entries.length - 4) expectSaved(meeting, openStore(db).load())
  })
  expectSaved(hall.meeting, reopen().load())
})

test('[D13] in a hall of five hundred names an act writes its row and a piece, also when there are many acts already', () => {
  const store = openStore(db)
  let meeting = chineseList(500)
  store.begin(meeting)
  const written = db.prepare<[], number>('SELECT total_changes()').pluck()
  const largest = db.prepare<[], number>('SELECT MAX(length(state)) FROM piece').pluck()
  let n = 0
  const rowsOf = (...facts: Fact[]): number => {
    const before = written.get() ?? 0
    meeting = facts.reduce(apply, meeting)
    store.commit({ commandId: anId(), by: chair, at: instant((n += 1)), facts, meeting })
    return (written.get() ?? 0) - before
  }
  const arrival = (id: string): Fact => ({
    type: 'attendee.arrived',
    attendee: id,
    presence: { state: 'present', at: instant(1), desk: '甲台' },
  })
  expect(rowsOf({ type: 'stage.noted', text: '请稍候' })).toBe(2)
  // The same once more changes nothing, and is a row all the same.
  expect(rowsOf({ type: 'stage.noted', text: '请稍候' })).toBe(1)
  // Who is there, and how many of each class.
  for (const id of Object.keys(meeting.attendees)) rowsOf(arrival(id))
  expect(rowsOf({ type: 'attendee.left', attendee: 'v377', at: instant(2) })).toBe(3)
  for (let i = 0; i < 500; i += 1) {
    const interrupted = { type: 'clock.interrupted', lastSeen: instant(i), at: instant(i) } as const
    expect(rowsOf(interrupted)).toBeLessThanOrEqual(3)
  }
  expect(meeting.acts).toHaveLength(500)
  expect(largest.get()).toBeLessThan(8_000)
  expectSaved(meeting, reopen().load())
})

test('[D13] what becomes shorter leaves nothing behind', () => {
  const store = openStore(db)
  const long = chineseList(100)
  store.begin(long)
  const notes = Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`note ${i}`, '记录']))
  const commit = (meeting: Meeting) =>
    store.commit({ commandId: anId(), by: chair, at: instant(1), facts: [], meeting })
  for (const many of [90, 33, 32, 31, 0, 64, 1]) {
    const some = { ...long, notes: Object.fromEntries(Object.entries(notes).slice(0, many)) }
    commit(some)
    expectSaved(some, openStore(db).load())
  }
})

test('[D13] [D4] what a refusing disk has not taken is written with the next act', () => {
  const store = openStore(db)
  const first = chineseList(50)
  store.begin(first)
  const commit = (meeting: Meeting) =>
    store.commit({ commandId: anId(), by: chair, at: instant(1), facts: [], meeting })
  db.pragma('query_only = ON')
  const noted = { ...first, notes: { 'opening.running.1': '实'.repeat(900) } }
  expect(() => commit(noted)).toThrow(NotSaved)
  expectSaved(first, openStore(db).load())
  db.pragma('query_only = OFF')
  const later = { ...noted, step: 7 }
  commit(later)
  expectSaved(later, reopen().load())
})

test('[D13] [D3] the store of the version before is read as it is, goes on with its next act, and is closed to that version', () => {
  db.close()
  const other = aFolder()
  const meeting = chineseList(200)
  const text = JSON.stringify(meeting)
  // As the version before has made and left it: the meeting is one text.
  const old = new Database(storeFile(other.folder))
  old.pragma('journal_mode = WAL')
  for (const migration of migrations.slice(0, 5)) old.exec(migration)
  old.pragma(`application_id = ${0x5273746d}`)
  old.pragma('user_version = 5')
  old.prepare("INSERT INTO snapshot VALUES ('start', 0, ?), ('now', 0, ?)").run(text, text)
  old.close()

  const reading = openReadOnly(other.folder)
  expectSaved(meeting, openStore(reading).load())
  expect(openBallotBox(reading).unbalanced()).toEqual([])
  reading.close()

  db = openDatabase(other.folder)
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
  const store = openStore(db)
  expect(store.journal().start).toBe(text)
  const found = store.load() as Meeting
  expectSaved(meeting, found)
  const next = apply(found, { type: 'stage.noted', text: '请稍候' })
  store.commit({
    commandId: anId(),
    by: chair,
    at: instant(1),
    facts: [{ type: 'stage.noted', text: '请稍候' }],
    meeting: next,
  })
  expectSaved(next, openStore(db).load())
  expect(db.prepare("SELECT COUNT(*) FROM snapshot WHERE which = 'now'").pluck().get()).toBe(0)
  expect(store.brokenAt()).toBeNull()
  // The beginning is hashed as the text that it was.
  const first = createHash('sha256').update(text).digest()
  const { hash, ...row } = db.prepare('SELECT * FROM journal').get() as Record<string, unknown> & { hash: Buffer }
  expect(
    createHash('sha256')
      .update(first)
      .update(JSON.stringify(Object.values(row)))
      .digest()
      .equals(hash),
  ).toBe(true)
  other.remove()
})
