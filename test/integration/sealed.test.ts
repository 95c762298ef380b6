/** A secret round from the key to its destruction, over real sockets and a real store. */
import { randomBytes } from 'node:crypto'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openReadOnly, storeFile } from '../../db/open.ts'
import { log } from '../../server/log.ts'
import type { Round } from '../../shared/domain/ballot.ts'
import { isInBox, isInOpened, sealedBallot } from '../../shared/sealing/own-proof.ts'
import { columnHash, type BoxList } from '../../shared/sealing/roots.ts'
import { isReceipt } from '../../shared/sealing/receipt.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { filesBelow, found } from '../kit/forensics.ts'
import { hexOf, sealedBy, sendSealed, tellersOf, type Tellers } from '../kit/sealing.ts'

let hub: TestHub
let tellers: Tellers
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder, secret: true })
  tellers = await tellersOf(hub)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await hub.stop()
  place.remove()
})

const good = { p01: ['good'] }
const poor = { p01: ['poor'] }
function round(): Round {
  const found = hub.room().meeting().rounds['p01-1']
  if (!found) throw new Error('no round has been opened')
  return found
}
const proof = async (path: string): Promise<unknown> => (await fetch(`${hub.url}/proof/p01-1/${path}`)).json()

async function closed(chair: Client): Promise<void> {
  expect(await chair.take({ type: 'ballot.close', round: 'p01-1', unsent: 0 })).toMatchObject({ ok: true })
}

/** One ballot cast, opened by both tellers, and the day over: the key may be destroyed. */
async function theResultIsOut() {
  const { pair, number } = await tellers.makeKey()
  const [a, b] = [await hub.as('teller_a'), await hub.as('teller_b')]
  const chair = await hub.as('chair')
  hub.openBallot()
  const { sealed } = await sendSealed(await hub.phone('C001'), good)
  await closed(chair)
  for (const teller of ['teller_a', 'teller_b'] as const) await tellers.open(teller, 'p01-1', pair)
  for (let n = 0; n < 400 && hub.room().meeting().life.state !== 'result_ready'; n += 1) hub.press()
  return { a, b, number, sealed }
}

describe('the key', () => {
  test('[E1] no secret round opens before both tellers have proved it', async () => {
    expect(() => hub.openBallot()).toThrow('keyNotReady')
    const { number, pair } = await tellers.makeKey()
    expect(number).toBe(1)
    expect(hub.openBallot()).toBe('p01-1')
    expect(round().seal?.publicKey).toBe(hexOf(pair.publicKey))
  })

  test('[E1] a teller whose key opens nothing proves nothing, and one test ballot is one try', async () => {
    const { number } = await tellers.makeKey()
    const [next, stranger] = [keyPairOf(new Uint8Array(16).fill(7)), keyPairOf(new Uint8Array(16).fill(8))]
    await tellers.ask('teller_a', 'key', { publicKey: hexOf(next.publicKey) })
    expect(await tellers.prove('teller_b', stranger, number + 1)).toMatchObject({ refused: 'keyUnknown' })
    // The key before is no longer tried at all; and of one test ballot there is one answer.
    expect(await tellers.ask('teller_b', 'test', { number })).toMatchObject({ refused: 'keyUnknown' })
    expect(await tellers.ask('teller_b', 'proof', { number: number + 1, paper: '0'.repeat(32) })).toMatchObject({
      refused: 'keyUnknown',
    })
    expect(hub.room().meeting().key?.proved).toEqual([])
    expect(await tellers.prove('teller_b', next, number + 1)).toMatchObject({ ok: true })
    expect(hub.room().meeting().key?.proved).toEqual(['teller_b'])
  })

  test('[E1] is for tellers: nobody else makes one, tries one, gets a box or reports one', async () => {
    const chair = (await hub.sessionOf('chair')).body['session']
    for (const path of ['key', 'test', 'proof', 'box', 'opened']) {
      const answer = await hub.post(`/api/teller/${path}`, {}, { authorization: `Bearer ${String(chair)}` })
      expect(answer).toEqual({ status: 403, body: { refused: 'notAllowed' } })
      expect((await hub.post(`/api/teller/${path}`, {})).status).toBe(403)
    }
    expect(await tellers.ask('teller_b', 'key', { publicKey: '00'.repeat(32) })).toMatchObject({
      refused: 'notAllowed',
    })
  })
})

