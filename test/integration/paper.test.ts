/** Paper beside phones over real sockets: entered by two, compared by the hub, counted once, and then like any other. */
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Round } from '../../shared/domain/ballot.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { loseLastAct } from '../kit/half-saved.ts'

let hub: TestHub
let place: ReturnType<typeof aFolder>
beforeEach(() => {
  place = aFolder()
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

const voters = () =>
  Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass !== undefined)
const of = (code: string) => voters().filter(({ voterClass }) => voterClass === code)

describe('[B20] [B21] [K1] [K27] eighteen presenters on one form, 113 voters, of whom five vote on paper', () => {
  /** What each voter of a class ticks for each presenter: the same known mixture, turned by one for each row. */
  const tick = (nth: number, row: number) =>
    ['good', 'good', 'good', 'fairly_good', 'fairly_good', 'average', 'poor', 'abstain'][(nth * 3 + row) % 8] as string

  test('the result is that of the hand count, and where a ballot came from is a total only', async () => {
    hub = await aHub({ folder: place.folder, preset: 'P1' })
    const round = hub.openBallot()
    const { subjects } = hub.room().meeting().rounds[round] ?? { subjects: [] }
    expect(subjects).toHaveLength(18)
    const chair = await hub.as('chair')
    const marksOf = (nth: number) => Object.fromEntries(subjects.map((subject, row) => [subject, [tick(nth, row)]]))

    // Three tablets die before they have submitted, and two voters ask for paper from the start.
    const paperCards = ['A013', 'B040', 'C058', 'C059', 'C060']
    for (const card of paperCards) expect(await chair.ask({ type: 'paper.issue', card })).toMatchObject({ ok: true })
    const dead = await hub.phone('C060')
    expect(await dead.ballot(round, anId(), marksOf(0))).toEqual({ ok: false, refused: 'onPaper' })
    expect(dead.mine()?.onPaper).toBe(true)

    const all = ['A', 'B', 'C'].flatMap((code) => of(code).map(({ no }, nth) => ({ code, no, nth })))
    const byPhone = all.filter(({ no }) => !paperCards.includes(no))
    const answers = await Promise.all(
      byPhone.map(async ({ no, nth }) => (await hub.phone(no)).ballot(round, anId(), marksOf(nth))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(108)
    // Whoever has submitted gets no paper.
    expect(await chair.ask({ type: 'paper.issue', card: 'A001' })).toEqual({ ok: false, refused: 'hasVoted' })

    const [a, b] = await Promise.all([hub.as('teller_a'), hub.as('teller_b')])
    const early = { voterClass: 'A', sheet: 1, content: { marks: {} } }
    expect(await a.paper(round, early)).toEqual({ ok: false, refused: 'noOpenRound' })
    hub.press()
    expect(hub.room().meeting().rounds[round]).not.toHaveProperty('counts')

    // The piles: one sheet of A, one of B, three of C. C's second is entered differently at first.
    const onPaper = all.filter(({ no }) => paperCards.includes(no))
    const pile = onPaper.map((voter, i) => ({
      ...voter,
      sheet: onPaper.slice(0, i).filter(({ code }) => code === voter.code).length + 1,
    }))
    const enter = (teller: Client, { code, sheet, nth }: (typeof pile)[number], slip = false) =>
      teller.paper(round, {
        voterClass: code,
        sheet,
        content: { marks: { ...marksOf(nth), ...(slip ? { p07: ['poor'] } : {}) } },
      })
    for (const voter of pile) {
      expect(await enter(a, voter)).toEqual({ ok: true })
      expect(await enter(b, voter, voter.no === 'C059')).toEqual({ ok: true })
    }
    await a.until('the difference is shown', () => a.view().paper?.rounds[0]?.differences.length === 1)
    expect(a.view().paper?.rounds[0]?.differences).toEqual([{ voterClass: 'C', sheet: 2, presenter: 'p07' }])
    const returned = { A: 1, B: 1, C: 3 }
    const accept = () => chair.ask({ type: 'paper.accept', round, returned })
    expect(await accept()).toEqual({ ok: false, refused: 'entriesDiffer', count: 1 })
    // Each gets back only what he has entered himself.
    expect(await b.sheet(round, 'C', 2)).toMatchObject({ ok: true, content: { marks: { p07: ['poor'] } } })
    expect(JSON.stringify(a.view())).not.toContain('"p07":["poor"]')
    const slipped = pile.find(({ no }) => no === 'C059')
    if (slipped) expect(await enter(b, slipped)).toEqual({ ok: true })
    expect(await accept()).toMatchObject({ ok: true })
    await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows !== undefined)

    const result = chair.view().results?.rounds[0]
    expect(
      result?.balance?.classes.map(({ code, issued, returned: back, phone, paper, missing }) => [
        code,
        issued,
        back,
        phone,
        paper,
        missing,
      ]),
    ).toEqual([
      ['A', 13, 13, 12, 1, 0],
      ['B', 40, 40, 39, 1, 0],
      ['C', 60, 60, 57, 3, 0],
    ])
    // The hand count: every voter's tick, by class, in plain figures.
    const worth: Record<string, number> = { good: 100, fairly_good: 80, average: 60, poor: 40 }
    const weights: Record<string, number> = { A: 0.4, B: 0.3, C: 0.3 }
    for (const [row, subject] of subjects.entries()) {
      const mean = (code: string) => {
        const points = of(code).flatMap((_, nth) => worth[tick(nth, row)] ?? [])
        return points.reduce((sum, n) => sum + n, 0) / points.length
      }
      const byHand = Object.entries(weights).reduce((sum, [code, weight]) => sum + weight * mean(code), 0)
      const shown = result?.rows?.find(({ presenter }) => presenter === subject)?.score.score
      expect(Math.abs(Number(shown) - byHand)).toBeLessThan(0.00501)
    }

    // In the file a sheet is a ballot like any other, and nobody's entry is left.
    await hub.stop()
    const db = new Database(`${place.folder}/rostrum.db`, { readonly: true })
    expect(db.prepare('SELECT COUNT(*) FROM box').pluck().get()).toBe(113)
    expect(db.prepare('SELECT COUNT(*) FROM paper_entry').pluck().get()).toBe(0)
    expect(db.prepare('SELECT SUM(sheets) FROM paper_total').pluck().get()).toBe(5)
    expect(db.prepare('SELECT COUNT(DISTINCT length(id)) FROM box').pluck().get()).toBe(1)
    db.close()
    hub = await aHub({ folder: place.folder })
    expect(hub.unbalanced()).toEqual([])
  }, 60_000)
})

describe('the tellers', () => {
  /** A closed round of one presenter with one sheet of class C out. */
  async function waiting(): Promise<string> {
    hub = await aHub({ folder: place.folder })
    const chair = await hub.as('chair')
    expect(await chair.ask({ type: 'paper.issue', card: 'C001' })).toMatchObject({ ok: true })
    const round = hub.openBallot()
    hub.press()
    return round
  }
  const sheet = (content: object) => ({ voterClass: 'C', sheet: 1, content }) as never

  test('[C1] [B20] enter sheets, and nobody else does', async () => {
    const round = await waiting()
    for (const client of [await hub.as('chair'), await hub.as('recorder'), await hub.phone('A001')]) {
      expect(await client.paper(round, sheet({ marks: { p01: ['good'] } }))).toEqual({
        ok: false,
        refused: 'notAllowed',
      })
      expect(await client.sheet(round, 'C', 1)).toEqual({ ok: false, refused: 'notAllowed' })
    }
  })

  test('[B20] sheets of another form or another class are refused', async () => {
    const round = await waiting()
    const teller = await hub.as('teller_a')
    const refused = { ok: false, refused: 'incompleteBallot' }
    expect(await teller.paper(round, sheet({ marks: { p02: ['good'] } }))).toEqual(refused)
    expect(await teller.paper(round, sheet({ marks: { p01: ['good', 'good'] } }))).toEqual(refused)
    expect(await teller.paper(round, { voterClass: 'Z', sheet: 1, content: { marks: {} } })).toEqual(refused)
    expect(await teller.say('paper', { round, voterClass: 'C', sheet: 0, content: { marks: {} } })).toMatchObject({
      refused: 'badRequest',
    })
    expect(await teller.say('paper', { round, voterClass: 'C', sheet: 1, content: { void: 'because' } })).toMatchObject(
      { refused: 'badRequest' },
    )
  })

  test('[B14] [B5] of a round that is voided nobody’s entry is kept', async () => {
    const round = await waiting()
    await (await hub.as('teller_a')).paper(round, sheet({ marks: { p01: ['poor'] } }))
    const chair = await hub.as('chair')
    expect(await chair.take({ type: 'ballot.void', round, reason: '重新测评' })).toMatchObject({ ok: true })
    const db = new Database(`${place.folder}/rostrum.db`, { readonly: true })
    expect(db.prepare('SELECT COUNT(*) FROM paper_entry').pluck().get()).toBe(0)
    db.close()
  })

  test('[B20] an entry of a sheet that does not exist is taken back, and is in nobody’s way', async () => {
    const round = await waiting()
    const [a, b] = await Promise.all([hub.as('teller_a'), hub.as('teller_b')])
    for (const teller of [a, b]) await teller.paper(round, sheet({ marks: { p01: ['good'] } }))
    const mistaken = { voterClass: 'C', sheet: 11 }
    await a.paper(round, { ...mistaken, content: { marks: { p01: ['good'] } } })
    const chair = await hub.as('chair')
    const accept = () => chair.ask({ type: 'paper.accept', round, returned: { A: 0, B: 0, C: 1 } })
    expect(await accept()).toEqual({ ok: false, refused: 'entriesDiffer', count: 1 })
    // Only his own: the other has none to take back, and nothing changes.
    expect(await b.paper(round, { ...mistaken, content: null })).toEqual({ ok: true })
    expect(await accept()).toMatchObject({ ok: false })
    expect(await a.paper(round, { ...mistaken, content: null })).toEqual({ ok: true })
    expect(await accept()).toMatchObject({ ok: true })
  })

  test('[K9] [B20] a void sheet is counted as void, with its reason, and outlives the hub between entry and acceptance', async () => {
    const round = await waiting()
    for (const role of ['teller_a', 'teller_b'] as const) {
      expect(await (await hub.as(role)).paper(round, sheet({ void: 'altered' }))).toEqual({ ok: true })
    }
    await hub.stop()
    hub = await aHub({ folder: place.folder })
    const chair = await hub.as('chair')
    expect(await chair.ask({ type: 'paper.accept', round, returned: { A: 0, B: 0, C: 1 } })).toMatchObject({ ok: true })
    await chair.until('it is counted', () => chair.view().results?.rounds[0]?.balance !== undefined)
    expect(chair.view().results?.rounds[0]?.balance?.classes[2]).toMatchObject({
      invalid: 1,
      valid: 0,
      invalidBy: { altered: 1 },
    })
  })

  test('[D11] [B9] an acceptance that was saved and not counted is counted at the next start, once', async () => {
    const round = await waiting()
    for (const role of ['teller_a', 'teller_b'] as const) {
      await (await hub.as(role)).paper(round, sheet({ marks: { p01: ['good'] } }))
    }
    const chair = await hub.as('chair')
    expect(await chair.ask({ type: 'paper.accept', round, returned: { A: 0, B: 0, C: 1 } })).toMatchObject({ ok: true })
    await hub.stop()
    // As a crash would leave it once the sheets are in the box and before the count is saved.
    loseLastAct(place.folder, (meeting) => {
      const { counts: _, phoneReturned: __, ...uncounted } = meeting.rounds[round] as Round
      return { ...meeting, rounds: { ...meeting.rounds, [round]: uncounted } }
    })
    hub = await aHub({ folder: place.folder })
    expect(hub.room().meeting().rounds[round]).toMatchObject({
      counts: { classes: { C: { valid: 1 } } },
      phoneReturned: { C: 0 },
      paperReturned: { C: 1 },
    })
  })
})
