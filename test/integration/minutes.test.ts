/** The record over the wire: what is typed is there for those who keep it, over a restart, and for nobody else. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, handMachine, type TestHub } from '../kit/a-hub.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
let recorder: Client
const machine = handMachine()
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder, machine })
  recorder = await hub.as('recorder')
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

/** Presses on to the first report, and answers with the key of its act. */
async function toTheReport(): Promise<string> {
  while (hub.room().meeting().agenda.items['p01']?.phase !== 'reporting') hub.press()
  const last = () => recorder.view().acts?.acts.at(-1)?.key ?? ''
  await recorder.until('the report is among the acts', () => last().startsWith('p01.reporting.'))
  return last()
}
const problem = { type: 'problem.note', slot: 'p01', kind: 'problem', source: 'comment', raisedBy: '甲' } as const

test('[M1] [M3] [M9] an act and its text reach the recorder, the secretary and the table; a note wakes no wall and no phone', async () => {
  const act = await toTheReport()
  const [secretary, chair, projector, phone] = [
    await hub.as('secretary'),
    await hub.as('chair'),
    await hub.as('projector'),
    await hub.phone('C001'),
  ]
  const before = [projector.frames.length, phone.frames.length]
  expect(await recorder.ask({ type: 'note.write', act, text: '要点一' })).toMatchObject({ ok: true })
  expect(await secretary.ask({ ...problem, text: '问题一' })).toMatchObject({ ok: true })
  for (const one of [recorder, secretary, chair]) {
    await one.until('note and problem are there', () => one.view().notes?.[act] === '要点一')
    await one.until('the problem is there', () => one.view().problems?.list[0]?.text === '问题一')
  }
  // Something that both are told, so that anything sent before it has arrived.
  hub.press()
  for (const one of [projector, phone]) {
    await one.until('the meeting has moved on', () => one.view().now?.phase !== 'reporting')
    expect(Object.keys(one.view())).not.toEqual(expect.arrayContaining(['notes']))
    expect(JSON.stringify(one.frames)).not.toMatch(/要点一|问题一|p01\.reporting/)
  }
  expect([projector.frames.length, phone.frames.length]).toEqual(before.map((n) => n + 1))
})

test('[M3] [C2] the same writing sent twice is one row of the journal', async () => {
  const act = await toTheReport()
  const id = anId()
  const first = await recorder.ask({ type: 'note.write', act, text: '要点' }, id)
  expect(await recorder.ask({ type: 'note.write', act, text: '要点' }, id)).toEqual(first)
  expect(await recorder.ask({ type: 'note.write', act: 'p01.reporting.1', text: '要点' })).toEqual({
    ok: false,
    refused: 'noSuchAct',
  })
})

test('[M9] nobody else writes it: a voter, a teller, the desk and the walls are refused', async () => {
  const act = await toTheReport()
  for (const one of [
    await hub.phone('C001'),
    await hub.as('teller_a'),
    await hub.as('desk'),
    await hub.as('projector'),
  ]) {
    expect(await one.ask({ type: 'note.write', act, text: 'x' })).toEqual({ ok: false, refused: 'notAllowed' })
    expect(await one.ask({ ...problem, text: 'x' })).toEqual({ ok: false, refused: 'notAllowed' })
  }
})

test('[M6] [M7] the ledger is kept after the archive and over a restart of the hub, months later', async () => {
  expect(await recorder.ask({ ...problem, text: '机关党建灯下黑' })).toMatchObject({ ok: true })
  for (let n = 0; hub.room().meeting().life.state !== 'archived' && n < 400; n += 1) hub.press()
  await hub.stop()
  machine.pass(90 * 24 * 3_600_000)
  hub = await aHub({ folder: place.folder, machine })
  const secretary = await hub.as('secretary')
  expect(secretary.view().now?.life.state).toBe('archived')
  const update = { type: 'problem.update', problem: 'q1' } as const
  expect(await secretary.ask({ ...update, due: '二月' })).toEqual({ ok: false, refused: 'badDate' })
  expect(await secretary.ask({ ...update, owner: '乙', due: '2018年6月30日', progress: '完成' })).toMatchObject({
    ok: true,
  })
  expect(await secretary.ask({ type: 'problem.close', problem: 'q1', reviewer: '丙' })).toMatchObject({ ok: true })
  await secretary.until('it is closed out', () => secretary.view().problems?.list[0]?.closedAt !== undefined)
  expect(secretary.view().problems?.list[0]).toMatchObject({ due: '2018-06-30', reviewer: '丙' })
  expect(hub.house.room()?.meeting().problems).toHaveLength(1)
})
