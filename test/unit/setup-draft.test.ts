/** A draft, from nothing to a meeting. */
import { describe, expect, test } from 'vitest'
import { presetIds, presets } from '../../shared/domain/scoring/presets/index.ts'
import type { BallotTiming, Secrecy } from '../../shared/domain/ballot.ts'
import { due } from '../../shared/domain/roster.ts'
import { recusedFor } from '../../shared/domain/recusal.ts'
import { slots } from '../../shared/domain/agenda.ts'
import { instant, minutes } from '../../shared/domain/time.ts'
import { blockersOf, type BlockerCode } from '../../shared/setup/blockers.ts'
import { draftFromPreset, emptyDraft } from '../../shared/setup/beginnings.ts'
import type { MeetingDraft } from '../../shared/setup/draft.ts'
import { draftFromMeeting } from '../../shared/setup/draft-from-meeting.ts'
import { meetingFrom } from '../../shared/setup/meeting-from.ts'
import { numbersOf } from '../../shared/setup/numbers.ts'
import {
  changed,
  moved,
  presentersSorted,
  withAttendees,
  withInterval,
  withPresenters,
  without,
} from '../../shared/setup/rows.ts'
import { momentOf, wallOf } from '../../shared/setup/wall-time.ts'
import { meetingWith } from '../kit/meetings.ts'
import { aDraft } from '../kit/drafts.ts'

const at = instant(Date.UTC(2026, 0, 1))
const zone = 'Asia/Shanghai'
const why = (draft: MeetingDraft): readonly BlockerCode[] => blockersOf(draft).map((blocker) => blocker.why)

describe('what blocks', () => {
  test('[F1] an empty draft says what is missing, step by step, and a whole one nothing', () => {
    const found = blockersOf(emptyDraft(zone))
    expect(found.map(({ step, field }) => `${step} ${field}`)).toEqual([
      'when title',
      'when venue',
      'when date',
      'when time',
      'order items',
      'voters attendees',
    ])
    expect(blockersOf(aDraft())).toEqual([])
  })

  test.each(presetIds)('[F1] preset %s is blocked by nothing of its own', (id) => {
    expect(why(draftFromPreset(id, zone))).toEqual(['noTitle', 'noVenue', 'noDate', 'noPresenters', 'noVoters'])
  })

  test.each<[BlockerCode, string, (draft: MeetingDraft) => MeetingDraft]>([
    ['noDate', 'date', (draft) => ({ ...draft, date: '2026-02-30' })],
    ['noTime', 'time', (draft) => ({ ...draft, time: '24:00' })],
    ['presenterBlank', 'items.p04.name', (draft) => withPresenters(draft, [{ group: '正职' }])],
    [
      'presenterTwice',
      'items.p04.name',
      (draft) => withPresenters(draft, [{ name: '张三', unit: '甲市 ', post: '市委书记' }]),
    ],
    ['badLimit', 'items.p02.limit', (draft) => ({ ...draft, items: changed(draft.items, 'p02', { limit: null }) })],
    ['badPlanned', 'items.i01.planned', (draft) => ({ ...draft, items: changed(draft.items, 'i01', { planned: 0 }) })],
    ['badPhaseLimit', 'limits.ballot', (draft) => ({ ...draft, limits: { ...draft.limits, ballot: null } })],
    ['attendeeBlank', 'attendees.v017.name', (draft) => withAttendees(draft, [{ voterClass: 'A' }])],
    ['attendeeTwice', 'attendees.v017.name', (draft) => withAttendees(draft, [{ name: 'A1', unit: '机关' }])],
    [
      'classUnknown',
      'attendees.v016.voterClass',
      (draft) => ({ ...draft, attendees: changed(draft.attendees, 'v016', { voterClass: 'Z' }) }),
    ],
    [
      'classEmpty',
      'classes.A',
      (draft) => ({ ...draft, attendees: draft.attendees.filter(({ voterClass }) => voterClass !== 'A') }),
    ],
    ['classSmall', 'classes.B', (draft) => ({ ...draft, attendees: without(draft.attendees, ['v006']) })],
    [
      'numberTwice',
      'attendees.v003.no',
      (draft) => ({
        ...draft,
        attendees: changed(changed(draft.attendees, 'v001', { no: '7' }), 'v003', { no: '7 ' }),
      }),
    ],
    [
      'badNumber',
      'attendees.v001.no',
      (draft) => ({ ...draft, attendees: changed(draft.attendees, 'v001', { no: '甲 1' }) }),
    ],
    [
      'schemeFault',
      'scheme.classes',
      (draft) => ({
        ...draft,
        scheme: { ...draft.scheme, classes: draft.scheme.classes.map((each) => ({ ...each, weight: 30 })) },
      }),
    ],
    ['badFloor', 'floor', (draft) => ({ ...draft, floor: 2 })],
    ['badObjection', 'objection', (draft) => ({ ...draft, objection: null })],
    ['badQuorum', 'quorum', (draft) => ({ ...draft, quorum: { over: 3, under: 2, atLeast: false } })],
    ['badSpares', 'spares.A', (draft) => ({ ...draft, spares: { A: -1 } })],
  ])('[F1] %s leads to %s', (code, field, spoil) => {
    const found = blockersOf(spoil(aDraft()))
    expect(found.map((each) => [each.why, each.field])).toEqual([[code, field]])
  })

  test('[F1] many rows that are wrong in one way are one line that leads to the first', () => {
    const draft = withPresenters(aDraft(), [{}, {}, {}])
    expect(blockersOf(draft)).toEqual([
      { step: 'order', field: 'items.p04.name', why: 'presenterBlank', rows: { count: 3, first: 5 } },
    ])
  })

  test('[F1] a small class blocks a secret ballot only', () => {
    const small = { attendees: without(aDraft().attendees, ['v006']) }
    expect(why(aDraft(small))).toEqual(['classSmall'])
    expect(why(aDraft({ ...small, secrecy: 'recorded' }))).toEqual([])
  })

  test('[F1] [E5] a secret ballot whose box nobody could count is blocked, until fewer presenters are on one form', () => {
    const attendees = Array.from({ length: 10_000 }, (_, i) => ({ name: `A${i}`, voterClass: 'A' }))
    const presenters = Array.from({ length: 70 }, (_, i) => ({ name: `P${i}` }))
    const hall = withAttendees(withPresenters(aDraft({ floor: 3 }), presenters), attendees)
    const sixItems = { ...hall, scheme: { ...hall.scheme, form: presets.P6.scheme.form } }
    const of = (timing: BallotTiming, secrecy: Secrecy = 'secret') =>
      blockersOf({ ...sixItems, timing, secrecy }).filter(({ why: code }) => code === 'boxTooLarge')
    expect(of('collective')).toEqual([{ step: 'scheme', field: 'scheme.timing', why: 'boxTooLarge' }])
    expect(of('open_all_day')).toHaveLength(1)
    expect(of('per_group')).toHaveLength(1)
    expect(of('per_presenter')).toEqual([])
    expect(of('collective', 'recorded')).toEqual([])
    // A break after the fortieth of them makes two groups of all who report.
    const halved = withInterval(sixItems, 'break', 15, 43)
    expect(why({ ...halved, timing: 'per_group' })).not.toContain('boxTooLarge')
    expect(why({ ...sixItems, timing: 'per_presenter', firstTogether: 67 })).toContain('boxTooLarge')
  })
})

