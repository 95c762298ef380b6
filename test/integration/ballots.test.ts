/** Ballots over real sockets: each counted once, each answered after it is safe, nothing shown before the close. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

let hub: TestHub
let chair: Client
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder })
  chair = await hub.as('chair')
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

/** The chair presses the main button until a ballot is open; answers with the round's id. */
async function openBallot(): Promise<string> {
  while (chair.view().ballot?.round?.state !== 'open') expect((await chair.press()).ok).toBe(true)
  return chair.view().ballot?.round?.id ?? ''
}
const good = { p01: ['good'] } as const

describe('a ballot', () => {
  test('[B1] [B8] [K2] a hall of 113 submits at once: each is acknowledged, each is counted, and the sum is the known one', async () => {
    const round = await openBallot()
    const cards = Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass)
    // domain 2.4: A 9/3/1/0, B 25/12/3/0, C 40/15/4/1 at 40/30/30 → 91.62.
    const grades: readonly string[] = ['good', 'fairly_good', 'average', 'poor']
    const given: Record<string, number[]> = { A: [9, 3, 1, 0], B: [25, 12, 3, 0], C: [40, 15, 4, 1] }
    const marks = new Map<string, string>()
    for (const [code, counts] of Object.entries(given)) {
      const pile = counts.flatMap((n, i) => Array.from({ length: n }, () => grades[i] as string))
      cards.filter(({ voterClass }) => voterClass === code).forEach(({ no }, i) => marks.set(no, pile[i] as string))
    }
    const phones = await Promise.all(cards.map(({ no }) => hub.phone(no).then((phone) => ({ phone, no }))))
    const answers = await Promise.all(
      phones.map(({ phone, no }) => phone.ballot(round, anId(), { p01: [marks.get(no) as string] })),
    )
    expect(answers.every(({ ok }) => ok)).toBe(true)
    await chair.until('all are in', () => chair.view().turnout?.submitted === 113)
    expect(chair.view().turnout?.byClass).toEqual({
      A: { submitted: 13, entitled: 13, onPaper: 0 },
      B: { submitted: 40, entitled: 40, onPaper: 0 },
      C: { submitted: 60, entitled: 60, onPaper: 0 },
    })
    await chair.press()
    await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows !== undefined)
    expect(chair.view().results?.rounds[0]?.rows?.[0]?.score.score).toBe('91.62')
  })

  test('[B12] the same handle replaces until the close; another phone with the same card does not', async () => {
    const round = await openBallot()
    const phone = await hub.phone('A001')
    const handle = anId()
    expect(await phone.ballot(round, handle, good)).toMatchObject({ ok: true })
    expect(await phone.ballot(round, handle, { p01: ['poor'] })).toMatchObject({ ok: true })
    const other = await hub.phone('A001')
    expect(other.mine()?.submitted).toEqual([round])
    expect(await other.ballot(round, anId(), good)).toEqual({ ok: false, refused: 'anotherDevice' })
    await chair.press()
    await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows !== undefined)
    const [, poor] = [
      chair.view().results?.rounds[0]?.submitted,
      chair.view().results?.rounds[0]?.rows?.[0]?.score.classes[0]?.items[0],
    ]
    expect(poor).toEqual({ poor: 1 })
  })

  test('[B12] a handle that another card uses fails that card alone: its neighbours are stored, and all are answered', async () => {
    const round = await openBallot()
    const [first, thief, innocent] = await Promise.all(['A001', 'A002', 'A003'].map((no) => hub.phone(no)))
    const handle = anId()
    expect(await first?.ballot(round, handle, good)).toMatchObject({ ok: true })
    const answers = await Promise.all([
      thief?.ballot(round, handle, { p01: ['poor'] }),
      innocent?.ballot(round, anId(), good),
    ])
    expect(answers).toEqual([{ ok: false, refused: 'anotherDevice' }, expect.objectContaining({ ok: true })])
    expect(hub.room().submitted(round)).toEqual({ A: 2 })
  })

  test('[B4] a ballot that was refused is an unsent draft still', async () => {
    const round = await openBallot()
    const phone = await hub.phone('B004')
    await phone.draft(round, true)
    expect(await phone.ballot(round, anId(), {})).toMatchObject({ ok: false })
    expect(hub.room().drafts(round)).toBe(1)
  })

  test.each<[string, string, Marks, string]>([
    ['of a person who attends without a vote', 'S001', { p01: ['good'] }, 'notEntitled'],
    ['with a row missing', 'A001', {}, 'incompleteBallot'],
    ['with a row too many', 'A001', { p01: ['good'], p02: ['good'] }, 'incompleteBallot'],
    ['for somebody else than the form names', 'A001', { p02: ['good'] }, 'incompleteBallot'],
  ])('[B13] a ballot %s is refused whole', async (_what, card, marks, refused) => {
    const round = await openBallot()
    const phone = await hub.phone(card)
    expect(await phone.ballot(round, anId(), marks)).toEqual({ ok: false, refused })
    expect(hub.room().submitted(round)).toEqual({})
  })

  test('[B13] a grade that the form does not have is refused, and what is no mark never gets past the door', async () => {
    const round = await openBallot()
    const phone = await hub.phone('A001')
    const say = (row: unknown) => phone.say('ballot', { round, handle: anId(), marks: { p01: row } })
    expect(await say(['excellent'])).toEqual({ ok: false, refused: 'incompleteBallot' })
    expect(await say(['recused'])).toEqual({ ok: false, refused: 'incompleteBallot' })
    expect(await say(['good', 'good'])).toEqual({ ok: false, refused: 'incompleteBallot' })
    expect(await say('good')).toEqual({ ok: false, refused: 'badRequest' })
    expect(await say(['<b>'])).toEqual({ ok: false, refused: 'badRequest' })
    expect(hub.room().submitted(round)).toEqual({})
  })

  test('[B8] ballots that race the close: acknowledged means counted, refused means not, over many rounds', async () => {
    const phones = await Promise.all(
      Array.from({ length: 20 }, (_, i) => hub.phone(`C${String(i + 1).padStart(3, '0')}`)),
    )
    for (let n = 0; n < 6; n += 1) {
      const round = await openBallot()
      const slot = chair.view().now?.item ?? ''
      // Half of them leave before the chair presses, half after; how they arrive is the machine's affair.
      const before = phones.slice(0, 10).map((phone) => phone.ballot(round, anId(), { [slot]: ['good'] }))
      const close = chair.take({ type: 'ballot.close', round, unsent: 0 })
      const after = phones.slice(10).map((phone) => phone.ballot(round, anId(), { [slot]: ['good'] }))
      const answers = await Promise.all([...before, ...after])
      expect(await close).toMatchObject({ ok: true })
      await chair.until(
        'it is counted',
        () => chair.view().results?.rounds.some((r) => r.id === round && r.rows !== undefined) === true,
      )
      const result = chair.view().results?.rounds.find(({ id }) => id === round)
      const acknowledged = answers.filter(({ ok }) => ok).length
      expect(result?.submitted).toBe(acknowledged)
      expect(result?.rows?.[0]?.score.classes[2]?.items[0]?.['good']).toBe(acknowledged)
      for (const answer of answers) if (!answer.ok) expect(answer.refused).toBe('noOpenRound')
    }
  })

  test('[B4] the close asks first if somebody has begun and not sent', async () => {
    const round = await openBallot()
    const phone = await hub.phone('B002')
    await phone.draft(round, true)
    await chair.until('the draft is seen', () => chair.view().turnout?.drafts === 1)
    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toEqual({
      ok: false,
      refused: 'draftsUnsent',
      count: 1,
    })
    await phone.ballot(round, anId(), good)
    await chair.until('it was sent', () => chair.view().turnout?.drafts === 0)
    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  })

  test('[B7] in a recess a ballot waits on the phone', async () => {
    const round = await openBallot()
    const phone = await hub.phone('B003')
    expect(await chair.take({ type: 'meeting.move', to: 'recess' })).toMatchObject({ ok: true })
    expect(await phone.ballot(round, anId(), good)).toEqual({ ok: false, refused: 'meetingPaused' })
    await chair.until('the recess is shown', () => chair.view().now?.life.state === 'recess')
    await chair.press()
    expect(await phone.ballot(round, anId(), good)).toMatchObject({ ok: true })
  })

  test('[V2] before the close no frame to anybody holds more than a count', async () => {
    const everybody = await Promise.all([
      hub.as('operator'),
      hub.as('recorder'),
      hub.as('projector'),
      hub.as('stage'),
      hub.phone('C002'),
    ])
    const round = await openBallot()
    const voters = await Promise.all(['A001', 'B001', 'C001'].map((no) => hub.phone(no)))
    await Promise.all(voters.map((phone) => phone.ballot(round, anId(), { p01: ['poor'] })))
    await chair.until('all three are in', () => chair.view().turnout?.submitted === 3)
    for (const client of [chair, ...everybody, ...voters]) {
      const heard = JSON.stringify(client.frames.map(({ sections }) => sections))
      expect(heard).not.toMatch(/"poor":1|"counts"|"rows":\[/)
    }
    for (const client of everybody.slice(1)) {
      expect(JSON.stringify(client.frames)).not.toContain('byClass')
      expect(JSON.stringify(client.frames)).not.toContain('"drafts"')
    }
  })

  test('[B5] a round that is voided and held again is a second round; the first keeps its reason and shows no score', async () => {
    const round = await openBallot()
    const phone = await hub.phone('A005')
    await phone.ballot(round, anId(), good)
    expect(await chair.take({ type: 'ballot.void', round, reason: '读错了姓名' })).toMatchObject({ ok: true })
    await chair.until('the void is shown', () => chair.view().ballot?.round?.state === 'voided')
    const again = await openBallot()
    expect(again).not.toBe(round)
    expect(await phone.ballot(again, anId(), good)).toMatchObject({ ok: true })
    await chair.press()
    await chair.until(
      'it is counted',
      () => chair.view().results?.rounds.some((r) => r.id === again && r.rows !== undefined) === true,
    )
    expect(chair.view().results?.rounds.find(({ id }) => id === round)).toMatchObject({
      state: 'voided',
      reason: '读错了姓名',
    })
    expect(chair.view().results?.rounds.find(({ id }) => id === round)).not.toHaveProperty('rows')
  })
})

describe('the form of the whole day', () => {
  test('[B1] it has every presenter in printed order and takes one final submit', async () => {
    expect(
      await chair.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '会前确定' }),
    ).toMatchObject({
      ok: true,
    })
    await chair.until('the plan is changed', () => chair.view().meeting?.timing === 'open_all_day')
    const round = await openBallot()
    const phone = await hub.phone('C060')
    const subjects = phone.view().ballot?.round?.subjects ?? []
    expect(subjects).toHaveLength(18)
    const marks = Object.fromEntries(subjects.map((subject, i) => [subject, [i % 2 ? 'good' : 'abstain']]))
    expect(await phone.ballot(round, anId(), { ...marks, p18: undefined } as never)).toMatchObject({ ok: false })
    expect(await phone.ballot(round, anId(), marks)).toMatchObject({ ok: true })
    expect(hub.room().submitted(round)).toEqual({ C: 1 })
  })
})
