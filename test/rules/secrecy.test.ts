/** Secret and recorded ballots as the meeting knows them: the key, small classes, and what may be changed when. */
import { describe, expect, test } from 'vitest'
import { theHub } from '../../shared/domain/person.ts'
import { count, type Counts } from '../../shared/domain/scoring/counts.ts'
import { unanimous } from '../../shared/domain/scoring/small-cells.ts'
import { paperStandsAlone, schemeOf, tooFewBallots } from '../../shared/domain/small-class.ts'
import { minutes } from '../../shared/domain/time.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import type { Wishes } from '../kit/meetings.ts'
import { chair, tellerA, tellerB } from '../kit/people.ts'

function makeKey(hall: Hall): void {
  const number = (hall.meeting.key?.number ?? 0) + 1
  hall.say({ type: 'key.make', publicKey: `key ${number}`, onHub: false }, theHub)
  for (const teller of ['teller_a', 'teller_b'] as const) {
    hall.say({ type: 'key.prove', number, teller, onHub: false }, theHub)
  }
}

/** A secret hall with a key; the small roster has classes of two, three and four. */
function secretHall(floor = 1, wishes: Wishes = {}): Hall {
  const hall = openHall({ secrecy: 'secret', floor, ...wishes })
  makeKey(hall)
  return hall
}

/** As many good ones as there are ballots, of each class in which it is counted. */
function goodFor(hall: Hall, ballots: Readonly<Record<string, number>>): Counts {
  const round = hall.meeting.rounds['s1-1']
  const scheme = schemeOf(hall.meeting.plan.scheme, round ?? {})
  const cast = Object.entries(ballots).flatMap(([code, n]) =>
    Array.from({ length: n }, () => ({ voterClass: round?.merged?.[code] ?? code, marks: { s1: ['good'] } })),
  )
  return count(cast, { form: scheme.form, subjects: ['s1'], classes: scheme.classes.map(({ code }) => code) })
}

function closedWith(hall: Hall, ballots: Readonly<Record<string, number>>): void {
  hall.bring('s1', 'ballot')
  hall.ballots['s1-1'] = { ...ballots }
  hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
}

const countAsked = (hall: Hall, ballots: Readonly<Record<string, number>>) =>
  hall.ask(
    { type: 'ballot.count', round: 's1-1', counts: goodFor(hall, ballots), phone: ballots, root: 'root B' },
    theHub,
  )

describe('the key', () => {
  test('[E1] a secret round needs one that both tellers have proved; a recorded one needs none', () => {
    const hall = openHall({ secrecy: 'secret' })
    hall.take({ type: 'secrecy.change', secrecy: 'secret', floor: 3, reason: 'a small hall' }, chair)
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    hall.bring('s1', 'commenting')
    const open = () => hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))
    expect(open()).toBe('keyNotReady')
    hall.say({ type: 'key.make', publicKey: 'key', onHub: true }, theHub)
    hall.say({ type: 'key.prove', number: 1, teller: 'teller_a', onHub: true }, theHub)
    expect(open()).toBe('keyNotReady')
    hall.say({ type: 'key.prove', number: 1, teller: 'teller_b', onHub: false }, theHub)
    expect(hall.meeting.key?.onHub).toEqual(['teller_a'])
    expect(open()).not.toBeTypeOf('string')
    expect(hall.meeting.rounds['s1-1']?.seal).toEqual({ key: 1, publicKey: 'key', receiptKey: 'receipts of s1-1' })
    const recorded = openHall({ secrecy: 'recorded' })
    recorded.bring('s1', 'ballot')
    expect(recorded.meeting.rounds['s1-1']?.seal).toBeUndefined()
  })

  test('[E1] is not replaced while a box is sealed with it, and its proofs are not those of the next', () => {
    const hall = secretHall()
    hall.bring('s1', 'ballot')
    expect(hall.ask({ type: 'key.make', publicKey: 'other', onHub: false }, theHub)).toBe('boxesSealed')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'the wrong name' })
    hall.say({ type: 'key.make', publicKey: 'other', onHub: false }, theHub)
    expect(hall.meeting.key).toMatchObject({ number: 2, proved: [] })
    expect(hall.ask({ type: 'key.prove', number: 1, teller: 'teller_a', onHub: false }, theHub)).toBe('keyUnknown')
  })

  test('[E8] is destroyed by both tellers, after the result and the objection period, and opens no further round', () => {
    const hall = secretHall()
    closedWith(hall, { A: 2, B: 3, C: 4 })
    expect(hall.ask({ type: 'key.destroy', number: 1 }, tellerA)).toBe('boxesSealed')
    expect(countAsked(hall, { A: 2, B: 3, C: 4 })).not.toBeTypeOf('string')
    expect(hall.ask({ type: 'key.destroy', number: 1 }, tellerA)).toBe('resultNotOut')
    hall.pressUntil(({ life }) => life.state === 'result_ready')
    hall.pass(minutes(1))
    const last = Math.max(...Object.values(hall.meeting.rounds).map(({ closedAt }) => closedAt ?? 0))
    const over = hall.meeting.plan.objection - (hall.clock.now() - last)
    if (over > 0) {
      expect(hall.ask({ type: 'key.destroy', number: 1 }, tellerA)).toBe('objectionPeriod')
      hall.pass(minutes(Math.ceil(over / 60_000)))
    }
    expect(hall.ask({ type: 'key.destroy', number: 1 }, chair)).toBe('notAllowed')
    hall.say({ type: 'key.destroy', number: 1 }, tellerA)
    expect(hall.ask({ type: 'key.destroy', number: 1 }, tellerA)).toBe('keyUnknown')
    expect(hall.meeting.key?.destroyed).toEqual(['teller_a'])
    hall.say({ type: 'key.destroy', number: 1 }, tellerB)
    expect(hall.journal.filter(({ type }) => type === 'key.destroyed')).toHaveLength(2)
    expect(hall.ask({ type: 'key.prove', number: 1, teller: 'teller_a', onHub: false }, theHub)).toBe('keyUnknown')
  })
})

