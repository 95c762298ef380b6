/** How often a phone looks for ballots that wait for the tellers, and how soon it finds them when they are opened. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ShownRound } from '../../shared/domain/view.ts'
import type { FoundMessage } from '../../shared/protocol/protocol.ts'
import { columnHash, openedRoot } from '../../shared/sealing/roots.ts'
import { newCheck, type OwnCheck } from '../../client/phone/secrecy/own-check.ts'
import { aPage } from '../kit/a-page.ts'
import { randomFrom } from '../kit/random.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const presenters = Array.from({ length: 18 }, (_, n) => `p${String(n + 1).padStart(2, '0')}`)
const rounds = presenters.map((id) => `${id}-1`)
const commitment = (round: string) => `of ${round}`

/** A ballot that this phone has found in the box, and not yet among what was opened. */
const waits = (round: string): OwnCheck => ({
  ...newCheck(round, 'its handle', 'its key'),
  proofs: [{ sealed: 'aa', cells: { column: commitment(round) } }],
  receipt: 'signed',
  signed: true,
  box: true,
})
const shownAs = (id: string, rest: Partial<ShownRound> = {}): ShownRound => ({
  id,
  number: Number(id.slice(-1)),
  slot: id.slice(0, -2),
  subjects: [id.slice(0, -2)],
  state: 'closed',
  secrecy: 'secret',
  ...rest,
})

/** What was asked of the hub, when, and which rounds the tellers have opened. */
let asked: { path: string; at: number }[]
let opened: Set<string>
let found: FoundMessage[]
beforeEach(() => {
  vi.useFakeTimers()
  aPage('/phone')
  ;[asked, opened, found] = [[], new Set(), []]
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push({ path, at: performance.now() })
    const [, , round = '', , column] = path.split('/')
    if (!opened.has(round)) return new Response(null, { status: 204 })
    const list = [commitment(round)]
    const hashes = { column: columnHash(list) }
    return new Response(JSON.stringify(column ? list : { root: openedRoot(hashes), hashes }))
  })
})
afterEach(() => void vi.useRealTimers())

/** A phone with these ballots behind it, loaded while this round is on the page; `seed`: its own chance. */
async function aPhone(behind: readonly string[], round: ShownRound | null, seed = 1) {
  localStorage.setItem('rostrum/phone//ballot-checks', JSON.stringify(behind.map(waits)))
  vi.spyOn(Math, 'random').mockImplementation(randomFrom(seed))
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.sayFound = (said) => void found.push(said)
  const show = (shown: ShownRound | null) => Object.assign(meeting.view, { ballot: { round: shown } })
  show(round)
  meeting.connection = 'live'
  const { useOwnChecks } = await import('../../client/phone/secrecy/own-checks.ts')
  const { useCheckBook } = await import('../../client/phone/secrecy/check-book.ts')
  useOwnChecks()
  return { meeting, show, checks: useCheckBook() }
}
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)
/** How many requests of which rounds went out while this time passed. */
async function during(ms: number): Promise<readonly string[]> {
  const before = asked.length
  await passes(ms)
  return asked.slice(before).map(({ path }) => path.split('/')[2] ?? '')
}

