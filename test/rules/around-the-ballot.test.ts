/** What is settled around a ballot: quorum, recusal, paper, what is given beside it, and whether its figures balance. */
import { describe, expect, test } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { PaperSheet } from '../../shared/domain/paper.ts'
import { countedSheet, differencesOf } from '../../shared/domain/paper.ts'
import { cast } from '../kit/cast.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { smallRoster } from '../kit/meetings.ts'

const half = { over: 1, under: 2, atLeast: false }

describe('the quorum', () => {
  test('[B18] no ballot opens before somebody has counted, nor with too few', () => {
    const hall = openHall({ quorum: half })
    hall.bring('s1', 'reporting')
    const open = () => hall.ask(hall.numbered({ type: 'ballot.open', slot: 's1' }))
    expect(open()).toBe('attendanceUnknown')
    hall.say({ type: 'attendance.record', present: { A: 2, B: 1, C: 1 } })
    expect(open()).toBe('noQuorum')
    // Nine are due: four are not more than half of them, five are.
    expect(hall.view('console').roll?.shortOf).toEqual({ refused: 'noQuorum', count: 1 })
    hall.say({ type: 'attendance.record', present: { A: 2, B: 2, C: 1 } })
    expect(open()).toBeInstanceOf(Array)
  })

  test('[B18] exactly the share is enough where the plan says so', () => {
    const hall = openHall({ quorum: { over: 2, under: 3, atLeast: true } })
    hall.bring('s1', 'reporting')
    hall.say({ type: 'attendance.record', present: { A: 2, B: 2, C: 2 } })
    hall.take({ type: 'ballot.open', slot: 's1' })
  })

  test('[B18] more than are due cannot be present, and every class has its number', () => {
    const hall = openHall()
    expect(hall.ask({ type: 'attendance.record', present: { A: 3, B: 0, C: 0 } })).toBe('moreThanDue')
    expect(hall.ask({ type: 'attendance.record', present: { A: 1 } })).toBe('badRequest')
    expect(hall.ask({ type: 'attendance.record', present: { A: 1, B: 1, D: 1 } })).toBe('badRequest')
    expect(hall.meeting.attendance).toBeNull()
  })
})

describe('a recusal', () => {
  const presenting = {
    cards: {
      ...smallRoster.cards,
      B01: {
        ...smallRoster.cards['B01'],
        no: 'B01',
        identity: '',
        seat: '',
        unit: 'City 2',
        voterClass: 'B',
        presenter: 's2',
      },
      C01: { ...smallRoster.cards['C01'], no: 'C01', identity: '', seat: '', unit: 'City 2', voterClass: 'C' },
    },
  }
  const hallWith = (recusal: { self: boolean; sameUnit: boolean }) => {
    const { first } = openHall({ timing: 'collective', recusal })
    return openHall({ ...first, roster: presenting })
  }

  test('[B17] is of oneself, of one’s own unit where the plan says so, and of whom the list names', () => {
    const self = hallWith({ self: true, sameUnit: false })
    expect(self.mine('B01').recused).toEqual(['s2'])
    expect(self.mine('C01').recused).toEqual([])
    expect(hallWith({ self: false, sameUnit: false }).mine('B01').recused).toEqual([])
    const unit = hallWith({ self: false, sameUnit: true })
    expect([unit.mine('B01').recused, unit.mine('C01').recused]).toEqual([['s2'], ['s2']])
    unit.say({ type: 'recusal.set', card: 'C01', slots: ['s4', 's1'], reason: 'related' })
    expect(unit.mine('C01').recused).toEqual(['s1', 's2', 's4'])
    unit.say({ type: 'recusal.set', card: 'C01', slots: [], reason: 'a mistake' })
    expect(unit.mine('C01').recused).toEqual(['s2'])
  })

  test('[B17] names a card with a vote and presenters who exist, and is fixed from the first ballot on', () => {
    const hall = openHall()
    const set = (card: string, slots: readonly string[]) => hall.ask({ type: 'recusal.set', card, slots, reason: '' })
    expect(set('Z99', ['s1'])).toBe('noSuchCard')
    expect(set('L01', ['s1'])).toBe('noSuchCard')
    expect(set('A01', ['break3'])).toBe('noSuchItem')
    hall.bring('s1', 'ballot')
    expect(set('A01', ['s2'])).toBe('roundExists')
  })

  test('[K14] leaves the denominator of that presenter alone', () => {
    const hall = openHall({ timing: 'collective', day: ['s1', 's2'] })
    hall.bring('s2', 'ballot')
    hall.take({ type: 'ballot.close', round: 's2-1', unsent: 0 })
    hall.countClosed([
      ...cast('A', 1, { s1: 'good', s2: 'good' }),
      ...cast('A', 1, { s1: 'recused', s2: 'poor' }),
      ...cast('B', 3, { s1: 'good', s2: 'good' }),
      ...cast('C', 4, { s1: 'good', s2: 'good' }),
    ])
    const [one, two] = hall.results()
    expect(one?.outcome.classes[0]).toMatchObject({ over: 1 })
    expect(two?.outcome.classes[0]).toMatchObject({ over: 2 })
    expect(hall.scores()).toEqual({ s1: '100.00', s2: '88.00' })
  })
})