describe('small classes', () => {
  test('[E6] a round does not open with a class present below the floor, by those who came if they were counted', () => {
    const hall = secretHall(5)
    hall.bring('s1', 'commenting')
    const open = () => hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))
    expect(open()).toBe('classTooSmall')
    // A class of which nobody came gives nobody away.
    hall.take({ type: 'secrecy.change', secrecy: 'secret', floor: 3, reason: 'the chair’s decision' }, chair)
    expect(open()).toBe('classTooSmall')
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    expect(open()).not.toBeTypeOf('string')
  })

  test('[E6] the floor goes no lower than three, only between rounds, only with a reason, and cannot be undone', () => {
    const hall = secretHall(5)
    const change = (floor: number, reason = 'why') =>
      hall.ask(hall.numbered({ type: 'secrecy.change', secrecy: 'secret', floor, reason }), chair)
    expect(change(2)).toBe('badRequest')
    expect(change(3, '  ')).toBe('emptyText')
    expect(change(3)).not.toBeTypeOf('string')
    expect(hall.journal).toContainEqual({ type: 'secrecy.changed', secrecy: 'secret', floor: 3, reason: 'why' })
    expect(hall.ask(hall.numbered({ type: 'step.undo' }))).toBe('nothingToUndo')
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    hall.bring('s1', 'ballot')
    expect(change(4)).toBe('ballotOpen')
  })

  test('[E6] [K29] a class with too few ballots is not counted; merged it counts as a part of the other, with its weight', () => {
    const hall = secretHall(3)
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    const ballots = { A: 0, B: 2, C: 4 }
    closedWith(hall, ballots)
    expect(hall.view('teller').opening?.rounds).toMatchObject([{ id: 's1-1', sealed: 6, small: ['B'] }])
    expect(countAsked(hall, ballots)).toBe('classTooSmall')
    const merge = (from: string, into: string, reason = 'too few') =>
      hall.ask({ type: 'ballot.merge', round: 's1-1', from, into, reason }, chair)
    expect(merge('C', 'B')).toBe('noSuchMove')
    expect(merge('B', 'B')).toBe('badRequest')
    expect(merge('B', 'C', '')).toBe('emptyText')
    expect(merge('B', 'C')).not.toBeTypeOf('string')
    expect(hall.view('teller').opening?.rounds).toMatchObject([{ small: [] }])
    expect(merge('B', 'A')).toBe('badRequest')
    const { classes } = hall.meeting.plan.scheme
    const weight = (code: string) => classes.find((each) => each.code === code)?.weight ?? 0
    const merged = schemeOf(hall.meeting.plan.scheme, hall.meeting.rounds['s1-1'] ?? {})
    expect(merged.classes.map(({ code }) => code)).toEqual(['A', 'C'])
    expect(merged.classes.find(({ code }) => code === 'C')?.weight).toBe(weight('B') + weight('C'))
    expect(merged.classes.reduce((sum, each) => sum + each.weight, 0)).toBe(100)
    expect(countAsked(hall, ballots)).not.toBeTypeOf('string')
    const [result] = hall.view('console').results?.rounds ?? []
    expect(result?.merged).toEqual({ B: 'C' })
    expect(result?.balance?.faults).toEqual([])
    expect(result?.balance?.classes.find(({ code }) => code === 'C')).toMatchObject({ returned: 6, due: 7, present: 7 })
  })

  test('[E6] paper beside phones: what is left after the paper is not a few phones’, and the paper does not speak of a few', () => {
    const hall = secretHall(3)
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    hall.bring('s1', 'ballot')
    const round = hall.meeting.rounds['s1-1']
    if (!round) throw new Error('no round')
    const with_ = (sealed: Record<string, number>, paperReturned: Record<string, number>, merged = {}) => ({
      ...round,
      sealed,
      paperReturned,
      merged,
    })
    // One phone and five sheets: less the sheets, which two tellers have read, it is that one phone's ballot.
    expect(tooFewBallots(with_({ C: 1 }, { C: 5 }), 3)).toEqual(['C'])
    expect(tooFewBallots(with_({ C: 3 }, { C: 1 }), 3)).toEqual([])
    expect(tooFewBallots(with_({ B: 1, C: 2 }, { C: 5 }, { B: 'C' }), 3)).toEqual([])
    expect(tooFewBallots(with_({ C: 0 }, { C: 2 }), 3)).toEqual(['C'])
    expect(paperStandsAlone(with_({ C: 9 }, { C: 1 }), 3)).toBe(false)
    expect(paperStandsAlone(with_({ C: 9 }, { B: 0, C: 3 }), 3)).toBe(true)
    expect(paperStandsAlone(with_({ C: 9 }, { B: 2, C: 1 }, { B: 'C' }), 3)).toBe(true)
  })

  test('[E6] no count is published from which a suppressed class could be worked out', () => {
    const hall = secretHall(3)
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    const ballots = { A: 0, B: 3, C: 4 }
    closedWith(hall, ballots)
    expect(countAsked(hall, ballots)).not.toBeTypeOf('string')
    for (const audience of ['console', 'projector', 'teller', 'phone', 'recorder', 'stage'] as const) {
      const { results, revealed } = hall.view(audience)
      const rows = [...(results?.rounds ?? []), ...(revealed?.result ? [revealed.result] : [])].flatMap(
        (r) => r.rows ?? [],
      )
      for (const { score } of rows) {
        expect({ audience, classes: score.classes, working: score.working }).toEqual({
          audience,
          classes: [],
          working: [],
        })
      }
    }
    expect(hall.view('console').results?.rounds[0]?.rows).toHaveLength(1)
  })
})