describe('the meeting that comes of it', () => {
  test('[F2] has the presenters in order under printed numbers, among what stands between them', () => {
    const draft = withInterval(aDraft(), 'break', 15, 2)
    const { agenda, plan, life } = meetingFrom({ ...draft, items: moved(draft.items, 1, 3) }, at)
    expect(agenda.order).toEqual(['i01', 'i04', 'p02', 'p01', 'p03', 'i02', 'i03'])
    expect(slots(agenda).map(({ id, orderNo, unit, mode }) => [id, orderNo, unit, mode])).toEqual([
      ['p02', 1, '乙市', 'oral'],
      ['p01', 2, '甲市', 'oral'],
      ['p03', 3, '丙市', 'written'],
    ])
    expect(agenda.items['p02']).toMatchObject({ limit: minutes(8), planned: minutes(20), commentators: '王书记' })
    expect(plan.startsAt).toBe(Date.UTC(2026, 0, 10, 0, 30))
    expect(life).toEqual({ state: 'ready', since: at })
  })

  test('[F3] drawn cards: as many as are due and the spares, of nobody; a spare makes nobody more due', () => {
    const draft = aDraft({ spares: { A: 2, C: 1 } })
    const { roster, attendees, plan } = meetingFrom(draft, at)
    const voting = Object.values(roster.cards).filter(({ voterClass }) => voterClass)
    expect(voting.map(({ no }) => no).filter((no) => no.startsWith('A'))).toEqual([
      'A001',
      'A002',
      'A003',
      'A004',
      'A005',
      'A006',
      'A007',
    ])
    expect(voting.every(({ identity, unit, seat, presenter }) => !identity && !unit && !seat && !presenter)).toBe(true)
    expect(due(roster, plan.scheme.classes)).toEqual({ A: 5, B: 5, C: 5 })
    expect(Object.values(attendees).filter(({ voterClass, card }) => voterClass && card)).toEqual([])
    expect(Object.values(attendees).find(({ name }) => name === '旁听')).toMatchObject({ card: 'L001' })
    expect(roster.cards['L001']).toEqual({ no: 'L001', identity: '列席', unit: '观察团', seat: '' })
  })

  test('[F3] named cards bear the 编号, and who has none is given the next free one of his class', () => {
    const { attendees } = aDraft()
    const draft = aDraft({
      cards: 'named',
      attendees: changed(changed(attendees, 'v002', { no: 'A001' }), 'v006', { no: 'B-7' }),
    })
    const { roster, attendees: people } = meetingFrom(draft, at)
    expect(['v001', 'v002', 'v003', 'v006', 'v007', 'v016'].map((id) => people[id]?.card)).toEqual([
      'A002',
      'A001',
      'A003',
      'B-7',
      'B001',
      'L001',
    ])
    expect(roster.cards['A001']).toEqual({ no: 'A001', identity: '代表', unit: '机关', seat: '2排', voterClass: 'A' })
    expect(new Set(numbersOf(draft).values()).size).toBe(draft.attendees.length)
  })

  test('[F4] who reports and votes is known to do both, and does not judge himself', () => {
    const { roster, attendees, agenda, plan, recusals } = meetingFrom(aDraft({ cards: 'named' }), at)
    expect(attendees['v001']).toMatchObject({ presenter: 'p01', card: 'A001' })
    const card = roster.cards['A001']
    expect(card && recusedFor(card, { rules: plan.recusal, recusals, agenda })).toEqual(['p01'])
    expect(Object.values(attendees).filter(({ presenter }) => presenter)).toHaveLength(1)
  })
})

