/** What the disk is promised: settings that hold on every open, a chain that shows tampering, a refusal that loses nothing. */
import Database from 'better-sqlite3'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase, openReadOnly, storeFile, type Db } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { openBallotBox, type BallotBox } from '../../db/ballot-box.ts'
import { openOpenings } from '../../db/openings.ts'
import { openPeople } from '../../db/people.ts'
import { openPaperEntries } from '../../db/paper-entries.ts'
import { openRoundProofs } from '../../db/round-proofs.ts'
import { NotSaved } from '../../db/not-saved.ts'
import { demoMeeting } from '../../db/demo-meeting.ts'
import { instant } from '../../shared/domain/time.ts'
import { openReceipts } from '../../server/receipts.ts'
import { openRoom } from '../../server/room.ts'
import { projectRoot } from '../../server/project.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'

let place: ReturnType<typeof aFolder>
let db: Db
beforeEach(() => {
  place = aFolder()
  db = openDatabase(place.folder)
})
afterEach(() => {
  vi.restoreAllMocks()
  db.close()
  place.remove()
})
const reopen = () => {
  db.close()
  db = openDatabase(place.folder)
}
/** Whatever a room keeps beside its journal and its box. */
const desks = (box: BallotBox) => ({
  entries: openPaperEntries(db),
  openings: openOpenings(db),
  proofs: openRoundProofs(db, box),
  receipts: openReceipts(Buffer.alloc(32), 'epoch'),
})
const demo = () => demoMeeting(`${projectRoot}/db/demo/henan-2017`, instant(Date.UTC(2018, 0, 10)))

describe('opening', () => {
  test('[D1] a reopened file is FULL too, which better-sqlite3 by itself makes NORMAL', () => {
    reopen()
    expect(db.pragma('synchronous', { simple: true })).toBe(2)
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
    expect(db.pragma('secure_delete', { simple: true })).toBe(1)
    const bare = new Database(storeFile(place.folder))
    expect(bare.pragma('synchronous', { simple: true })).toBe(1)
    bare.close()
  })

  test('[D2] the file is for its owner only', () => {
    expect(statSync(storeFile(place.folder)).mode & 0o077).toBe(0)
  })

  test('[D3] a store of a newer version is refused and not touched by one byte', () => {
    db.pragma('user_version = 99')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    const before = readFileSync(storeFile(place.folder))
    expect(() => openDatabase(place.folder)).toThrow('newerVersion')
    expect(readFileSync(storeFile(place.folder)).equals(before)).toBe(true)
    db = new Database(':memory:')
  })

  test('[D3] somebody else’s database is refused and not touched', () => {
    const other = aFolder()
    const theirs = new Database(storeFile(other.folder))
    theirs.exec('CREATE TABLE letters (text); INSERT INTO letters VALUES (1)')
    theirs.close()
    const before = readFileSync(storeFile(other.folder))
    expect(() => openDatabase(other.folder)).toThrow('notAStore')
    expect(readFileSync(storeFile(other.folder)).equals(before)).toBe(true)
    other.remove()
  })

  test('[D3] somebody else’s file is refused and not touched', () => {
    db.close()
    const other = aFolder()
    writeFileSync(storeFile(other.folder), 'not a database, but somebody’s notes')
    expect(() => openDatabase(other.folder)).toThrow('notAStore')
    expect(readFileSync(storeFile(other.folder), 'utf8')).toBe('not a database, but somebody’s notes')
    other.remove()
    db = openDatabase(place.folder)
  })
})

describe('the journal', () => {
  test('[D12] a row that was changed, taken out or moved breaks the chain where it stands', () => {
    const store = openStore(db)
    const meeting = demo()
    store.begin(meeting)
    for (let n = 1; n <= 5; n += 1) {
      const facts = [{ type: 'stage.noted' as const, text: `第 ${n} 条` }]
      store.commit({ commandId: anId(), by: { role: 'chair', id: 'chair' }, at: instant(n), facts, meeting })
    }
    expect(store.brokenAt()).toBeNull()
    const tamper = (sql: string) => {
      db.exec('SAVEPOINT tampering')
      db.exec(sql)
      const at = store.brokenAt()
      db.exec('ROLLBACK TO tampering; RELEASE tampering')
      return at
    }
    expect(tamper(`UPDATE journal SET facts = '[]' WHERE seq = 3`)).toBe(3)
    expect(tamper(`UPDATE journal SET role = 'operator' WHERE seq = 2`)).toBe(2)
    expect(tamper(`DELETE FROM journal WHERE seq = 4`)).toBe(4)
    expect(tamper(`UPDATE journal SET seq = 9 WHERE seq = 1`)).toBe(1)
    // The plan with which everything began is bound too.
    expect(tamper(`UPDATE snapshot SET state = replace(state, '市', '县') WHERE which = 'start'`)).toBe(1)
    expect(store.brokenAt()).toBeNull()
  })
})