/** Every way in which so many voters can share out these grades. */
function waysOf(voters: number, grades: readonly string[]): readonly (readonly string[])[] {
  if (voters === 0) return [[]]
  return grades.flatMap((grade, i) => waysOf(voters - 1, grades.slice(i)).map((rest) => [grade, ...rest]))
}

describe('what is published of a class that was too small', () => {
  const grades = ['good', 'fairly_good', 'average', 'poor']
  const merged = ['good', 'good', 'fairly_good', 'fairly_good', 'average', 'poor']

  /** Everything that anybody is shown, where B gave these and C the rest. `apart`: without the merge. */
  function published(ofB: readonly string[], apart: boolean): string {
    const hall = secretHall(apart ? 1 : 3, { emptyClass: 'renormalise' })
    hall.say({ type: 'attendance.record', present: { A: 0, B: 3, C: 4 } }, chair)
    closedWith(hall, { A: 0, B: 2, C: 4 })
    if (!apart) hall.say({ type: 'ballot.merge', round: 's1-1', from: 'B', into: 'C', reason: 'too few' }, chair)
    const ofC = [...merged]
    for (const grade of ofB) ofC.splice(ofC.indexOf(grade), 1)
    const scheme = schemeOf(hall.meeting.plan.scheme, hall.meeting.rounds['s1-1'] ?? {})
    const cast = [...ofB.map((grade) => ['B', grade]), ...ofC.map((grade) => ['C', grade])].map(
      ([code = '', grade = '']) => ({
        voterClass: apart ? code : (hall.meeting.rounds['s1-1']?.merged?.[code] ?? code),
        marks: { s1: [grade] },
      }),
    )
    const counts = count(cast, { form: scheme.form, subjects: ['s1'], classes: scheme.classes.map(({ code }) => code) })
    hall.say({ type: 'ballot.count', round: 's1-1', counts, phone: { A: 0, B: 2, C: 4 }, root: 'root B' }, theHub)
    const audiences = ['console', 'projector', 'teller', 'phone', 'recorder', 'stage'] as const
    expect(hall.view('console').results?.rounds[0]?.rows).toHaveLength(1)
    return JSON.stringify(audiences.map((audience) => hall.view(audience)))
  }
  const possible = waysOf(2, grades).filter((ways) => {
    const left = [...merged]
    return ways.every((grade) => left.includes(grade) && left.splice(left.indexOf(grade), 1).length === 1)
  })

  test('[E6] fits every way in which it may have voted: whoever is in it sees three grades that the other may have given', () => {
    expect(possible.length).toBeGreaterThan(5)
    expect(new Set(possible.map((ofB) => published(ofB, false))).size).toBe(1)
    for (const own of grades) {
      const others = new Set(possible.filter((ways) => ways.includes(own)).map(([a, b]) => (a === own ? b : a)))
      expect({ own, others: others.size >= 3 }).toEqual({ own, others: true })
    }
    // Opened by itself it would be read off the screens.
    expect(new Set(possible.map((ofB) => published(ofB, true))).size).toBeGreaterThan(3)
  })

  test('[E6] a class that was of one mind is said to the chair before anything is shown', () => {
    const cell = (items: readonly Record<string, number>[]) => ({
      code: 'A',
      weight: 40,
      over: 0,
      recused: 0,
      items,
      figure: null,
    })
    expect(unanimous({ classes: [cell([{ good: 5 }])] })).toEqual(['A'])
    expect(unanimous({ classes: [cell([{ good: 5, poor: 1 }, { poor: 6 }])] })).toEqual(['A'])
    expect(unanimous({ classes: [cell([{ good: 5, poor: 1 }])] })).toEqual([])
    expect(unanimous({ classes: [cell([{ good: 1 }])] })).toEqual([])
  })
})

