/**
 * Measures, asserts nothing about time: a thousand sealed ballots in one burst, each with its receipt after COMMIT; beside
 * it as many recorded ones in the same run; and a teller's browser that opens the thousand.
 */
import { expect, test } from 'vitest'
import { availableParallelism, cpus } from 'node:os'
import { demoMeeting } from '../../db/demo-meeting.ts'
import { openDatabase } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { join } from 'node:path'
import { projectRoot } from '../../server/project.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Card } from '../../shared/domain/roster.ts'
import { isInBox, isInOpened, type OwnProof } from '../../shared/sealing/own-proof.ts'
import type { BoxList } from '../../shared/sealing/roots.ts'
import { printedHalf } from '../../shared/sealing/ballot-key.ts'
import { aDevice, launchBrowser } from '../kit/a-browser.ts'
import { aClient, anId, type Client } from '../kit/a-client.ts'
import { aFolder, type TestHub } from '../kit/a-hub.ts'
import { startHubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'
import { sealedBy, tellersOf } from '../kit/sealing.ts'

const VOTERS = 1_000

/** The demo with a thousand voters of one class, in a folder that no hub has opened yet. */
function aThousand(folder: string, openly: boolean): void {
  const demo = demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(Date.now()), null, openly)
  const cards = Object.fromEntries(
    Array.from({ length: VOTERS }, (_, n): [string, Card] => {
      const no = `C${String(n + 1).padStart(4, '0')}`
      return [no, { no, identity: '', unit: '', seat: '', voterClass: 'C' }]
    }),
  )
  const db = openDatabase(folder)
  openStore(db).begin({ ...demo, roster: { cards }, attendance: { A: 0, B: 0, C: VOTERS } })
  db.close()
}

type Hall = Awaited<ReturnType<typeof openHall>>
async function openHall(openly: boolean) {
  const place = aFolder()
  aThousand(place.folder, openly)
  const hub = await startHubProcess(place.folder, { demo: false })
  const { roles, cards } = hub.links()
  const chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  const phones: Client[] = []
  for (const { url } of cards) phones.push(await aClient(hub.url, await enter(hub.url, url)))
  return { place, hub, roles, chair, phones }
}
/** What the tellers’ kit needs of a hub in another process. */
const overHttp = ({ hub, roles }: Hall) =>
  tellersOf({
    sessionOf: async (role: 'teller_a' | 'teller_b') => ({ body: { session: await enter(hub.url, roles[role]) } }),
    post: async (path: string, body: unknown, headers: Record<string, string>) => {
      const answer = await fetch(hub.url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: hub.url, ...headers },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    },
  } as unknown as TestHub)

async function untilOpen({ chair, phones }: Hall): Promise<string> {
  while (chair.view().control?.main?.type !== 'ballot.open') expect((await chair.press()).ok).toBe(true)
  expect((await chair.press()).ok).toBe(true)
  const round = chair.view().ballot?.round?.id ?? ''
  for (const phone of phones) await phone.until('it is open', () => phone.view().ballot?.round?.id === round)
  return round
}

/** All at once; answers with milliseconds from each phone's send to its acknowledgement. */
async function burst(phones: readonly Client[], send: (phone: Client, n: number) => Promise<{ ok: boolean }>) {
  return Promise.all(
    phones.map(async (phone, n) => {
      const sent = performance.now()
      expect((await send(phone, n)).ok).toBe(true)
      return performance.now() - sent
    }),
  )
}

function figures(what: string, times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (p: number) => sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * p) / 100) - 1)] ?? NaN
  const all = [50, 95, 99].map((p) => `p${p} ${at(p).toFixed(0)} ms`).join('   ')
  console.info(`${what.padEnd(34)} ${all}   max ${at(100).toFixed(0)} ms`)
  return at(99)
}

async function done({ hub, chair, phones, place }: Hall): Promise<void> {
  for (const client of [chair, ...phones]) client.close()
  await hub.end('SIGTERM')
  place.remove()
}