describe('ids and drafts from meetings', () => {
  test('[F5] a row keeps its id, and no id is given twice', () => {
    const draft = aDraft()
    const fewer = { ...draft, items: without(draft.items, ['p03']), attendees: without(draft.attendees, ['v016']) }
    const again = withAttendees(withPresenters(fewer, [{ name: '赵六' }]), [{ name: '钱七' }])
    expect(again.items.map(({ id }) => id)).toEqual(['i01', 'p01', 'p02', 'p04', 'i02', 'i03'])
    expect(again.attendees.at(-1)?.id).toBe('v017')
  })

  test('[F5] the draft of a meeting makes the same meeting again', () => {
    for (const cards of ['drawn', 'named'] as const) {
      const first = meetingFrom(aDraft({ cards, spares: cards === 'drawn' ? { B: 3 } : {} }), at)
      const draft = draftFromMeeting(first, zone, false)
      expect(blockersOf(draft)).toEqual([])
      expect(meetingFrom(draft, at)).toEqual(first)
    }
  })

  test('[F5] for another day it has no date, and a meeting without a list has its cards for one', () => {
    const draft = draftFromMeeting(meetingWith(), zone, true)
    expect(draft).toMatchObject({ date: '', title: 'Report-and-review meeting' })
    expect(draft.attendees.length).toBeGreaterThan(5)
    expect(why(draft)).toContain('noDate')
  })

  test('[F5] sorting takes the presenters and leaves what stands between them', () => {
    const { items } = withInterval(aDraft(), 'break', 15, 2)
    const down = presentersSorted(items, ({ unit }) => unit, true)
    expect(down.map(({ id }) => id).filter((id) => id.startsWith('i'))).toEqual(['i01', 'i04', 'i02', 'i03'])
    expect(down[2]?.id).toBe('i04')
    // As they are spoken: bing, jia, yi.
    expect(presentersSorted(down, ({ unit }) => unit).map(({ id }) => id)).toEqual([
      'i01',
      'p03',
      'i04',
      'p01',
      'p02',
      'i02',
      'i03',
    ])
  })
})

describe('the hour on the wall', () => {
  test('[F2] is a moment in the hub’s zone, also where clocks are changed', () => {
    expect(momentOf('2026-01-10', '08:30', 'Asia/Shanghai')).toBe(Date.UTC(2026, 0, 10, 0, 30))
    expect(momentOf('2026-03-29', '03:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30))
    expect(momentOf('2026-03-29', '01:30', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 0, 30))
    expect(momentOf('2026-01-10', '08:30', 'Nowhere/Land')).toBe(Date.UTC(2026, 0, 10, 8, 30))
    for (const [date, time] of [
      ['2026-13-01', '08:30'],
      ['2026-02-29', '08:30'],
      ['2026-01-10', '8:30'],
      ['', ''],
    ] as const)
      expect(momentOf(date, time, zone)).toBeNull()
    expect(wallOf(Date.UTC(2026, 0, 9, 16, 5), zone)).toEqual({ date: '2026-01-10', time: '00:05' })
  })
})