describe('which kind a ballot is', () => {
  test('[E9] is said to every audience, and kept with the round whatever the plan says later', () => {
    const hall = openHall({ secrecy: 'recorded' })
    hall.bring('s1', 'ballot')
    for (const audience of ['console', 'projector', 'teller', 'phone', 'recorder', 'stage'] as const) {
      expect(hall.view(audience).meeting?.secrecy).toBe('recorded')
      expect(hall.view(audience).ballot?.round?.secrecy).toBe('recorded')
    }
    hall.press()
    hall.take({ type: 'secrecy.change', secrecy: 'secret', floor: 5, reason: 'asked for' }, chair)
    expect(hall.meeting.rounds['s1-1']?.secrecy).toBe('recorded')
  })

  test('[E4] root A stands in the journal with the close, and the count of a secret box waits for the tellers', () => {
    const hall = secretHall()
    closedWith(hall, { C: 4 })
    expect(hall.journal).toContainEqual(
      expect.objectContaining({ type: 'ballot.closed', sealed: { A: 0, B: 0, C: 4 }, root: 'root of s1-1' }),
    )
    expect(hall.view('phone').ballot?.round).toMatchObject({ root: 'root of s1-1' })
    expect(hall.view('console').results?.rounds[0]).toMatchObject({ awaitsTellers: true })
  })
})

describe('a card issued anew', () => {
  test('[E10] has a reason and a number, and anybody’s can be', () => {
    const hall = openHall()
    const [no = ''] = Object.keys(hall.meeting.roster.cards)
    expect(hall.ask({ type: 'card.reissue', card: 'Z99', reason: 'lost' }, chair)).toBe('noSuchCard')
    expect(hall.ask({ type: 'card.reissue', card: no, reason: '' }, chair)).toBe('emptyText')
    hall.say({ type: 'card.reissue', card: no, reason: 'lost' }, chair)
    hall.say({ type: 'card.reissue', card: no, reason: 'lost again' }, chair)
    expect(hall.meeting.reissued).toEqual({ [no]: 2 })
  })
})