describe('a secret round', () => {
  test('[E3] [E4] [E5] [E7] [E14] from the envelope to the result that every phone finds itself in', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    const phones = [await hub.phone('A001'), await hub.phone('B001'), await hub.phone('C001')] as const
    const sent = [
      await sendSealed(phones[0], good),
      await sendSealed(phones[1], poor),
      await sendSealed(phones[2], good),
    ] as const
    for (const { reply, proof: own } of sent) {
      const receipt = reply.ok ? reply.receipt : undefined
      expect(isReceipt(receipt ?? '', 'p01-1', own.sealed, round().seal?.receiptKey ?? '')).toBe(true)
      expect(isReceipt(receipt ?? '', 'p02-1', own.sealed, round().seal?.receiptKey ?? '')).toBe(false)
    }
    // The second changes his mind: same handle, another envelope of the same length.
    const again = await sendSealed(phones[1], good, sent[1].handle)
    expect(again.reply.ok).toBe(true)
    expect(again.sealed.length).toBe(sent[1].sealed.length)
    expect((await fetch(`${hub.url}/proof/p01-1/box`)).status).toBe(404)
    expect(await tellers.ask('teller_a', 'box', { round: 'p01-1' })).toMatchObject({ refused: 'noOpenRound' })

    await closed(chair)
    const { root, sealed, counts } = round()
    expect({ sealed, counts }).toEqual({ sealed: { A: 1, B: 1, C: 1 }, counts: undefined })
    const { root: rootSaid, list } = (await proof('box')) as { root: string; list: BoxList }
    expect(rootSaid).toBe(root)
    for (const own of [sent[0], again, sent[2]]) expect(isInBox([own.proof], list, root ?? '')).toBe(true)
    expect(isInBox([sent[1].proof], list, root ?? '')).toBe(false)

    expect((await fetch(`${hub.url}/proof/p01-1/opened`)).status).toBe(204)
    const first = await tellers.open('teller_a', 'p01-1', pair)
    expect(first.reply).toEqual({ ok: true, agreed: false })
    expect(round().counts).toBeUndefined()
    const second = await tellers.open('teller_b', 'p01-1', pair)
    expect(second.reply).toEqual({ ok: true, agreed: true })
    expect(round().counts?.presenters['p01']?.['B']?.items).toEqual([{ good: 1 }])

    const { root: rootB, hashes } = (await proof('opened')) as { root: string; hashes: Record<string, string> }
    expect(rootB).toBe(round().openedRoot)
    const columns = { 'p01/0': (await proof('opened/p01/0')) as string[] }
    expect(columnHash(columns['p01/0'])).toBe(hashes['p01/0'])
    for (const own of [sent[0], again, sent[2]]) expect(isInOpened([own.proof], { hashes, columns }, rootB)).toBe(true)
    expect(isInOpened([sent[1].proof], { hashes, columns }, rootB)).toBe(false)
    await chair.until('the result is there', () => chair.view().results?.rounds[0]?.rows?.length === 1)
  })

  test('[E3] takes envelopes only, of the one length, and of another device none', async () => {
    await tellers.makeKey()
    hub.openBallot()
    const phone = await hub.phone('C001')
    const { sealed } = sealedBy(phone, good)
    expect(await phone.ballot('p01-1', anId(), good)).toEqual({ ok: false, refused: 'badRequest' })
    expect(await phone.sealed('p01-1', anId(), `${sealed}00`)).toEqual({ ok: false, refused: 'incompleteBallot' })
    expect((await phone.sealed('p01-1', anId(), sealed)).ok).toBe(true)
    expect(await phone.sealed('p01-1', anId(), sealed)).toEqual({ ok: false, refused: 'anotherDevice' })
    expect(hub.room().submitted('p01-1')).toEqual({ C: 1 })
  })

  test('[E5] what two tellers make of a box differently is not taken, nor what does not fit the box', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    for (const no of ['C001', 'C002']) await sendSealed(await hub.phone(no), good)
    await closed(chair)
    const { opened } = await tellers.open('teller_a', 'p01-1', pair)
    // Of the second teller's browser somebody has turned one good into a poor, and signs it off as balanced.
    const turned = structuredClone(opened) as unknown as {
      counts: { presenters: { p01: { C: { items: unknown[] } } } }
    }
    turned.counts.presenters.p01.C.items = [{ good: 1, poor: 1 }]
    expect(await tellers.ask('teller_b', 'opened', turned)).toEqual({ ok: false, refused: 'openingsDiffer' })
    expect(round().counts).toBeUndefined()
    await chair.until('the console is told', () => chair.view().opening?.rounds[0]?.differ === true)
    const fewer = structuredClone(opened) as unknown as { lists: { 'p01/0': string[] } }
    fewer.lists['p01/0'].pop()
    expect(await tellers.ask('teller_b', 'opened', fewer)).toEqual({ ok: false, refused: 'notThisBox' })
    expect((await tellers.open('teller_b', 'p01-1', pair)).reply).toEqual({ ok: true, agreed: true })
  })

  test('[E5] a report that waits for the other teller’s is read by no press and no screen, and once when both agree', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    for (const no of ['C001', 'C002']) await sendSealed(await hub.phone(no), good)
    await closed(chair)
    await tellers.open('teller_a', 'p01-1', pair)
    const parse = vi.spyOn(JSON, 'parse')
    const reads = () => parse.mock.calls.filter(([text]) => String(text).startsWith('{"round":"p01-1","counts"')).length
    expect(await chair.ask({ type: 'stage.note', text: '请稍候' })).toMatchObject({ ok: true })
    hub.room().tidy()
    expect((await hub.as('recorder')).view().now).toBeDefined()
    expect(hub.room().tellers.reported('p01-1')).toEqual({ reported: ['teller_a'], differ: false })
    // Two that differ are told from each other unread as well.
    const db = new Database(storeFile(place.folder))
    db.exec("INSERT INTO opening SELECT round, 'teller_b', 'another', report FROM opening")
    db.close()
    hub.room().tidy()
    expect(hub.room().tellers.reported('p01-1')).toEqual({ reported: ['teller_a', 'teller_b'], differ: true })
    expect(reads()).toBe(0)
    // His browser asks with the report, which is one more; of what is kept one is enough.
    expect((await tellers.open('teller_b', 'p01-1', pair)).reply).toEqual({ ok: true, agreed: true })
    expect(reads()).toBe(2)
  })

  test('[E5] an envelope that holds no ballot is void and counted as such', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    const phone = await hub.phone('C001')
    const { sealed } = await sendSealed(phone, good)
    // Sealed for another class: the hub cannot tell, the tellers can.
    const liar = await hub.phone('C002')
    expect((await liar.sealed('p01-1', anId(), sealed.replace(/^../, '00'))).ok).toBe(true)
    await closed(chair)
    await tellers.open('teller_a', 'p01-1', pair)
    await tellers.open('teller_b', 'p01-1', pair)
    expect(round().counts?.classes['C']).toEqual({ valid: 1, abstained: 0, invalid: { unopened: 1 } })
  })

  test('[E5] the hub is killed after the second teller’s report and before the count: it counts when it comes back', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    await sendSealed(await hub.phone('C001'), good)
    await closed(chair)
    await tellers.open('teller_a', 'p01-1', pair)
    expect(round().counts).toBeUndefined()
    await hub.stop()
    // What such a death leaves: both reports in the store, and no count.
    const db = new Database(storeFile(place.folder))
    db.exec("INSERT INTO opening SELECT round, 'teller_b', digest, report FROM opening")
    db.close()
    hub = await aHub({ folder: place.folder, secret: true })
    expect(round().counts?.presenters['p01']?.['C']?.items).toEqual([{ good: 1 }])
    expect((await fetch(`${hub.url}/proof/p01-1/opened`)).status).toBe(200)
  })

  test('[B17] [E5] who may not judge a presenter does so with a page of his own: the box is not taken', async () => {
    const table = { role: 'operator', id: 'operator' } as const
    const command = { type: 'recusal.set', card: 'C001', slots: ['p01'], reason: '近亲属' } as const
    expect(hub.room().handle(table, { id: anId(), command })).toMatchObject({ ok: true })
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    const cast = async (barredSays: 'good' | 'recused', otherSays: 'good' | 'recused') => {
      const id = hub.openBallot()
      for (const [no, says] of [
        ['C001', barredSays],
        ['C002', otherSays],
      ] as const) {
        const phone = await hub.phone(no)
        await phone.until('it is open', () => phone.view().ballot?.round?.id === id)
        const { form, ballot } = phone.view()
        if (!form || !ballot?.round) throw new Error('no form')
        const { config = '', publicKey = '' } = ballot.round
        const frame = { ...form, subjects: ['p01'], recused: says === 'recused' ? ['p01'] : [] }
        const marks = says === 'recused' ? {} : { p01: ['good'] }
        const own = sealedBallot(marks, frame, { round: id, config, voterClass: 'C' }, publicKey, randomBytes(48))
        expect(await phone.sealed(id, anId(), own.sealed)).toMatchObject({ ok: true })
        phone.close()
      }
      expect(await chair.take({ type: 'ballot.close', round: id, unsent: 0 })).toMatchObject({ ok: true })
      const { reply } = await tellers.open('teller_a', id, pair)
      expect(await chair.take({ type: 'ballot.void', round: id, reason: '重新测评' })).toMatchObject({ ok: true })
      return reply
    }
    expect(await cast('good', 'good')).toMatchObject({ refused: 'recusalsBroken' })
    expect(await cast('recused', 'recused')).toMatchObject({ refused: 'recusalsBroken' })
    expect(await cast('recused', 'good')).toEqual({ ok: true, agreed: false })
  })

  test('[E7] [E14] a ballot that the store has lost altogether: its phone is believed by the hub’s own signature', async () => {
    await tellers.makeKey()
    hub.openBallot()
    const sent = await sendSealed(await hub.phone('C001'), good)
    const signature = sent.reply.ok ? (sent.reply.receipt ?? '') : ''
    await hub.stop()
    // An older copy of the store was put back: the tables balance, and nobody knows of the ballot.
    const db = new Database(storeFile(place.folder))
    db.exec("DELETE FROM submitted WHERE card = 'C001'; DELETE FROM box")
    db.close()
    hub = await aHub({ folder: place.folder, secret: true })
    expect(hub.unbalanced()).toEqual([])
    const chair = await hub.as('chair')
    await closed(chair)
    const phone = await hub.phone('C001')
    await phone.found('p01-1', 'box', false)
    await phone.found('p01-1', 'box', false, { sealed: '0'.repeat(64), signature })
    expect(round().doubts).toBeUndefined()
    await phone.found('p01-1', 'box', false, { sealed: sent.proof.sealed, signature })
    await chair.until('one is missing', () => chair.view().proofs?.box.missing === 1)
    expect(round().doubts).toEqual({ box: 1, opened: 0 })
  })

  test('[B15] [E12] a voter struck out of the store: one envelope more than voters, and what the tellers report is not counted', async () => {
    const { pair } = await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    for (const phone of [await hub.phone('C001'), await hub.phone('C002')]) await sendSealed(phone, good)
    const db = new Database(storeFile(place.folder))
    db.prepare("DELETE FROM submitted WHERE card = 'C002'").run()
    db.close()
    await closed(chair)
    const { reply } = await tellers.open('teller_a', 'p01-1', pair)
    expect(reply).toMatchObject({ ok: false, refused: 'notThisBox' })
  })

  test('[E12] a ballot added to the store before the close: one more envelope than the wall showed, and nothing is counted', async () => {
    const { pair } = await tellers.makeKey()
    const [chair, wall] = [await hub.as('chair'), await hub.as('projector')]
    hub.openBallot()
    const phones = [await hub.phone('C001'), await hub.phone('C002')] as const
    for (const phone of phones) await sendSealed(phone, good)
    await wall.until('the wall shows both', () => wall.view().turnout?.submitted === 2)
    // Whoever has the machine lays one more into the box, sealed as it should be.
    const db = new Database(storeFile(place.folder))
    db.prepare('INSERT INTO box VALUES (?, ?, ?, ?)').run(
      'p01-1',
      randomBytes(16),
      'C',
      sealedBy(phones[0], poor).sealed,
    )
    db.close()
    await closed(chair)
    const { list } = (await proof('box')) as { list: BoxList }
    expect(list['C']).toHaveLength(3)
    expect(wall.view().turnout?.submitted).toBe(2)
    const { reply, opened } = await tellers.open('teller_a', 'p01-1', pair)
    expect(opened.counts.classes['C']?.valid).toBe(3)
    expect(reply).toMatchObject({ ok: false })
    expect(await tellers.open('teller_b', 'p01-1', pair)).toMatchObject({ reply: { ok: false } })
    expect(round().counts).toBeUndefined()
  })

  test('[E7] a phone that does not find its ballot is counted at the console and stands in the journal', async () => {
    await tellers.makeKey()
    const chair = await hub.as('chair')
    hub.openBallot()
    const [phone, other] = [await hub.phone('C001'), await hub.phone('C002')]
    await sendSealed(phone, good)
    await closed(chair)
    await phone.found('p01-1', 'box', false)
    await other.found('p01-1', 'box', false)
    await chair.until('one is missing', () => chair.view().proofs?.box.missing === 1)
    expect(round().doubts).toEqual({ box: 1, opened: 0 })
    await phone.found('p01-1', 'box', true)
    await chair.until('it was found after all', () => chair.view().proofs?.box.found === 1)
    expect(round().doubts).toEqual({ box: 1, opened: 0 })
  })
})