describe('a full disk', () => {
  test('[D4] refuses the command, changes nothing, says so, and takes again when there is room', () => {
    const store = openStore(db)
    store.begin(demo())
    const box = openBallotBox(db)
    const clock = { now: () => instant(1_000_000), wall: () => 0 }
    const room = openRoom({
      store,
      box,
      ...desks(box),
      clock,
      lastSeen: null,
      bug: (error) => {
        throw error
      },
    })
    const told: string[] = []
    room.listen((event) => void told.push(event))
    const chair = { role: 'chair', id: 'chair' } as const
    const note = () =>
      room.handle(chair, {
        id: anId(),
        command: {
          type: 'remark.record',
          item: null,
          kind: 'comment',
          speaker: '点评人',
          text: '实'.repeat(280),
          show: false,
        },
      })

    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`)
    let answer = note()
    for (let n = 0; n < 500 && answer.ok; n += 1) answer = note()
    const before = room.meeting()
    expect(answer).toEqual({ ok: false, refused: 'notSaved' })
    expect(note()).toEqual({ ok: false, refused: 'notSaved' })
    expect(room.meeting()).toBe(before)
    expect(room.saving()).toBe(false)
    expect(store.seq()).toBe(before.remarks.list.length)
    expect(told.filter((event) => event === 'saving')).toHaveLength(1)

    db.pragma('max_page_count = 1000000')
    expect(note().ok).toBe(true)
    expect(room.saving()).toBe(true)
    expect(store.brokenAt()).toBeNull()
  })
})

describe('the ballot box', () => {
  const ballot = (card: string, handle = anId()) => ({
    round: 'p01-1',
    card,
    voterClass: 'A',
    handle,
    paper: 'g',
    signed: false,
  })

  test('[B14] who and what lie in two tables that share no key, time or order', () => {
    const box = openBallotBox(db)
    box.put([ballot('A001'), ballot('A002')])
    const columns = (table: string) => (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    expect(columns('submitted')).toEqual(['round', 'card'])
    expect(columns('box')).toEqual(['round', 'id', 'voter_class', 'ballot'])
    for (const table of ['submitted', 'box'])
      expect(() => db.prepare(`SELECT rowid FROM ${table}`).all()).toThrow('rowid')
  })

  test('[D6] when one of a batch cannot be saved none is in, and none is taken for saved', () => {
    const box = openBallotBox(db)
    box.put([ballot('A001')])
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`)
    const many = Array.from({ length: 4_000 }, (_, i) => ballot(`C${i}`))
    expect(() => box.put(many)).toThrow(NotSaved)
    expect(box.total('p01-1')).toBe(1)
    expect(box.empty('p01-1')).toHaveLength(1)
    expect(box.unbalanced()).toEqual([])
  })

  test('[B15] a box that does not balance is known as such by whoever counts it, however large it is', () => {
    const box = openBallotBox(db)
    box.put(Array.from({ length: 2_000 }, (_, i) => ballot(`C${String(i).padStart(4, '0')}`)))
    expect(box.isBalanced('p01-1')).toBe(true)
    db.prepare("DELETE FROM submitted WHERE card = 'C0007'").run()
    expect(box.isBalanced('p01-1')).toBe(false)
    expect(() => box.empty('p01-1')).toThrow('2000 ballots of 1999 voters')
  })

  test('[D6] [B15] while it fills, the two tables of a large box are held against each other again and again', () => {
    const box = openBallotBox(db)
    const some = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => ballot(`C${String(from + i).padStart(4, '0')}`))
    box.put(some(0, 1_000))
    db.prepare("DELETE FROM submitted WHERE card = 'C0007'").run()
    let next = 1_000
    const fill = () => {
      while (next < 1_200) {
        box.put(some(next, 10))
        next += 10
      }
    }
    expect(fill).toThrow('ballots of')
    expect(next, 'after a sixteenth more').toBeLessThanOrEqual(1_070)
    expect(box.total('p01-1'), 'and the batch that showed it is not in').toBe(next)
  })

  test('[B14] when a round is over the file no longer tells in which order its ballots came', () => {
    const box = openBallotBox(db)
    const cards = Array.from({ length: 40 }, (_, i) => `A${String((i * 23) % 40).padStart(3, '0')}`)
    for (const card of cards) box.put([ballot(card)])
    /** The cards in the order in which they lie in the file, its log included, from the end of a page to its start. */
    const lying = () => {
      db.pragma('wal_checkpoint(TRUNCATE)')
      const bytes = readFileSync(storeFile(place.folder)).toString('latin1')
      return cards.filter((card) => bytes.includes(card)).sort((a, b) => bytes.lastIndexOf(b) - bytes.lastIndexOf(a))
    }
    // The same eye finds the order of arrival while the round is open: it can see what it is to see.
    expect(lying()).toEqual(cards)
    box.settle('p01-1', true)
    expect(lying()).toEqual([...cards].sort())
    expect(box.empty('p01-1')).toHaveLength(40)
    expect(readFileSync(`${storeFile(place.folder)}-wal`).length).toBe(0)
  })

  test('[B14] [D13] a hub that begins again lays no round anew that was, and empties a log that a crash has left', () => {
    openBallotBox(db).put([ballot('A001'), ballot('A002')])
    openBallotBox(db).settle('p01-1', true)
    const written = db.prepare<[], number>('SELECT total_changes()').pluck()
    const before = written.get()
    openPeople(db).enter({ role: 'chair', id: 'chair' })
    const box = openBallotBox(db)
    box.settle('p01-1', false)
    box.settle('p01-1', true)
    expect(written.get()).toBe((before ?? 0) + 1)
    expect(readFileSync(`${storeFile(place.folder)}-wal`).length).toBe(0)
    expect(box.roundsOf('A002')).toEqual(['p01-1'])
    expect(box.perClass('p01-1')).toEqual({ A: 2 })
  })

  test('[B14] [D14] a reader of the file is not waited for, and the log is emptied once he has gone', () => {
    const box = openBallotBox(db)
    box.put([ballot('A001')])
    const reader = openReadOnly(place.folder)
    reader.exec('BEGIN')
    expect(openStore(reader).load()).toBeNull()
    expect(() => box.settle('p01-1', true)).toThrow('the log is being read')
    expect(db.pragma('busy_timeout', { simple: true })).toBe(2_000)
    reader.close()
    box.settle('p01-1', true)
    expect(readFileSync(`${storeFile(place.folder)}-wal`).length).toBe(0)
  })

  test('[E8] [D14] envelopes that go while somebody reads: the file is laid anew once for them, and once more for others', () => {
    const box = openBallotBox(db)
    const of = (round: string) => ({ ...ballot('A001'), round })
    box.put([of('p01-1'), of('p02-1')])
    const exec = vi.spyOn(db, 'exec')
    const laidAnew = () => exec.mock.calls.filter(([sql]) => sql === 'VACUUM').length
    const reader = openReadOnly(place.folder)
    reader.exec('BEGIN')
    expect(openStore(reader).load()).toBeNull()
    expect(() => box.shred(['p01-1'])).toThrow('the log is being read')
    expect(() => box.shred([])).toThrow('the log is being read')
    const again = openBallotBox(db)
    expect(() => again.shred([])).toThrow('the log is being read')
    expect({ clean: again.isClean(), laidAnew: laidAnew() }).toEqual({ clean: false, laidAnew: 1 })
    expect(() => again.shred(['p02-1'])).toThrow('the log is being read')
    expect(laidAnew()).toBe(2)
    reader.close()
    again.shred([])
    expect({ clean: again.isClean(), laidAnew: laidAnew() }).toEqual({ clean: true, laidAnew: 2 })
    expect(openBallotBox(db).isClean()).toBe(true)
  })

  test('[E8] when envelopes go, the list of their box stays, and what was opened is neither read nor written again', () => {
    const box = openBallotBox(db)
    box.put([ballot('A001'), { ...ballot('A001'), round: 'p02-1' }])
    const proofs = openRoundProofs(db, box)
    const opened = { root: 'root', lists: { 'p01/0': ['commitment'] } }
    proofs.keep('p01-1', opened)
    const lists = ['p01-1', 'p02-1'].map(proofs.boxList)
    const [parse, stringify] = [vi.spyOn(JSON, 'parse'), vi.spyOn(JSON, 'stringify')]
    for (const round of ['p01-1', 'p02-1']) proofs.keepBox(round)
    expect(parse).not.toHaveBeenCalled()
    expect(stringify.mock.calls).toEqual([[lists[1]]])
    box.shred(['p01-1', 'p02-1'])
    expect(['p01-1', 'p02-1'].map(proofs.boxList)).toEqual(lists)
    expect(['p01-1', 'p02-1'].map(proofs.opened)).toEqual([opened, null])
  })

  test('[E5] who has reported is told without a look at the reports, and a box’s list without one at what was opened', () => {
    const list = Array.from({ length: 5_000 }, (_, i) => i.toString(16).padStart(32, '0'))
    const opened = { round: 'p01-1', counts: { classes: {}, presenters: {} }, lists: { 'p01/0': list } }
    openOpenings(db).put('p01-1', { teller: 'teller_a', digest: 'digest', opened })
    openRoundProofs(db, openBallotBox(db)).keep('p01-1', { root: 'root', lists: opened.lists })
    db.pragma('wal_checkpoint(TRUNCATE)')
    const page = Number(db.pragma('page_size', { simple: true }))
    db.close()
    // Where a row goes on over further pages, the way from each to the next is cut: whoever reads on fails.
    const file = readFileSync(storeFile(place.folder))
    for (let at = 0; at < file.length; at += page) {
      if (/^[0-9a-f",]+$/.test(file.toString('latin1', at + 4, at + 200))) file.writeUInt32BE(0xffffffff, at)
    }
    writeFileSync(storeFile(place.folder), file)
    db = openDatabase(place.folder)
    const openings = openOpenings(db)
    const proofs = openRoundProofs(db, openBallotBox(db))
    expect(openings.of('p01-1')).toEqual([{ teller: 'teller_a', digest: 'digest' }])
    expect(proofs.boxList('p01-1')).toEqual({})
    expect(() => openings.opened('p01-1', 'teller_a')).toThrow('malformed')
    expect(() => proofs.opened('p01-1')).toThrow('malformed')
  })

  test('[B15] a box that does not balance is not counted', () => {
    const box = openBallotBox(db)
    box.put([ballot('A001'), ballot('A002')])
    db.exec(`DELETE FROM submitted WHERE card = 'A002'`)
    expect(() => box.empty('p01-1')).toThrow('2 ballots of 1 voters')
    expect(openBallotBox(db).unbalanced()).toEqual(['p01-1'])
  })
})

