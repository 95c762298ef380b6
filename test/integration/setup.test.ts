/** The hub while a meeting is being prepared, from an empty store to the first change after freezing. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openReadOnly } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { cardCode, linkSecret } from '../../server/auth.ts'
import { linkRoles } from '../../shared/domain/person.ts'
import type { SetupState } from '../../shared/setup/answers.ts'
import { blockersOf } from '../../shared/setup/blockers.ts'
import { draftFromPreset } from '../../shared/setup/beginnings.ts'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { withAttendees, withPresenters } from '../../shared/setup/rows.ts'
import { unreadBack, unreadOut } from '../../shared/setup/unread-numbers.ts'
import { aFolder, aHub, deviceOf, type TestHub } from '../kit/a-hub.ts'
import { anId } from '../kit/a-client.ts'
import { aDraft } from '../kit/drafts.ts'

let place: ReturnType<typeof aFolder>
let hub: TestHub
let token: string
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder, demo: false })
  token = String((await hub.sessionOf('secretary')).body['session'])
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

async function ask(method: string, path: string, body?: unknown, session = token) {
  const answer = await fetch(`${hub.url}/api/setup${path}`, {
    method,
    headers: { 'content-type': 'application/json', origin: hub.url, authorization: `Bearer ${session}` },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}
const state = async () => (await ask('GET', '')).body as unknown as SetupState
const save = (draft: MeetingDraft, revision: number) => ask('PUT', '', { revision, draft })
const freeze = (revision: number, reason = '') => ask('POST', '/freeze', { revision, reason })

describe('an empty store', () => {
  test('[F10] lets in the secretary and nobody else', async () => {
    for (const role of linkRoles) {
      const { status } = await hub.sessionOf(role)
      expect({ role, status }).toEqual({ role, status: role === 'secretary' ? 200 : 403 })
    }
    expect((await hub.sessionOfCard('A001')).status).toBe(403)
  })

  test('[F10] the first page has the secretary’s link on the hub’s own machine', async () => {
    const home = (await (await fetch(`${hub.url}/api/home`)).json()) as { state: string; setup: string }
    expect(home).toMatchObject({ state: 'empty', local: true })
    expect(home.setup).toBe(`/setup#${linkSecret(hub.house.record.accessKey, 'secretary')}`)
  })

  test('[F11] its draft is for nobody without a session', async () => {
    expect((await ask('GET', '', undefined, 'nobody')).status).toBe(401)
    expect((await ask('PUT', '', { revision: 0, draft: aDraft() }, 'nobody')).status).toBe(401)
  })
})

test('[W13] the set-up alone may have styles of its own; scripts are the hub’s there too', async () => {
  const policy = async (path: string) => (await fetch(hub.url + path)).headers.get('content-security-policy') ?? ''
  expect(await policy('/setup')).toContain("style-src 'self' 'unsafe-inline';")
  expect(await policy('/setup?lang=en')).toContain("script-src 'self';")
  for (const path of ['/', '/chair', '/setup2', '/api/setup', '/join'])
    expect(await policy(path)).toContain("style-src 'self';")
})

describe('a draft', () => {
  test('[F7] is begun, saved under a growing number, and there again after a restart', async () => {
    expect(await state()).toMatchObject({ standing: 'empty', revision: 0, draft: null, meeting: null })
    expect((await ask('POST', '/new', { revision: 0, from: 'P4' })).body).toMatchObject({ ok: true, revision: 1 })
    const begun = (await state()).draft
    expect(begun).toEqual(draftFromPreset('P4', (await state()).zone))
    const draft = { ...aDraft(), title: '又一次述职' }
    expect((await save(draft, 1)).body).toMatchObject({ ok: true, revision: 2 })
    await hub.stop()
    hub = await aHub({ folder: place.folder, demo: false })
    expect(await state()).toMatchObject({ revision: 2, draft })
  })

  test('[F7] an older copy is refused, and so is one of a draft that was thrown away', async () => {
    await save(aDraft(), 0)
    await save(aDraft({ title: 'B' }), 1)
    const late = await save(aDraft({ title: 'A' }), 1)
    expect(late).toMatchObject({ status: 409, body: { ok: false, refused: 'staleDraft' } })
    expect((await state()).draft?.title).toBe('B')
    for (const [path, body] of [
      ['/new', { from: 'P1' }],
      ['/discard', {}],
      ['/freeze', { reason: '' }],
    ] as const)
      expect((await ask('POST', path, { revision: 1, ...body })).body).toMatchObject({ refused: 'staleDraft' })
    expect((await ask('POST', '/discard', { revision: 2 })).body).toMatchObject({ ok: true, revision: 3 })
    expect((await state()).draft).toBeNull()
    expect((await save(aDraft(), 2)).body).toMatchObject({ refused: 'staleDraft' })
  })

  test('[F11] comes in whole: an unknown key, a wrong type, two rows of one id refuse it all', async () => {
    const [row] = aDraft().attendees
    const wrong: readonly unknown[] = [
      { ...aDraft(), more: 1 },
      { ...aDraft(), title: 7 },
      { ...aDraft(), items: [{ kind: 'lunch', id: 'i01', title: '', planned: 5 }] },
      { ...aDraft(), attendees: [row, row] },
      { ...aDraft(), scheme: {} },
      null,
    ]
    for (const draft of wrong) expect((await save(draft as MeetingDraft, 0)).status).toBe(400)
    expect((await ask('PUT', '', '{"revision":')).status).toBe(400)
    expect((await state()).revision).toBe(0)
  })

  test('[F11] of five thousand people is taken, of more than two megabytes refused with its reason', async () => {
    const people = (n: number) =>
      Array.from({ length: n }, (_, i) => ({ name: `张${i}`, unit: '某单位某部门', voterClass: 'C' }))
    const large = withAttendees(aDraft(), people(5_000))
    expect((await save(large, 0)).body).toMatchObject({ ok: true })
    const padded = { ...large, attendees: large.attendees.map((row) => ({ ...row, note: 'x'.repeat(400) })) }
    expect(await save(padded, 1)).toMatchObject({ status: 413, body: { refused: 'draftTooLarge' } })
  })

  test('[F1] with a number that nobody can read is kept as such and not frozen', async () => {
    const draft = aDraft()
    const [first, ...rest] = draft.scheme.classes
    const unread = { ...draft, scheme: { ...draft.scheme, classes: [{ ...first, weight: Number.NaN }, ...rest] } }
    await ask('PUT', '', JSON.stringify({ revision: 0, draft: unread }, unreadOut))
    const kept = unreadBack((await state()).draft)
    expect(kept).toEqual(unread)
    expect(kept && blockersOf(kept).map(({ field }) => field)).toEqual(['scheme.classes.0.weight'])
    expect((await freeze(1)).body).toMatchObject({ ok: false, refused: 'draftBlocked', count: 1 })
    expect(hub.house.room()).toBeNull()
  })
})

describe('freezing', () => {
  test('[F2] [F10] makes the meeting, and everybody is let in', async () => {
    await save(aDraft({ cards: 'named' }), 0)
    expect((await freeze(1)).body).toMatchObject({ ok: true })
    expect(hub.room().meeting()).toMatchObject({ plan: { title: '述职评议会', demo: false }, life: { state: 'ready' } })
    const after = await state()
    expect(after).toMatchObject({ standing: 'ready', draft: null, meeting: { presenters: 3, voters: 15 } })
    expect(after.meeting?.links.map(({ role }) => role)).not.toContain('teller_a')
    expect((await hub.as('chair')).view().meeting?.title).toBe('述职评议会')
    expect((await hub.sessionOfCard('A001')).status).toBe(200)
    expect((await freeze(2)).body).toMatchObject({ refused: 'draftFrozen' })
    expect((await save(aDraft(), 2)).body).toMatchObject({ refused: 'draftFrozen' })
    expect((await ask('POST', '/new', { revision: 2, from: 'P1' })).body).toMatchObject({ refused: 'meetingExists' })
  })

  test('[F6] a later change is another freeze with a reason, in the journal under who made it', async () => {
    await save(aDraft({ cards: 'named' }), 0)
    await freeze(1)
    await ask('POST', '/new', { revision: 2, from: 'meeting' })
    const { draft } = await state()
    if (!draft) throw new Error('there is no draft')
    await save(
      withAttendees(withPresenters(draft, [{ name: '赵六', unit: '丁市' }]), [{ name: '新来', voterClass: 'A' }]),
      3,
    )
    expect((await freeze(4)).body).toMatchObject({ refused: 'emptyText' })
    expect((await freeze(4, '增加一位述职人')).body).toMatchObject({ ok: true })
    expect(hub.room().meeting().agenda.order).toContain('p04')
    const db = openReadOnly(place.folder)
    const { rows } = openStore(db).journal()
    db.close()
    expect(rows.map(([, , person, role]) => [person, role])).toEqual([['secretary', 'secretary']])
    // The new card gets in, with a code that was not there a moment ago.
    const code = cardCode(hub.house.record.accessKey, 'A006')
    expect((await hub.post('/api/join', { code, device: deviceOf('A006') })).status).toBe(200)
  })

  test('[F6] what the console did meanwhile is not lost, and after check-in has begun nothing is changed here', async () => {
    await save(aDraft(), 0)
    await freeze(1)
    await ask('POST', '/new', { revision: 2, from: 'meeting' })
    const by = { role: 'chair', id: 'chair' } as const
    const take = (command: object) =>
      hub.room().handle(by, { id: anId(), command: { ...command, step: hub.room().meeting().step } as never })
    take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: 'as agreed' })
    expect((await freeze(3, 'late')).body).toMatchObject({ refused: 'outOfDate' })
    expect(hub.room().meeting().plan.timing).toBe('open_all_day')
    await ask('POST', '/new', { revision: 3, from: 'meeting' })
    take({ type: 'meeting.move', to: 'check_in' })
    expect(await state()).toMatchObject({ standing: 'locked' })
    expect((await freeze(4, 'late')).body).toMatchObject({ refused: 'outOfDate' })
    expect((await ask('POST', '/new', { revision: 4, from: 'meeting' })).body).toMatchObject({ refused: 'hasBegun' })
  })

  test('[F11] the chair and the operator may prepare as well, the recorder may not', async () => {
    await save(aDraft(), 0)
    await freeze(1)
    const session = async (role: 'chair' | 'operator' | 'recorder') =>
      String((await hub.sessionOf(role)).body['session'])
    expect((await ask('GET', '', undefined, await session('chair'))).status).toBe(200)
    expect((await ask('GET', '', undefined, await session('operator'))).status).toBe(200)
    expect((await ask('GET', '', undefined, await session('recorder'))).status).toBe(403)
  })
})
