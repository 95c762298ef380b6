/** The lists by which anybody checks a secret round: made once for a hall that asks for them all at the same moment. */
import { ServerResponse } from 'node:http'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { columnHash, type BoxList } from '../../shared/sealing/roots.ts'
import { openProofLists } from '../../server/proof-lists.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { sendSealed, tellersOf, type Tellers } from '../kit/sealing.ts'

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

/** `has`: by which a browser asks whether what it has of the list is still the same. */
const ask = (path: string, has?: string | null) =>
  fetch(`${hub.url}/proof/p01-1/${path}`, {
    headers: has ? { 'if-none-match': has, 'cache-control': 'max-age=0' } : {},
  })

/** A secret round with these ballots, closed; counted where both tellers are to open it. */
async function aRound(ballots: Readonly<Record<string, Marks>>, counted = true): Promise<void> {
  const { pair } = await tellers.makeKey()
  const chair = await hub.as('chair')
  expect(hub.openBallot()).toBe('p01-1')
  for (const [card, marks] of Object.entries(ballots)) await sendSealed(await hub.phone(card), marks)
  expect(await chair.take({ type: 'ballot.close', round: 'p01-1', unsent: 0 })).toMatchObject({ ok: true })
  if (!counted) return
  for (const teller of ['teller_a', 'teller_b'] as const) await tellers.open(teller, 'p01-1', pair)
}
const some = { C001: { p01: ['good'] }, C002: { p01: ['poor'] } }

/** Where in the memory lay what was sent as the last word of each answer. */
function whereSent(): readonly string[] {
  const places = new Map<ArrayBufferLike, number>()
  return vi
    .mocked(ServerResponse.prototype.end)
    .mock.calls.map(([chunk]: readonly unknown[]) => chunk)
    .filter((chunk) => Buffer.isBuffer(chunk))
    .map(({ buffer, byteOffset, length }) => {
      if (!places.has(buffer)) places.set(buffer, places.size)
      return `${places.get(buffer)}:${byteOffset}+${length}`
    })
}

test('[E7] a hall that asks for a list at the same moment is sent the same bytes, which were made once', async () => {
  await aRound(some)
  vi.spyOn(ServerResponse.prototype, 'end')
  for (const path of ['box', 'opened', 'opened/p01/0']) {
    vi.mocked(ServerResponse.prototype.end).mockClear()
    const answers = await Promise.all([ask(path), ask(path), ask(path)])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(texts).size).toBe(1)
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(
      Array(3).fill('application/json; charset=utf-8'),
    )
    expect(whereSent(), path).toHaveLength(3)
    expect(new Set(whereSent()).size, path).toBe(1)
  }
})

test('[E7] what the tellers opened is read once for all its columns, and for no column that it has not', async () => {
  await aRound(some)
  const { closed } = hub.room()
  const { proofOf } = closed
  let reads = 0
  vi.spyOn(closed, 'proofOf').mockImplementation((id) => {
    const proof = proofOf(id)
    if (!proof) return null
    const opened = () => {
      reads += 1
      return proof.opened()
    }
    return { ...proof, opened }
  })
  const { hashes } = (await (await ask('opened')).json()) as { hashes: Record<string, string> }
  const column = (await (await ask('opened/p01/0')).json()) as readonly string[]
  expect(columnHash(column)).toBe(hashes['p01/0'])
  expect((await ask('opened/p01/1')).status).toBe(404)
  expect((await ask('opened/nobody/0')).status).toBe(404)
  expect((await ask('opened')).status).toBe(200)
  expect(reads).toBe(1)
})

test('[E7] a phone that has a list already is told so and not sent it again', async () => {
  await aRound(some)
  for (const path of ['box', 'opened', 'opened/p01/0']) {
    const { headers } = await ask(path)
    expect(headers.get('cache-control')).toBe('no-cache')
    expect((await ask(path, headers.get('etag'))).status).toBe(304)
  }
})

test('[E7] [Y3] a round that was tried in a rehearsal answers for nothing in the round of the day that has its name', async () => {
  const chair = await hub.as('chair')
  expect(await chair.take({ type: 'rehearsal.begin' })).toMatchObject({ ok: true })
  await aRound(some)
  const tried = await ask('box')
  const { list: triedList } = (await tried.json()) as { list: BoxList }
  for (const path of ['opened', 'opened/p01/0']) expect((await ask(path)).status).toBe(200)
  const { session } = (await hub.sessionOf('secretary')).body
  const cleared = await hub.post('/api/rehearsal/clear', {}, { authorization: `Bearer ${String(session)}` })
  expect(cleared.status).toBe(200)
  for (const path of ['box', 'opened', 'opened/p01/0']) expect((await ask(path)).status).toBe(404)

  tellers = await tellersOf(hub)
  await aRound({ C001: { p01: ['good'] }, C002: { p01: ['good'] }, C003: { p01: ['good'] } }, false)
  const answer = await ask('box', tried.headers.get('etag'))
  const { list } = (await answer.json()) as { list: BoxList }
  expect({ before: triedList['C']?.length, now: list['C']?.length }).toEqual({ before: 2, now: 3 })
  expect(list['C']).not.toEqual(expect.arrayContaining([triedList['C']?.[0]]))
  expect((await ask('opened')).status).toBe(204)
  expect((await ask('opened/p01/0')).status).toBe(404)
})

test('[E7] of a day of many rounds so much is kept as there is room for, and the round that was asked for last in any case', () => {
  let reads = 0
  const proof = (size: number) => ({
    root: '',
    box: () => {
      reads += 1
      return { C: ['0'.repeat(size)] }
    },
    opened: () => null,
  })
  const lists = openProofLists(() => 'one epoch', 1_000)
  const read = (round: string, size = 300) => {
    reads = 0
    lists.box(round, proof(size))
    return reads
  }
  expect([read('p01-1'), read('p02-1'), read('p03-1')]).toEqual([1, 1, 1])
  // The second makes room for the fourth, since the first has just been asked for once more.
  expect([read('p01-1'), read('p04-1'), read('p01-1'), read('p03-1'), read('p02-1')]).toEqual([0, 1, 0, 0, 1])
  expect([read('p05-1', 5_000), read('p05-1'), read('p01-1')]).toEqual([1, 0, 1])
})