test(
  'a thousand ballots at once, sealed and recorded, and a thousand envelopes opened',
  { timeout: 600_000 },
  async () => {
    console.info(
      `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores for hub, ${VOTERS} phones and Chromium alike, Node ${process.version}, loopback`,
    )
    const open = await openHall(true)
    const openRound = await untilOpen(open)
    const recorded = figures(
      'recorded: send → acknowledged',
      await burst(open.phones, (phone) => phone.ballot(openRound, anId(), { p01: ['good'] })),
    )
    await done(open)

    const hall = await openHall(false)
    const { chair, phones, hub, roles } = hall
    const tellers = await overHttp(hall)
    const { pair, halves } = await tellers.makeKey()
    const round = await untilOpen(hall)
    const marks = ['good', 'fairly_good', 'average', 'poor']
    const began = performance.now()
    const envelopes = phones.map((phone, n) => sealedBy(phone, { p01: [marks[n % 4] ?? ''] }))
    console.info(`sealing, one after the other in Node: ${((performance.now() - began) / VOTERS).toFixed(2)} ms each`)
    const receipts = new Set<string>()
    const sealed = figures(
      'sealed: send → signed receipt',
      await burst(phones, async (phone, n) => {
        const reply = await phone.sealed(round, anId(), envelopes[n]?.sealed ?? '')
        if (reply.ok && reply.receipt) receipts.add(reply.receipt)
        return reply
      }),
    )
    expect(receipts.size).toBe(VOTERS)
    console.info(`sealed ÷ recorded, p99: ${(sealed / recorded).toFixed(2)}`)
    await chair.until('all are in', () => chair.view().turnout?.submitted === VOTERS)
    expect((await chair.take({ type: 'ballot.close', round, unsent: 0 })).ok).toBe(true)

    // The demo page's teller A is this program; teller B is a real page with the two halves typed in.
    const browser = await launchBrowser()
    const desk = await aDevice(browser, 'laptop', roles.teller_b)
    const { page } = desk
    await page.getByPlaceholder('28 位').first().fill(printedHalf(halves[0]))
    await page.getByPlaceholder('28 位').last().fill(printedHalf(halves[1]))
    await page.getByRole('button', { name: '恢复并验证密钥' }).click()
    await page.getByPlaceholder('28 位').first().waitFor({ state: 'hidden' })
    await page
      .getByRole('button', { name: /核对与开箱/ })
      .or(page.getByRole('tab', { name: /核对与开箱/ }))
      .first()
      .click()
    const clicked = performance.now()
    await page.getByRole('button', { name: '开箱计票' }).click()
    await page.getByText('开箱词').first().waitFor()
    const opening = performance.now() - clicked
    console.info(`teller's page, click → ${VOTERS} opened, counted, root B, reported: ${opening.toFixed(0)} ms`)
    await browser.close()

    const begun = performance.now()
    const { reply } = await tellers.open('teller_a', round, pair)
    console.info(`the same in Node on one thread: ${(performance.now() - begun).toFixed(0)} ms`)
    expect(reply).toEqual({ ok: true, agreed: true })
    await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows?.length === 1)

    const get = async (path: string): Promise<unknown> => (await fetch(`${hub.url}/proof/${round}/${path}`)).json()
    const [box, opened, column] = await Promise.all([get('box'), get('opened'), get('opened/p01/0')])
    const { root, list } = box as { root: string; list: BoxList }
    const { root: rootB, hashes } = opened as { root: string; hashes: Record<string, string> }
    const proofs = envelopes.map(({ proof }): OwnProof => proof)
    const looked = performance.now()
    const columns = { 'p01/0': column as string[] }
    const some = proofs.slice(0, 50)
    for (const proof of some) {
      expect(isInBox([proof], list, root)).toBe(true)
      expect(isInOpened([proof], { hashes, columns }, rootB)).toBe(true)
    }
    console.info(`a phone's whole check, in Node: ${((performance.now() - looked) / some.length).toFixed(1)} ms each`)
    await done(hall)
  },
)