describe('paper', () => {
  /** A ballot that C01 and B02 fill on paper. */
  function onPaper(): Hall {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    hall.say({ type: 'paper.issue', card: 'C01' })
    hall.say({ type: 'paper.issue', card: 'B02' })
    hall.take({ type: 'ballot.open', slot: 's1' })
    return hall
  }

  test('[B19] is for cards with a vote that have not submitted, once', () => {
    const hall = onPaper()
    hall.submittedBy['s1-1'] = ['A01']
    const issue = (card: string) => hall.ask({ type: 'paper.issue', card })
    expect([issue('A01'), issue('C01'), issue('L01'), issue('Z99')]).toEqual([
      'hasVoted',
      'onPaper',
      'noSuchCard',
      'noSuchCard',
    ])
    expect(issue('A02')).toBeInstanceOf(Array)
    expect(hall.mine('A02').onPaper).toBe(true)
  })

  test('[B19] is taken back between ballots, not while a sheet may lie in the box', () => {
    const hall = onPaper()
    expect(hall.ask({ type: 'paper.withdraw', card: 'C01' })).toBe('ballotOpen')
    hall.press()
    expect(hall.ask({ type: 'paper.withdraw', card: 'A01' })).toBe('notOnPaper')
    hall.say({ type: 'paper.withdraw', card: 'C01' })
    expect(hall.mine('C01').onPaper).toBe(false)
  })

  test('[B9] [B20] the round waits for its sheets: alike in both entries, all of them, and no more than were given out', () => {
    const hall = onPaper()
    hall.press()
    expect(hall.meeting.rounds['s1-1']).toMatchObject({ state: 'closed', onPaper: { A: 0, B: 1, C: 1 } })
    expect(hall.meeting.rounds['s1-1']).not.toHaveProperty('counts')
    expect(hall.view('console').results?.rounds[0]).toMatchObject({ awaitsPaper: true })
    const accept = (returned: Record<string, number>) => hall.ask({ type: 'paper.accept', round: 's1-1', returned })
    hall.sheets['s1-1'] = { agreed: { B: 1 }, single: 1, differing: 0 }
    expect(accept({ B: 1, C: 1 })).toBe('entriesDiffer')
    hall.sheets['s1-1'] = { agreed: { B: 1 }, single: 0, differing: 1 }
    expect(accept({ B: 1, C: 1 })).toBe('entriesDiffer')
    hall.sheets['s1-1'] = { agreed: { B: 1 }, single: 0, differing: 0 }
    expect(accept({ B: 1, C: 1 })).toBe('sheetsMissing')
    hall.sheets['s1-1'] = { agreed: { B: 2, C: 1 }, single: 0, differing: 0 }
    expect(accept({ B: 2, C: 1 })).toBe('moreThanIssued')
    hall.sheets['s1-1'] = { agreed: { B: 1 }, single: 0, differing: 0 }
    expect(accept({ B: 1, C: 0 })).toBeInstanceOf(Array)
    expect(accept({ B: 1, C: 0 })).toBe('noOpenRound')
    hall.countClosed([
      ...cast('B', 3, { s1: 'good' }),
      ...cast('C', 3, { s1: 'good' }),
      ...cast('A', 2, { s1: 'poor' }),
    ])
    expect(hall.view('console').results?.rounds[0]?.balance?.classes).toMatchObject([
      { code: 'A', issued: 2, returned: 2, phone: 2, paper: 0, missing: 0 },
      { code: 'B', issued: 3, returned: 3, phone: 2, paper: 1, missing: 0 },
      { code: 'C', issued: 4, returned: 3, phone: 3, paper: 0, missing: 1 },
    ])
  })

  test('[L5] [B20] the result is not ready while sheets are out, and the chair is told that it is for them', () => {
    const hall = onPaper()
    hall.press()
    hall.pressUntil(({ life }) => life.state === 'counting')
    expect(hall.wonder(hall.numbered({ type: 'meeting.move', to: 'result_ready' }))).toEqual({
      refused: 'awaitsPaper',
      count: 4,
    })
  })

  const { form } = presets.P1.scheme
  const frame = { form, subjects: ['s1', 's2'], blankRow: 'abstain', invalid: [] } as const
  const sheet = (marks: Record<string, readonly string[]>): PaperSheet => ({
    voterClass: 'A',
    sheet: 1,
    content: { marks },
  })

  test('[B20] two entries differ at the presenters where they differ, or as a whole', () => {
    const a = sheet({ s1: ['good'], s2: ['poor'] })
    expect(differencesOf(a, a)).toEqual([])
    expect(differencesOf(a, sheet({ s1: ['good'], s2: ['good'] }))).toEqual([
      { voterClass: 'A', sheet: 1, presenter: 's2' },
    ])
    const spoiled: PaperSheet = { ...a, content: { void: 'altered' } }
    expect(differencesOf(a, spoiled)).toEqual([{ voterClass: 'A', sheet: 1, presenter: null }])
    expect(differencesOf(spoiled, { ...a, content: { void: 'several_ticks' } })).toHaveLength(1)
    expect(differencesOf(spoiled, spoiled)).toEqual([])
  })

  test('[K9] a line left empty is an abstention, or voids the sheet', () => {
    const blank = sheet({ s1: ['good'], s2: [''] })
    expect(countedSheet(blank, frame)).toEqual({ voterClass: 'A', marks: { s1: ['good'], s2: ['abstain'] } })
    expect(countedSheet(sheet({ s1: ['good'] }), frame)).toEqual(countedSheet(blank, frame))
    expect(countedSheet(blank, { ...frame, blankRow: 'void' })).toEqual({ voterClass: 'A', void: 'blank_row' })
    expect(countedSheet(blank, { ...frame, form: { ...form, abstain: 'none' } })).toMatchObject({ void: 'blank_row' })
  })

  test('[K9] [B17] 回避 stands on it as written, and what breaks a rule of the plan is void', () => {
    expect(countedSheet(sheet({ s1: ['recused'], s2: ['good'] }), frame)).toMatchObject({ marks: { s1: ['recused'] } })
    const all = sheet({ s1: ['good'], s2: ['good'] })
    expect(countedSheet(all, { ...frame, invalid: [{ rule: 'same_for_all' }] })).toMatchObject({ void: 'rule' })
    expect(countedSheet(sheet({ s1: ['splendid'], s2: ['good'] }), frame)).toMatchObject({ void: 'unfit' })
  })

  test('[K22] places twice or left out make a ranking ballot void', () => {
    const places = { ...frame, form: presets.P7.scheme.form }
    expect(countedSheet(sheet({ s1: ['1'], s2: ['1'] }), places)).toMatchObject({ void: 'places' })
    expect(countedSheet(sheet({ s1: ['1'], s2: [''] }), places)).toMatchObject({ void: 'places' })
    expect(countedSheet(sheet({ s1: ['2'], s2: ['1'] }), places)).toMatchObject({ marks: { s1: ['2'] } })
  })
})

