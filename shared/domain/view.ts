/**
 * What each audience may know: the place where something is hidden from someone (of results, `result-view.ts`; of this
 * moment, `view/now.ts`). A view is a few named sections, each small and whole; a change sends the sections that changed.
 */
import type { Person, Role } from './person.ts'
import { inOrder } from './agenda.ts'
import { remarkOf } from './remarks.ts'
import { sceneOf } from './scene.ts'
import { paperPerClass } from './paper.ts'
import { checkInFigures } from './check-in.ts'
import { resultsOfTheDay } from './results.ts'
import { added, resultOf, roundOfTheMoment, rowsOf, shown } from './result-view.ts'
import type { Meeting } from './meeting.ts'
import type { Audience, Found, ListedAttendee, PaperRound, SealedRound, SectionName, Sections } from './sections.ts'
import { isForTellers } from './ballot.ts'
import { lotsOf, planned, progressOf } from './view/agenda.ts'
import { controlOf } from './view/control.ts'
import { nowOf } from './view/now.ts'
import { rollOf } from './view/roll.ts'
import { sealedRound } from './view/sealed-round.ts'

export { mineFor } from './view/mine.ts'
export { audiences } from './sections.ts'
export type * from './sections.ts'

const audienceOfRole: Readonly<Record<Role, Audience>> = {
  chair: 'console',
  operator: 'console',
  hub: 'console',
  recorder: 'recorder',
  secretary: 'secretary',
  desk: 'desk',
  teller_a: 'teller',
  teller_b: 'teller',
  projector: 'projector',
  stage: 'stage',
  voter: 'phone',
  observer: 'phone',
}
export const audienceOf = (person: Person): Audience => audienceOfRole[person.role]

/** What a view is made from: the meeting, and what the hub knows beside it. */
export type Surroundings = {
  readonly meeting: Meeting
  /** Ballots in the box of a round, per class. */
  readonly submitted: (round: string) => Readonly<Record<string, number>>
  readonly drafts: (round: string) => number
  /** How far the paper sheets of a round have been entered, and where the entries differ. */
  readonly paper: (round: string) => Pick<PaperRound, 'entered' | 'differences'>
  /** Which tellers have opened a round's box, and whether they came to different results. */
  readonly reported: (round: string) => Pick<SealedRound, 'reported' | 'differ'>
  /** What the phones found of a round. */
  readonly proofs: (round: string) => { readonly box: Found; readonly opened: Found }
  /** Envelopes have been deleted with their key, and the file still holds pages of them. */
  readonly shredding: boolean
  /** Cards that were tried on a second device. */
  readonly tried: () => readonly string[]
  /** Connected now, per audience. */
  readonly hall: Readonly<Record<Audience, number>>
  /** The same by line, with what each says of its clock. */
  readonly lines: () => Sections['lines']
  /** False while the disk refuses: nothing is acknowledged until it takes again. */
  readonly saving: boolean
  /** Where a phone goes to join, without any secret. */
  readonly joinUrl: string
}

/** The sections of each audience. Nothing outside its row ever reaches it (rule V1). */
export const sectionsFor: Readonly<Record<Audience, readonly SectionName[]>> = {
  console: [
    'meeting',
    'agenda',
    'lots',
    'now',
    'progress',
    'control',
    'remarks',
    'acts',
    'notes',
    'problems',
    'spotlight',
    'ballot',
    'turnout',
    'proofs',
    'results',
    'key',
    'opening',
    'cards',
    'scheme',
    'roll',
    'checkIn',
    'paper',
    'screen',
    'stage',
    'walls',
    'hall',
    'lines',
    'storage',
    'join',
  ],
  recorder: ['meeting', 'agenda', 'now', 'progress', 'remarks', 'acts', 'notes', 'problems', 'spotlight', 'ballot'],
  secretary: [
    'meeting',
    'agenda',
    'lots',
    'now',
    'progress',
    'remarks',
    'acts',
    'notes',
    'problems',
    'scheme',
    'roll',
    'checkIn',
    'attendees',
    'presence',
  ],
  desk: ['meeting', 'now', 'checkIn', 'attendees', 'presence'],
  teller: ['meeting', 'agenda', 'now', 'ballot', 'proofs', 'form', 'key', 'opening', 'paper'],
  projector: [
    'meeting',
    'agenda',
    'lots',
    'now',
    'spotlight',
    'ballot',
    'turnout',
    'checkIn',
    'proofs',
    'revealed',
    'screen',
    'join',
  ],
  stage: ['meeting', 'agenda', 'now', 'spotlight', 'ballot', 'stage'],
  phone: ['meeting', 'agenda', 'now', 'spotlight', 'ballot', 'form'],
}

export type View = Partial<Sections>

/** How many released remarks the console keeps in sight. The record has all of them. */
const mostReleased = 40

/** One section as one audience may see it. */
export function section<S extends SectionName>(name: S, from: Surroundings, audience: Audience): Sections[S] {
  return makers[name](from, audience)
}

/** Everything an audience may see. */
export function viewFor(from: Surroundings, audience: Audience): View {
  return Object.fromEntries(sectionsFor[audience].map((name) => [name, section(name, from, audience)]))
}

