/** What a copy of the disk gives away of a secret round, during it and after, looked for as an attacker would. */
import Database from 'better-sqlite3'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { storeFile } from '../../db/open.ts'
import { toPaper } from '../../shared/sealing/ballot-paper.ts'
import type { Form } from '../../shared/domain/scoring/form.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub } from '../kit/a-hub.ts'
import { filesBelow, found, orderInFile, orderInLog } from '../kit/forensics.ts'
import { hexOf, sendSealed, tellersOf } from '../kit/sealing.ts'

const VOTERS = 20
const inOrder = Array.from({ length: VOTERS }, (_, i) => i)

let place: ReturnType<typeof aFolder>
beforeEach(() => {
  place = aFolder()
})
afterEach(() => place.remove())

describe('the tool itself', () => {
  const tables = {
    'a table with rows in their order': 'CREATE TABLE box (id BLOB PRIMARY KEY, ballot TEXT)',
    'a table by random keys without rows': 'CREATE TABLE box (id BLOB PRIMARY KEY, ballot TEXT) WITHOUT ROWID',
  }
  test.each(Object.entries(tables))('[E13] recovers the order of plain ballots from %s, file and log', (_, create) => {
    const file = join(place.folder, 'plain.db')
    const db = new Database(file)
    db.pragma('journal_mode = WAL')
    db.pragma('secure_delete = ON')
    db.exec(create)
    const ballots = inOrder.map(() => randomBytes(8).toString('hex'))
    const put = db.prepare('INSERT INTO box VALUES (?, ?)')
    for (const ballot of ballots) put.run(randomBytes(16), ballot)
    const markers = ballots.map((ballot) => Buffer.from(ballot))
    expect(orderInLog(`${file}-wal`, markers)).toEqual(inOrder)
    db.pragma('wal_checkpoint(TRUNCATE)')
    expect(orderInFile(file, markers)).toEqual(inOrder)
    expect(found(filesBelow(place.folder), markers)).toEqual(inOrder)
    db.close()
  })
})

test('[E13] [E3] a secret round leaves neither what was cast nor, once it is over, the order in which it came', async () => {
  const said: string[] = []
  const listen = (chunk: unknown) => (said.push(String(chunk)), true)
  const [out, err] = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen as never),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen as never),
  ]
  // Numbers from 60 to 99.5 in steps of a half, so that every one of twenty ballots can be told by what is on it.
  const hub = await aHub({ folder: place.folder, secret: true, preset: 'P2' })
  try {
    const tellers = await tellersOf(hub)
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    const round = hub.openBallot()
    const subjects = hub.room().meeting().rounds[round]?.subjects ?? []
    const form: Form = hub.room().meeting().plan.scheme.form
    const papers: string[] = []
    const handles: string[] = []
    const envelopes: string[] = []
    const cards = Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass)
    for (const i of inOrder) {
      const phone = await hub.phone(cards[i]?.no ?? '')
      const points = String(60 + i)
      const marks = Object.fromEntries(subjects.map((id) => [id, form.items.map(() => points)]))
      papers.push(toPaper(form, subjects, marks))
      handles.push(anId())
      const sent = await sendSealed(phone, marks, handles[i])
      expect(sent.reply).toMatchObject({ ok: true })
      envelopes.push(sent.sealed)
      phone.close()
    }
    const secrets = [...papers, ...handles].map((text) => Buffer.from(text))
    const raw = [...handles.map((handle) => Buffer.from(handle, 'hex')), Buffer.from(pair.secretKey)]
    const marks = envelopes.map((sealed) => Buffer.from(sealed))
    const store = storeFile(place.folder)

    // While the round is open: the envelopes are there, in the order of their arrival; nothing of what is in them is.
    expect(orderInLog(`${store}-wal`, marks).length + found([store], marks).length).toBeGreaterThanOrEqual(VOTERS)
    const copy = join(place.folder, 'backup.db')
    const live = new Database(store, { readonly: true })
    await live.backup(copy)
    live.close()
    expect(found([copy], marks)).toEqual(inOrder)
    expect(found(filesBelow(place.folder), [...secrets, ...raw])).toEqual([])
    // The planted fault: had a ballot been written in the open, this would have been found.
    const plain = new Database(join(place.folder, 'canary.db'))
    plain.exec('CREATE TABLE box (ballot TEXT)')
    plain.prepare('INSERT INTO box VALUES (?)').run(papers[3])
    plain.close()
    expect(found(filesBelow(place.folder), secrets)).toEqual([3])

    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
    // Closed and not yet opened, which may last for hours: the order is gone already.
    expect(orderInLog(`${store}-wal`, marks)).toEqual([])
    expect(orderInFile(store, marks)).toHaveLength(VOTERS)
    expect(orderInFile(store, marks)).not.toEqual(inOrder)
    for (const teller of ['teller_a', 'teller_b'] as const) {
      expect((await tellers.open(teller, round, pair)).reply).toMatchObject({ ok: true })
    }
    // Counted: the sums are there, and no whole ballot; the envelopes have lost their order.
    const after = [store, `${store}-wal`, `${store}-shm`]
    expect(found(after, [...handles.map((text) => Buffer.from(text)), ...raw])).toEqual([])
    expect(orderInFile(store, marks)).toHaveLength(VOTERS)
    expect(orderInFile(store, marks)).not.toEqual(inOrder)
    expect(orderInLog(`${store}-wal`, marks)).toEqual([])
    expect(said.join('')).not.toContain(envelopes[0]?.slice(0, 32))
    for (const secret of [...papers, ...handles, hexOf(pair.secretKey)]) expect(said.join('')).not.toContain(secret)
  } finally {
    out.mockRestore()
    err.mockRestore()
    await hub.stop()
  }
})