describe('the balance', () => {
  /** Closed and counted with so many ballots of class A, of whom two are due. */
  function returned(n: number): Hall {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.countClosed([
      ...cast('A', n, { s1: 'good' }),
      ...cast('B', 3, { s1: 'good' }),
      ...cast('C', 4, { s1: 'good' }),
    ])
    return hall
  }

  test('[K27] more returned than given out: no result, and it is said why and for whom', () => {
    const hall = returned(3)
    const [round] = hall.view('console').results?.rounds ?? []
    expect(round).not.toHaveProperty('rows')
    expect(round?.balance?.faults).toEqual([{ why: 'moreThanIssued', voterClass: 'A' }])
    expect(hall.view('console').results?.day).toEqual([])
  })

  test('[K27] the result of the day is not ready while a round does not balance; corrected with a reason it is', () => {
    const hall = returned(3)
    hall.pressUntil(({ life }) => life.state === 'counting')
    expect(hall.ask(hall.numbered({ type: 'meeting.move', to: 'result_ready' }))).toBe('unbalanced')
    const correct = (issued: Record<string, number>, reason: string) =>
      hall.ask({ type: 'ballot.correct', round: 's1-1', issued, reason })
    expect(correct({ A: 3, B: 3, C: 4 }, ' ')).toBe('emptyText')
    expect(correct({ A: 3 }, 'a late comer')).toBe('badRequest')
    expect(correct({ A: 3, B: 3, C: 4 }, 'a late comer was given a form')).toBeInstanceOf(Array)
    expect(hall.scores()['s1']).toBe('100.00')
    hall.take({ type: 'meeting.move', to: 'result_ready' })
  })

  test('[K27] given out are those who were present, where they have been counted', () => {
    const hall = openHall()
    hall.say({ type: 'attendance.record', present: { A: 1, B: 3, C: 4 } })
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.countClosed([
      ...cast('A', 1, { s1: 'good' }),
      ...cast('B', 2, { s1: 'abstain' }),
      ...cast('C', 4, { s1: 'good' }),
    ])
    expect(hall.view('console').results?.rounds[0]?.balance?.classes).toMatchObject([
      { code: 'A', due: 2, present: 1, issued: 1, returned: 1, missing: 0 },
      { code: 'B', issued: 3, returned: 2, valid: 2, abstained: 2, missing: 1 },
      { code: 'C', issued: 4, returned: 4, valid: 4, invalid: 0 },
    ])
  })
})