test('[T9] [D4] a reboot that meets a refusing disk is recorded before anything else, as soon as the disk takes again', () => {
  const store = openStore(db)
  const meeting = demo()
  const timer = { id: 'p01.4', limit: 600_000, notice: 60_000, run: { state: 'running', origin: 1_000_000 } }
  store.begin({ ...meeting, life: { ...meeting.life, state: 'in_session' }, timer } as never)
  const clock = { now: () => instant(2_000_000), wall: () => 0 }
  db.pragma('query_only = ON')
  const box = openBallotBox(db)
  const room = openRoom({
    store,
    box,
    ...desks(box),
    clock,
    lastSeen: instant(1_100_000),
    bug: () => undefined,
  })
  expect(room.rebootRecorded()).toBe(false)
  const chair = { role: 'chair', id: 'chair' } as const
  const note = { id: anId(), command: { type: 'stage.note', text: '请稍候' } } as const
  expect(room.handle(chair, note)).toEqual({ ok: false, refused: 'notSaved' })
  db.pragma('query_only = OFF')
  expect(room.handle(chair, note)).toEqual({ ok: true, seq: 2 })
  expect(room.rebootRecorded()).toBe(true)
  expect(room.meeting().timer?.run).toMatchObject({ state: 'paused', elapsed: 100_000, reason: 'restart' })
})
