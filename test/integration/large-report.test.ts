/** What tellers report of a large box: as long as it has to be, and no longer than it can be. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeFile } from '../../db/open.ts'
import type { Round } from '../../shared/domain/ballot.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { StepCommand } from '../../shared/domain/vocabulary.ts'
import { tellerSchemas } from '../../shared/protocol/teller-schemas.ts'
import { MOST_SPARES } from '../../shared/setup/blockers.ts'
import { countOpened } from '../../shared/sealing/opening.ts'
import { columnsOf } from '../../shared/sealing/commitments.ts'
import { longestReport } from '../../server/longest-report.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { tellersOf } from '../kit/sealing.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder, preset: 'P6', secret: true })
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

function press(command: StepCommand): void {
  const said = { id: anId(), command: { ...command, step: hub.room().meeting().step } }
  expect(hub.room().handle({ role: 'operator', id: 'operator' }, said)).toMatchObject({ ok: true })
}

/** A closed round over every presenter, in whose box so many envelopes lie, none of which opens. */
async function aClosedRound(envelopes: number): Promise<string> {
  await (await tellersOf(hub)).makeKey()
  press({ type: 'plan.change', timing: 'collective', firstTogether: 0, reason: '集中测评', step: 0 })
  const round = hub.openBallot()
  await hub.stop()
  const db = new Database(storeFile(place.folder))
  const numbers = `WITH RECURSIVE many(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < ${envelopes})`
  db.exec(`${numbers} INSERT INTO submitted SELECT '${round}', printf('C%05d', n) FROM many`)
  db.exec(`${numbers} INSERT INTO box SELECT '${round}', randomblob(16), 'C', '00' FROM many`)
  db.close()
  hub = await aHub({ folder: place.folder, preset: 'P6', secret: true })
  press({ type: 'ballot.close', round, unsent: 0, step: 0 })
  return round
}

test('[E5] the report of eighteen presenters, six items and seven thousand ballots is read', async () => {
  const id = await aClosedRound(7_000)
  const { rounds, plan } = hub.room().meeting()
  const columns = columnsOf(plan.scheme.form, rounds[id]?.subjects ?? [])
  expect(columns).toHaveLength(18 * 6)
  const list = Array.from({ length: 7_000 }, (_, i) => i.toString(16).padStart(32, '0'))
  const lists = Object.fromEntries(columns.map((column) => [column, list]))
  const report = { round: id, counts: { classes: {}, presenters: {} }, lists }
  expect(JSON.stringify(report).length).toBeGreaterThan(24 * 1024 * 1024)
  // It is read whole, and only then found to say nothing of this box.
  expect(await (await tellersOf(hub)).ask('teller_a', 'opened', report)).toEqual({ ok: false, refused: 'notThisBox' })
})

test('[E5] no more is read than a closed box can come to, and of what is no report next to nothing', async () => {
  const tellers = await tellersOf(hub)
  const long = { round: 'p01-1', more: 'x'.repeat(20_000) }
  for (const path of ['box', 'opened']) {
    expect(await tellers.ask('teller_a', path, long)).toEqual({ refused: 'badRequest' })
  }
  expect(longestReport(hub.room().meeting())).toBeLessThan(20_000)
})

test('[E5] a report in which nobody gave the number of anybody else is within what is read', () => {
  const number = { label: { 'zh-CN': '', en: '' }, points: { least: 0, most: 100, bands: [] } }
  const items = ['one', 'two', 'three'].map((code) => ({ code, ...number }))
  const form = { ...presets.P2.scheme.form, answer: { kind: 'points', step: '0.01' }, items } as const
  const subjects = ['p01', 'p02', 'p03', 'p04']
  const question = { round: 'p01-1', config: '', form, subjects, invalid: [], classes: ['A', 'B'], merged: {} }
  const row = (n: number) => items.map((_, i) => ((10_000 - n - i) / 100).toFixed(2).replace(/\.?0+$/, ''))
  const envelopes = Array.from({ length: 2_000 }, (_, n) => ({
    voterClass: n % 2 ? 'A' : 'B',
    ballot: {
      marks: Object.fromEntries(subjects.map((subject) => [subject, row(n)])),
      nonce: n.toString(16).padStart(32, '0'),
    },
  }))
  const { length } = JSON.stringify(countOpened(envelopes, question).opened)
  const { plan } = hub.room().meeting()
  const round = { secrecy: 'secret', state: 'closed', subjects, sealed: { A: 1_000, B: 1_000 } } as unknown as Round
  const most = longestReport({ rounds: { 'p01-1': round }, plan: { ...plan, scheme: { ...plan.scheme, form } } })
  expect(most).toBeGreaterThan(length)
  expect(most).toBeLessThan(2 * length)
})

test('[E5] [F1] a ballot of every card that set-up gives out fits into a column', () => {
  // Ten thousand attendees, and five hundred spares in each of twelve classes.
  const list = Array<string>(10_000 + 12 * MOST_SPARES).fill('0'.repeat(32))
  const report = { round: 'p01-1', counts: { classes: {}, presenters: {} }, lists: { 'p01/0': list } }
  expect(tellerSchemas.opened.safeParse(report).success).toBe(true)
})
