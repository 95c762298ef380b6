/** Scenes from real meetings that have gone wrong somewhere (domain 8), each told once from end to end. */
import { describe, expect, test } from 'vitest'
import { cast } from '../kit/cast.ts'
import { openHall, type Hall } from '../kit/hall.ts'

/** Closes the open round and counts it with these ballots. */
function collect(hall: Hall, ballots: Parameters<Hall['countClosed']>[0]): void {
  const open = Object.values(hall.meeting.rounds).find(({ state }) => state === 'open')
  hall.take({ type: 'ballot.close', round: open?.id ?? '', unsent: 0 })
  hall.countClosed(ballots)
}

describe('acceptance', () => {
  test('[K4] class B is empty: no result, rather than one that takes 30 points away without a word', () => {
    const hall = openHall({ day: ['s1'] })
    hall.bring('s1', 'ballot')
    collect(hall, [...cast('A', 2, { s1: 'good' }), ...cast('C', 4, { s1: 'good' })])
    expect(hall.view('console').results?.rounds[0]?.rows?.[0]?.score).toMatchObject({
      score: null,
      withheld: { why: 'emptyClass', about: ['B'] },
    })
    const sharing = openHall({ day: ['s1'], emptyClass: 'renormalise' })
    sharing.bring('s1', 'ballot')
    collect(sharing, [...cast('A', 2, { s1: 'good' }), ...cast('C', 4, { s1: 'good' })])
    expect(sharing.scores()).toEqual({ s1: '100.00' })
  })

  test('[K12] equal at two decimals is 并列, or the ladder decides', () => {
    const standingWith = (ties: 'shared' | 'ladder') => {
      const { scheme } = openHall().meeting.plan
      const hall = openHall({
        day: ['s1', 's2', 's3'],
        timing: 'collective',
        scheme: { ...scheme, rules: { ...scheme.rules, rank: 'all', ties } },
      })
      hall.bring('s3', 'ballot')
      // The leaders think better of s2, the others of s1: 76 for both.
      collect(hall, [
        ...cast('A', 2, { s1: 'poor', s2: 'good', s3: 'poor' }),
        ...cast('B', 3, { s1: 'good', s2: 'average', s3: 'poor' }),
        ...cast('C', 4, { s1: 'good', s2: 'average', s3: 'poor' }),
      ])
      return {
        scores: hall.scores(),
        ranks: Object.fromEntries(
          (hall.view('console').results?.day ?? []).map(({ presenter, standing }) => [presenter, standing]),
        ),
      }
    }
    const shared = standingWith('shared')
    expect(shared.scores).toEqual({ s1: '76.00', s2: '76.00', s3: '40.00' })
    expect(shared.ranks).toEqual({ s1: { rank: 1, tied: true }, s2: { rank: 1, tied: true }, s3: { rank: 3 } })
    expect(standingWith('ladder').ranks).toEqual({ s1: { rank: 2 }, s2: { rank: 1 }, s3: { rank: 3 } })
  })

  test('[K13] a band of which only a share may have it is not given before everybody has a result', () => {
    const { scheme } = openHall().meeting.plan
    const label = { 'zh-CN': '优秀', en: 'Excellent' }
    const rules = {
      ...scheme.rules,
      bands: [
        { code: 'top', label, from: 90 },
        { code: 'rest', label: { 'zh-CN': '其他', en: 'Rest' }, from: 0 },
      ],
      quota: { band: 'top', percent: 50 },
    }
    const hall = openHall({ day: ['s1', 's2'], scheme: { ...scheme, rules } })
    const bands = () => hall.view('console').results?.day.map(({ standing }) => standing)
    for (const [id, mark] of [
      ['s1', 'good'],
      ['s2', 'poor'],
    ] as const) {
      expect(bands()?.every((standing) => Object.keys(standing).length === 0)).toBe(true)
      hall.bring(id, 'ballot')
      collect(hall, [...cast('A', 2, { [id]: mark }), ...cast('B', 3, { [id]: mark }), ...cast('C', 4, { [id]: mark })])
    }
    expect(bands()).toEqual([{ band: 'top' }, { band: 'rest' }])
  })

  test('[S7] [S9] [A3] a presenter who does not come reports in writing: still on the form, under the same number', () => {
    const hall = openHall({ day: ['s1', 's2', 's3'], timing: 'collective' })
    hall.bring('s2', 'called')
    hall.take({ type: 'slot.mark', slot: 's2', as: 'written', reason: 'ill' })
    hall.bring('s3', 'ballot')
    const round = hall.view('phone').ballot?.round
    expect(round?.subjects).toEqual(['s1', 's2', 's3'])
    expect(hall.view('phone').agenda?.items.find(({ id }) => id === 's2')).toMatchObject({
      orderNo: 2,
      mode: 'written',
    })
  })

  test('[A2] [A3] two change places after the forms were printed: the form keeps its numbers and its order', () => {
    const hall = openHall({ day: ['s1', 's2', 's3', 's4'], timing: 'collective' })
    hall.begin()
    hall.take({ type: 'agenda.swap', a: 's2', b: 's4', reason: 'the train is late' })
    expect(hall.meeting.agenda.order).toEqual(['s1', 's4', 's3', 's2'])
    hall.bring('s2', 'ballot')
    expect(hall.meeting.rounds['s2-1']?.subjects).toEqual(['s1', 's2', 's3', 's4'])
    expect(hall.slot('s4').orderNo).toBe(4)
  })

  test('[B5] held again, the first round is kept, marked and with its reason, and a result names its round', () => {
    const hall = openHall({ day: ['s1'] })
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.countClosed(cast('A', 2, { s1: 'poor' }))
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'a form too many' })
    hall.press()
    collect(hall, [...cast('A', 2, { s1: 'good' }), ...cast('B', 3, { s1: 'good' }), ...cast('C', 4, { s1: 'good' })])
    expect(hall.view('console').results?.rounds).toMatchObject([
      { id: 's1-1', number: 1, state: 'voided', reason: 'a form too many' },
      { id: 's1-2', number: 2, state: 'closed', rows: [{ presenter: 's1', score: { score: '100.00' } }] },
    ])
    expect(hall.view('console').results?.rounds[0]).not.toHaveProperty('rows')
    expect(hall.scores()).toEqual({ s1: '100.00' })
  })

  test('[B4] [T3] the time is up with six forms begun and not sent: nothing closes by itself, and the chair is told', () => {
    const hall = openHall({ day: ['s1'] })
    hall.bring('s1', 'ballot')
    hall.drafts['s1-1'] = 6
    hall.pass((hall.meeting.timer?.limit ?? 0) as never)
    hall.pass(60_000 as never)
    expect(hall.meeting.rounds['s1-1']?.state).toBe('open')
    expect(hall.wonder(hall.numbered({ type: 'ballot.close', round: 's1-1', unsent: 0 }))).toEqual({
      refused: 'draftsUnsent',
      count: 6,
    })
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 6 })
  })
})