describe('[E7] a phone with eighteen ballots that wait for the tellers', () => {
  test('looks once for each when its page is loaded, and then seldom, however long they wait', async () => {
    await aPhone(rounds, shownAs('p19-1', { state: 'open' }))
    expect(new Set(await during(20 * SECOND)).size).toBe(18)
    expect(asked).toHaveLength(18)
    for (let n = 0; n < 10; n += 1) expect((await during(6 * MINUTE)).length).toBeLessThanOrEqual(6 * 9)
    const perMinute = (await during(120 * MINUTE)).length / 120
    expect(perMinute).toBeLessThan(6)
  })

  test('asks for one at a time, and no two phones ask together', async () => {
    const times: number[][] = []
    for (const seed of [1, 2]) {
      aPage('/phone')
      asked = []
      await aPhone(rounds, shownAs('p19-1', { state: 'open' }), seed)
      const from = performance.now()
      await passes(20 * SECOND)
      times.push(asked.map(({ at }) => at - from))
    }
    const [first = [], second = []] = times
    // Spread over the time, not at its beginning.
    expect(first.filter((at) => at < 5 * SECOND).length).toBeLessThan(10)
    expect(second).not.toEqual(first)
  })

  test('looks soon after a close and again within half a minute, and for no other more often', async () => {
    const { show } = await aPhone(rounds, shownAs('p18-1', { state: 'open' }))
    await passes(20 * SECOND)
    asked = []
    show(shownAs('p18-1'))
    expect((await during(2 * SECOND)).filter((round) => round === 'p18-1')).toHaveLength(1)
    const half = await during(35 * SECOND)
    expect(half.filter((round) => round === 'p18-1').length).toBeGreaterThanOrEqual(2)
    expect(half.filter((round) => round !== 'p18-1').length).toBeLessThan(10)
  })

  test('finds the one on the page as soon as it is told that it was opened, and then those before it', async () => {
    const { show, checks } = await aPhone(rounds, shownAs('p18-1'))
    await passes(30 * MINUTE)
    opened = new Set(rounds)
    const root = openedRoot({ column: columnHash([commitment('p18-1')]) })
    show(shownAs('p18-1', { root: 'A', openedRoot: root }))
    await passes(2 * SECOND)
    expect(checks.of('p18-1')?.opened).toBe(true)
    await passes(40 * SECOND)
    expect(checks.all.map((check) => check.opened)).toEqual(rounds.map(() => true))
    expect(found.filter((said) => said.stage === 'opened' && said.found)).toHaveLength(18)
    expect(await during(60 * MINUTE)).toEqual([])
  })

  test('finds within minutes what was opened without a word to it, and at once when the result is ready', async () => {
    const { meeting, checks } = await aPhone(rounds, null)
    await passes(30 * MINUTE)
    opened = new Set(rounds.slice(0, 9))
    await passes(6 * MINUTE)
    expect(checks.all.filter((check) => check.opened === true)).toHaveLength(9)
    opened = new Set(rounds)
    Object.assign(meeting.view, { now: { life: { state: 'result_ready' } } })
    await passes(30 * SECOND)
    expect(checks.all.filter((check) => check.opened === true)).toHaveLength(18)
  })

  test('asks for nothing while its line is down, and goes on when it is up', async () => {
    const { meeting } = await aPhone(rounds, null)
    await passes(30 * MINUTE)
    meeting.connection = 'lost'
    await passes(10 * SECOND)
    expect(await during(20 * MINUTE)).toEqual([])
    meeting.connection = 'live'
    const first = await during(SECOND)
    expect(first.length).toBeLessThan(6)
    expect(new Set([...first, ...(await during(20 * SECOND))]).size).toBe(18)
  })
})

test('[E7] [E12] a hub that hands out what is no list keeps no phone from looking for its other ballots', async () => {
  await aPhone(['p01-1', 'p02-1'], null)
  const honest = fetch
  vi.stubGlobal('fetch', async (path: string) =>
    path.includes('p01-1') ? (await honest(path), new Response('[]')) : honest(path),
  )
  opened = new Set(['p02-1'])
  await passes(10 * SECOND)
  expect(found).toEqual([{ round: 'p02-1', stage: 'opened', found: true }])
  expect((await during(30 * MINUTE)).length).toBeGreaterThanOrEqual(4)
})

describe('[B5] [E7] a voided round', () => {
  test('is not looked for any more, also when the meeting has gone on', async () => {
    const { show } = await aPhone(['p01-1'], shownAs('p01-1'))
    await passes(10 * SECOND)
    expect(asked.length).toBeGreaterThan(0)
    show(shownAs('p01-1', { state: 'voided' }))
    await passes(SECOND)
    show(shownAs('p02-1', { state: 'open' }))
    expect(await during(60 * MINUTE)).toEqual([])
  })

  test('is known by the one that is held again, where the phone was away when it was voided', async () => {
    const { show } = await aPhone(['p01-1', 'p02-1'], shownAs('p01-2', { state: 'open' }))
    expect(new Set(await during(60 * MINUTE))).toEqual(new Set(['p02-1']))
    // A trial that is held again says nothing of the one before it.
    show(shownAs('trial-2', { slot: 'trial' }))
    expect(new Set(await during(60 * MINUTE))).toEqual(new Set(['p02-1']))
  })
})