describe('destroying the key', () => {
  test('[E8] by both, after the result; then no envelope is left, and what is kept still proves the round', async () => {
    const { pair, number } = await tellers.makeKey()
    const chair = await hub.as('chair')
    const [a, b] = [await hub.as('teller_a'), await hub.as('teller_b')]
    hub.openBallot()
    const phone = await hub.phone('C001')
    const { sealed, proof: own } = await sendSealed(phone, good)
    expect(await a.ask({ type: 'key.destroy', number })).toMatchObject({ refused: 'boxesSealed', count: 1 })
    await closed(chair)
    await tellers.open('teller_a', 'p01-1', pair)
    await tellers.open('teller_b', 'p01-1', pair)
    expect(await a.ask({ type: 'key.destroy', number })).toMatchObject({ refused: 'resultNotOut' })
    // The rest of the day without ballots.
    for (let n = 0; n < 400 && hub.room().meeting().life.state !== 'result_ready'; n += 1) hub.press()
    expect(await a.ask({ type: 'key.destroy', number })).toMatchObject({ ok: true })
    const box = () => hub.house.boxed('p01-1')
    expect(box()).toHaveLength(1)
    expect(await b.ask({ type: 'key.destroy', number })).toMatchObject({ ok: true })
    expect(box()).toHaveLength(0)
    expect(hub.unbalanced()).toEqual([])
    const { list } = (await proof('box')) as { list: BoxList }
    expect(isInBox([own], list, round().root ?? '')).toBe(true)
    expect(await a.ask({ type: 'key.destroy', number })).toMatchObject({ refused: 'keyUnknown' })
    // No page of any file holds what was sealed, so that nothing is there to be opened with whatever key.
    expect(found(filesBelow(place.folder), [Buffer.from(sealed)])).toEqual([])
  })

  test('[E8] somebody reads the file at that moment: it is said, and tried again until no page holds an envelope', async () => {
    const { a, b, number, sealed } = await theResultIsOut()
    const onDisk = () => found(filesBelow(place.folder), [Buffer.from(sealed)])
    const reader = new Database(storeFile(place.folder), { readonly: true })
    reader.exec('BEGIN')
    reader.prepare('SELECT COUNT(*) FROM box').get()
    for (const teller of [a, b]) expect(await teller.ask({ type: 'key.destroy', number })).toMatchObject({ ok: true })
    await a.until('the tellers are told', () => a.view().key?.shredding === true)
    // Also when the hub is killed in that state and comes back: it knows that it has not finished.
    expect(onDisk()).toEqual([0])
    reader.exec('COMMIT')
    reader.close()
    hub.room().tidy()
    expect(onDisk()).toEqual([])
    await a.until('the tellers are told', () => a.view().key?.shredding === false)
    expect(hub.unbalanced()).toEqual([])
  })

  test('[E8] [D14] while somebody reads, the file is laid anew once and nobody is told twice; also after a restart', async () => {
    const { a, b, number, sealed } = await theResultIsOut()
    const reader = openReadOnly(place.folder)
    reader.exec('BEGIN')
    reader.prepare('SELECT COUNT(*) FROM box').get()
    const exec = vi.spyOn(Database.prototype, 'exec')
    const laidAnew = () => exec.mock.calls.filter(([sql]) => sql === 'VACUUM').length
    for (const teller of [a, b]) expect(await teller.ask({ type: 'key.destroy', number })).toMatchObject({ ok: true })
    await a.until('the tellers are told', () => a.view().key?.shredding === true)
    expect(laidAnew()).toBe(1)
    const told = vi.fn()
    hub.room().listen(told)
    for (let n = 0; n < 3; n += 1) hub.room().tidy()
    expect(told).not.toHaveBeenCalled()
    await hub.stop()
    hub = await aHub({ folder: place.folder, secret: true })
    expect(hub.room().isShredding()).toBe(true)
    hub.room().listen(told)
    hub.room().tidy()
    expect(told).not.toHaveBeenCalled()
    reader.close()
    hub.room().tidy()
    expect(told.mock.calls).toEqual([['meeting']])
    expect(hub.room().isShredding()).toBe(false)
    expect(laidAnew()).toBe(1)
    expect(found(filesBelow(place.folder), [Buffer.from(sealed)])).toEqual([])
  })

  test('[E8] [D16] envelopes that the store will not let go are not said to be gone', async () => {
    vi.spyOn(log, 'bug').mockImplementation(() => undefined)
    const { a, b, number } = await theResultIsOut()
    const db = new Database(storeFile(place.folder))
    db.exec("CREATE TRIGGER keeps BEFORE DELETE ON box BEGIN SELECT RAISE(ABORT, 'kept'); END")
    for (const teller of [a, b]) expect(await teller.ask({ type: 'key.destroy', number })).toMatchObject({ ok: true })
    await a.until('both have destroyed it', () => a.view().key?.key?.destroyed.length === 2)
    expect(a.view().key?.shredding).toBe(true)
    db.exec('DROP TRIGGER keeps')
    db.close()
    hub.room().tidy()
    await a.until('the tellers are told', () => a.view().key?.shredding === false)
    expect(hub.house.boxed('p01-1')).toHaveLength(0)
  })

  test('[E8] a key that was replaced has sealed envelopes too: they go with its successor, and not before', async () => {
    const first = await tellers.makeKey()
    const chair = await hub.as('chair')
    const [a, b] = [await hub.as('teller_a'), await hub.as('teller_b')]
    hub.openBallot()
    const { sealed } = await sendSealed(await hub.phone('C001'), good)
    await closed(chair)
    for (const teller of ['teller_a', 'teller_b'] as const) await tellers.open(teller, 'p01-1', first.pair)
    // The halves are lost, and the day goes on under another key, which no ballot is sealed to.
    const second = await tellers.makeKey()
    expect(await a.ask({ type: 'key.destroy', number: second.number })).toMatchObject({ refused: 'resultNotOut' })
    for (let n = 0; n < 400 && hub.room().meeting().life.state !== 'result_ready'; n += 1) hub.press()
    expect(hub.house.boxed('p01-1')).toHaveLength(1)
    for (const teller of [a, b]) {
      expect(await teller.ask({ type: 'key.destroy', number: second.number })).toMatchObject({ ok: true })
    }
    expect(hub.house.boxed('p01-1')).toHaveLength(0)
    expect(found(filesBelow(place.folder), [Buffer.from(sealed)])).toEqual([])
  })
})