const makers: { readonly [S in SectionName]: (from: Surroundings, audience: Audience) => Sections[S] } = {
  meeting: ({ meeting: { plan, rehearsal } }) => ({
    title: plan.title,
    venue: plan.venue,
    demo: plan.demo,
    rehearsal,
    timing: plan.timing,
    secrecy: plan.secrecy,
    cards: plan.cards,
    startsAt: plan.startsAt,
  }),
  agenda: ({ meeting }) => ({ items: planned(meeting) }),
  lots: ({ meeting }) => ({ lots: lotsOf(meeting) }),
  now: ({ meeting }, audience) => nowOf(meeting, audience),
  progress: ({ meeting }) => Object.fromEntries(inOrder(meeting.agenda).map((item) => [item.id, progressOf(item)])),
  control: ({ meeting }) => controlOf(meeting),
  remarks: ({ meeting: { remarks } }, audience) => {
    const released = remarks.list.filter(({ state }) => state === 'released')
    return {
      open: remarks.open,
      // What waits is for those who release it, and for the recorder to read along.
      waiting: audience === 'secretary' ? [] : remarks.list.filter(({ state }) => state === 'waiting'),
      released: audience === 'console' ? released.slice(-mostReleased) : released,
    }
  },
  acts: ({ meeting: { acts, rounds } }) => ({
    // Which step took it is for the undo, and for nobody to see.
    acts: acts.map(({ step: _step, ...act }) => act),
    turnout: Object.fromEntries(
      Object.values(rounds).flatMap(({ id, number, submitted, entitled }) =>
        submitted === undefined ? [] : [[id, { number, submitted, entitled: added(entitled) }]],
      ),
    ),
  }),
  notes: ({ meeting }) => meeting.notes,
  problems: ({ meeting }) => ({ list: meeting.problems }),
  spotlight: ({ meeting }) => {
    const remark = remarkOf(meeting.remarks, meeting.spotlight)
    if (!remark) return { remark: null }
    const { id, kind, speaker, text } = remark
    return { remark: { id, kind, speaker, text } }
  },
  ballot: ({ meeting }) => {
    const round = roundOfTheMoment(meeting)
    return { round: round ? shown(round) : null }
  },
  turnout: ({ meeting, submitted, drafts }, audience) => {
    const round = roundOfTheMoment(meeting)
    if (!round) return { round: null, submitted: 0, entitled: 0 }
    const counts = submitted(round.id)
    const totals = { round: round.id, submitted: added(counts), entitled: added(round.entitled) }
    if (audience !== 'console') return totals
    const onPaper = paperPerClass(meeting.onPaper, meeting.roster)
    const byClass = Object.entries(round.entitled).map(([code, entitled]) => [
      code,
      { submitted: counts[code] ?? 0, entitled, onPaper: onPaper[code] ?? 0 },
    ])
    return { ...totals, byClass: Object.fromEntries(byClass), drafts: drafts(round.id) }
  },
  proofs: ({ meeting, proofs }) => {
    const round = roundOfTheMoment(meeting)
    return { round: round?.id ?? null, ...proofs(round?.id ?? '') }
  },
  key: ({ meeting: { key, plan }, shredding }) => ({
    key,
    shredding,
    secrecy: plan.secrecy,
    floor: plan.floor,
    objection: plan.objection,
    demo: plan.demo,
  }),
  opening: ({ meeting, reported }) => ({
    rounds: Object.values(meeting.rounds)
      .filter((round) => round.state === 'closed' && !round.counts && isForTellers(round))
      .map((round) => sealedRound(round, meeting.plan.floor, reported(round.id))),
  }),
  cards: ({ meeting: { plan, reissued }, tried }) => ({ kind: plan.cards, reissued, tried: tried() }),
  results: ({ meeting }) => ({
    rounds: Object.values(meeting.rounds)
      .filter(({ state }) => state !== 'open')
      .map((round) => resultOf(meeting, round)),
    day: rowsOf(meeting, resultsOfTheDay(meeting), 'whole'),
  }),
  scheme: ({ meeting: { plan, rounds } }) => ({
    scheme: plan.scheme,
    timing: plan.timing,
    firstTogether: plan.firstTogether,
    reveal: plan.reveal,
    fixed: Object.keys(rounds).length > 0,
  }),
  form: ({ meeting: { plan } }) => ({ form: plan.scheme.form, invalid: plan.scheme.rules.invalid }),
  roll: ({ meeting }) => rollOf(meeting),
  checkIn: ({ meeting }) => ({ figures: checkInFigures(meeting) }),
  attendees: ({ meeting: { attendees, plan } }) => ({
    list: Object.values(attendees).map(
      ({ card: _card, presenter: _presenter, note: _note, ...listed }): ListedAttendee => listed,
    ),
    classes: plan.scheme.classes.map(({ code, label }) => ({ code, label })),
  }),
  presence: ({ meeting: { presence } }) => presence,
  paper: ({ meeting, paper }) => ({
    classes: meeting.plan.scheme.classes,
    blankRow: meeting.plan.scheme.rules.blankRow,
    rounds: Object.values(meeting.rounds)
      .filter(({ state, onPaper, counts }) => state === 'closed' && onPaper && !counts)
      .map((round) => {
        const { id, number, slot, subjects, onPaper = {} } = round
        return { id, number, ...(slot ? { slot } : {}), subjects, issued: onPaper, ...paper(id) }
      }),
  }),
  revealed: ({ meeting }) => {
    const round = meeting.wall === null ? undefined : meeting.rounds[meeting.wall]
    return { result: round?.revealed ? resultOf(meeting, round) : null, scheme: meeting.plan.scheme }
  },
  screen: ({ meeting }) => ({ scene: sceneOf(meeting), message: meeting.screens.message }),
  stage: ({ meeting: { screens } }) => ({ stageNote: screens.stageNote, reminder: screens.reminder }),
  walls: ({ meeting: { screens, spotlight, wall } }) => ({ held: screens.scene, spotlight, result: wall }),
  hall: ({ hall }) => hall,
  lines: ({ lines }) => lines(),
  storage: ({ saving }) => ({ saving }),
  join: ({ joinUrl }) => ({ url: joinUrl }),
}