describe('what is given beside the ballot', () => {
  const bonus = { ...presets.P1.scheme, rules: { ...presets.P1.scheme.rules, bonus: { least: -2, most: 5 } } }

  function balloted(scheme: typeof bonus): Hall {
    const hall = openHall({ scheme })
    hall.bring('s1', 'closed')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'a story' })
    hall.press()
    hall.take({ type: 'ballot.close', round: 's1-2', unsent: 0 })
    hall.countClosed([
      ...cast('A', 2, { s1: 'fairly_good' }),
      ...cast('B', 3, { s1: 'fairly_good' }),
      ...cast('C', 4, { s1: 'fairly_good' }),
    ])
    return hall
  }

  test('[K15] a bonus within its limits and with a reason is added, and can be taken back', () => {
    const hall = balloted(bonus)
    const give = (points: number | null, reason = 'a prize', part = 'bonus') =>
      hall.ask({ type: 'score.give', slot: 's1', part, points, reason })
    expect(hall.scores()).toEqual({ s1: '80.00' })
    expect([give(6), give(-2.5), give(1, ''), give(1, 'x', 'other')]).toEqual([
      'outOfLimits',
      'outOfLimits',
      'emptyText',
      'noSuchPart',
    ])
    expect(give(1.5)).toBeInstanceOf(Array)
    expect(hall.scores()).toEqual({ s1: '81.50' })
    give(null, 'a mistake')
    expect(hall.scores()).toEqual({ s1: '80.00' })
  })

  test('[K15] of a composite every part must be there', () => {
    const composite = {
      ...bonus,
      composite: { weight: 50, others: [{ code: 'work', label: { 'zh-CN': '综合评价', en: 'Work' }, weight: 50 }] },
    }
    const hall = balloted(composite)
    expect(hall.results()[0]?.outcome.withheld).toEqual({ why: 'partsMissing', about: ['work'] })
    hall.say({ type: 'score.give', slot: 's1', part: 'work', points: 91, reason: 'by the committee' })
    expect(hall.scores()).toEqual({ s1: '85.50' })
  })
})

describe('the scheme', () => {
  const unsound = { ...presets.P1.scheme, classes: presets.P1.scheme.classes.slice(0, 2) }

  test('[K24] is refused with a fault, and one that lacks a class with cards has one', () => {
    const hall = openHall()
    expect(hall.ask(hall.numbered({ type: 'scheme.change', scheme: unsound, reason: 'x' }))).toBe('badScheme')
    expect(hall.ask(hall.numbered({ type: 'scheme.change', scheme: presets.P2.scheme, reason: 'x' }))).toBe('badScheme')
    hall.take({ type: 'scheme.change', scheme: presets.P6.scheme, reason: '' })
    expect(hall.meeting.plan.scheme).toEqual(presets.P6.scheme)
  })

  test('[K24] once the meeting is no draft a change has a reason, and from the first ballot on there is none', () => {
    const hall = openHall()
    hall.begin()
    const change = (reason: string) =>
      hall.ask(hall.numbered({ type: 'scheme.change', scheme: presets.P6.scheme, reason }))
    expect(change(' ')).toBe('emptyText')
    expect(change('decided by the committee')).toBeInstanceOf(Array)
    expect(hall.journal).toContainEqual(
      expect.objectContaining({ type: 'scheme.changed', reason: 'decided by the committee' }),
    )
    hall.undo()
    expect(hall.meeting.plan.scheme.method.family).toBe('graded_points')
    hall.bring('s1', 'ballot')
    expect(change('too late')).toBe('roundExists')
  })

  test('[K24] [B11] a ranking ballot is never held for one presenter alone', () => {
    const hall = openHall({ timing: 'collective' })
    hall.take({ type: 'scheme.change', scheme: presets.P7.scheme, reason: '' })
    const timing = { type: 'plan.change', timing: 'per_presenter', firstTogether: 0, reason: 'x' } as const
    expect(hall.ask(hall.numbered(timing))).toBe('wrongTiming')
    const alone = openHall()
    expect(alone.ask(alone.numbered({ type: 'scheme.change', scheme: presets.P7.scheme, reason: '' }))).toBe(
      'badScheme',
    )
  })
})
