/** Meetings to begin a story with: a small one of four presenters, and a whole day of eighteen. */
import type { Agenda, AgendaItem, Interval, IntervalKind } from '../../shared/domain/agenda.ts'
import type { BallotTiming, Secrecy } from '../../shared/domain/ballot.ts'
import { USUAL_FLOOR } from '../../shared/domain/small-class.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Quorum } from '../../shared/domain/attendance.ts'
import type { RecusalRules } from '../../shared/domain/recusal.ts'
import { begun } from '../../shared/domain/new-meeting.ts'
import type { Card, Roster } from '../../shared/domain/roster.ts'
import type { Slot } from '../../shared/domain/slot.ts'
import type { RevealPolicy } from '../../shared/domain/results.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Rules, Scheme } from '../../shared/domain/scoring/scheme.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import { morning } from './hand-clock.ts'

export type Wishes = {
  timing?: BallotTiming
  firstTogether?: number
  reveal?: RevealPolicy
  demo?: boolean
  emptyClass?: Rules['emptyClass']
  /** Four grades for classes A, B and C unless the story says otherwise. */
  scheme?: Scheme
  quorum?: Quorum
  recusal?: RecusalRules
  /** Recorded unless the story is about secret ballots: then nobody has to open a box. */
  secrecy?: Secrecy
  floor?: number
  /** Ids of the slots that report in writing. */
  written?: readonly string[]
  /** The items of the day; intervals are named by `kind:minutes`. */
  day?: readonly string[]
}

/** Opening, two presenters, a break, two presenters, the observer's comment, the summing-up. */
const smallDay = ['opening:5', 's1', 's2', 'break:15', 's3', 's4', 'observer_comment:10', 'summing_up:30']

const slotsFrom = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => `s${first + i}`)

/** The day of domain 1.1: eighteen presenters, two short breaks and a long one. */
export const wholeDay = [
  'opening:5',
  ...slotsFrom(1, 5),
  'break:15',
  ...slotsFrom(6, 9),
  'break:129',
  ...slotsFrom(10, 14),
  'break:15',
  ...slotsFrom(15, 18),
  'observer_comment:10',
  'summing_up:30',
]

export function meetingWith(wishes: Wishes = {}): Meeting {
  const { timing = 'per_presenter', reveal = 'off', demo = false, emptyClass = 'error' } = wishes
  const { scheme = presets.P1.scheme, quorum = null, recusal = presets.P1.recusal, firstTogether = 0 } = wishes
  const { secrecy = 'recorded', floor = USUAL_FLOOR } = wishes
  return begun({
    plan: {
      title: 'Report-and-review meeting',
      venue: 'Hall 2',
      demo,
      startsAt: morning,
      timing,
      reveal,
      firstTogether,
      secrecy,
      cards: secrecy === 'secret' ? 'drawn' : 'named',
      floor,
      objection: minutes(30),
      quorum,
      recusal,
      scheme: { ...scheme, rules: { ...scheme.rules, emptyClass } },
      limits: {
        called: seconds(60),
        questioning: minutes(3),
        answering: minutes(5),
        commenting: minutes(5),
        pledging: minutes(1),
        ballot: seconds(90),
        notice: minutes(1),
      },
    },
    roster: smallRoster,
    life: { state: 'draft', since: morning },
    agenda: agendaOf(wishes.day ?? smallDay, wishes.written ?? []),
  })
}

function agendaOf(day: readonly string[], written: readonly string[]): Agenda {
  const items = day.map((word, i) => (word.includes(':') ? intervalOf(word, i) : slotOf(word, written.includes(word))))
  return {
    items: Object.fromEntries(items.map((item) => [item.id, item])),
    order: items.map(({ id }) => id),
    current: null,
  }
}

/** Intervals are `opening`, `break`, `observer_comment`, `summing_up`; a second of a kind carries its place. */
function intervalOf(word: string, i: number): Interval {
  const [kind = '', length] = word.split(':')
  const id = kind === 'break' ? `break${i}` : kind
  return { kind: kind as IntervalKind, id, title: '', planned: minutes(Number(length)), phase: 'queued' }
}

function slotOf(id: string, written: boolean): AgendaItem {
  const orderNo = Number(id.slice(1))
  const slot: Slot = {
    kind: 'slot',
    id,
    orderNo,
    name: `Name ${orderNo}`,
    unit: `City ${orderNo}`,
    post: 'Secretary',
    group: '',
    mode: written ? 'written' : 'oral',
    limit: minutes(10),
    planned: minutes(22),
    phase: 'queued',
  }
  return slot
}

const card = (no: string, identity: string, unit: string, voterClass?: string): Card => ({
  no,
  identity,
  unit,
  seat: `row ${no.slice(1)}`,
  ...(voterClass ? { voterClass } : {}),
})

const cards = [
  card('A01', 'Committee member', '', 'A'),
  card('A02', 'Committee member', '', 'A'),
  card('B01', 'Delegate', 'County 1', 'B'),
  card('B02', 'Delegate', 'County 2', 'B'),
  card('B03', 'Delegate', 'County 3', 'B'),
  card('C01', 'Villager', 'Village 1', 'C'),
  card('C02', 'Villager', 'Village 2', 'C'),
  card('C03', 'Villager', 'Village 3', 'C'),
  card('C04', 'Villager', 'Village 4', 'C'),
  card('L01', 'Observer', 'Centre'),
]

/** Two of class A, three of B, four of C, and one who attends without a vote. */
export const smallRoster: Roster = {
  cards: Object.fromEntries(cards.map((each) => [each.no, each])),
}
