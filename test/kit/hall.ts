/**
 * A hall to tell stories in: the pure meeting, a clock moved by hand, a ballot box that holds what the story says, and
 * the journal of every fact. Each meeting is frozen, so that a rule that changes one in place is found out.
 */
import { isRefusal, type Decision, type RefusalCode } from '../../shared/domain/decision.ts'
import { slotOf } from '../../shared/domain/agenda.ts'
import { mayBeCounted } from '../../shared/domain/ballot.ts'
import { decide } from '../../shared/domain/decide.ts'
import { apply } from '../../shared/domain/apply.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { nextStep, type NextStep } from '../../shared/domain/next-step.ts'
import { theHub, type Person } from '../../shared/domain/person.ts'
import { count, type CountedBallot, type Counts } from '../../shared/domain/scoring/counts.ts'
import { noLines } from '../../shared/domain/lines.ts'
import type { PaperStanding } from '../../shared/domain/paper.ts'
import type { Slot } from '../../shared/domain/slot.ts'
import { face, read } from '../../shared/domain/timer.ts'
import type { Duration } from '../../shared/domain/time.ts'
import { resultsOfTheDay } from '../../shared/domain/results.ts'
import { scoreOf } from '../../shared/domain/scoring/score.ts'
import { mineFor, viewFor, type Audience, type Surroundings, type View } from '../../shared/domain/view.ts'
import type { Command, Fact, HubCommand, StepCommand } from '../../shared/domain/vocabulary.ts'
import type { JournalEntry } from '../../shared/papers/source.ts'
import { handClock } from './hand-clock.ts'
import { meetingWith, type Wishes } from './meetings.ts'
import { chair, operator } from './people.ts'

/** The hub's part of a round, as far as the pure meeting needs to know: anything that is the same for the same round. */
export const hubKeys = {
  hash: (text: string) => `hash of ${text.length} signs`,
  receiptKey: (round: string) => `receipts of ${round}`,
  /** The first of what is left. */
  draw: (_n: number): number => 0,
}
const none = { found: 0, missing: 0 }
export const noProofs = { box: none, opened: none }

export type Hall = ReturnType<typeof openHall>

export function openHall(start: Wishes | Meeting = {}) {
  const first = frozen('life' in start ? start : meetingWith(start))
  let meeting = first
  const clock = handClock()
  const journal: Fact[] = []
  /** The same, row by row, with who and when. */
  const entries: JournalEntry[] = []
  /** Ballots in the box, per round and class, and unsent drafts per round: set by the story. */
  const ballots: Record<string, Record<string, number>> = {}
  const drafts: Record<string, number> = {}
  /** Cards whose ballot is in the box, and the standing of the paper entries, per round: set by the story. */
  const submittedBy: Record<string, readonly string[]> = {}
  const sheets: Record<string, PaperStanding> = {}
  const box = {
    submitted: (round: string) => Object.values(ballots[round] ?? {}).reduce((a, b) => a + b, 0),
    drafts: (round: string) => drafts[round] ?? 0,
    has: (round: string, card: string) => submittedBy[round]?.includes(card) ?? false,
    perClass: (round: string) => ballots[round] ?? {},
    root: (round: string) => `root of ${round}`,
    paper: (round: string) => sheets[round] ?? noSheets,
  }

  /** Chance, as the story wants it: the first of what is left until it says otherwise. */
  let draw = hubKeys.draw

  /** What the meeting would answer. Changes nothing. */
  const wonder = (command: Command | HubCommand, by: Person = operator): Decision<Fact> =>
    decide(meeting, command, by, { now: clock.now(), box, hub: { ...hubKeys, draw: (n) => draw(n) } })

  /** The facts of a command, or why it is refused. Facts take effect. */
  function ask(command: Command | HubCommand, by: Person = operator): readonly Fact[] | RefusalCode {
    const decided = wonder(command, by)
    if (isRefusal(decided)) return decided.refused
    journal.push(...decided)
    entries.push({ seq: entries.length + 1, at: clock.now(), by, facts: decided })
    meeting = frozen(decided.reduce(apply, meeting))
    return decided
  }

  /** Takes a step with the number of the last one. Fails the story if it is refused. */
  function take(step: NextStep, by: Person = operator): readonly Fact[] {
    return expected(ask(numbered(step), by), step)
  }

  /** Does something beside the steps. Fails the story if it is refused. */
  function say(command: Command | HubCommand, by: Person = chair): readonly Fact[] {
    return expected(ask(command, by), command)
  }

  const numbered = (step: NextStep): StepCommand => ({ ...step, step: meeting.step }) as StepCommand

  /** Presses the chair's main button. */
  function press(): NextStep {
    const step = nextStep(meeting)
    if (!step) throw new Error('there is no next step')
    take(step)
    countClosed()
    return step
  }

  /** Counts every closed box that may be counted: with these ballots, or as nobody voted. */
  function countClosed(cast: readonly CountedBallot[] = []): void {
    for (const round of Object.values(meeting.rounds)) {
      if (!mayBeCounted(round)) continue
      const classes = meeting.plan.scheme.classes.map(({ code }) => code)
      const counts = count(cast, { form: meeting.plan.scheme.form, subjects: round.subjects, classes })
      const returned = ({ valid, invalid }: Counts['classes'][string]) =>
        valid + Object.values(invalid).reduce((a, b) => a + b, 0)
      const phone = Object.fromEntries(
        Object.entries(counts.classes).map(([code, all]) => [code, returned(all) - (round.paperReturned?.[code] ?? 0)]),
      )
      say({ type: 'ballot.count', round: round.id, counts, phone }, theHub)
    }
  }

  /** Presses the main button until `there`, at most `most` times. */
  function pressUntil(there: (meeting: Meeting) => boolean, most = 400): void {
    for (let n = 0; !there(meeting); n += 1) {
      if (n === most) throw new Error('never got there')
      press()
    }
  }

  const surroundings = (): Surroundings => ({
    meeting,
    submitted: (round) => ballots[round] ?? {},
    drafts: box.drafts,
    paper: () => ({ entered: { teller_a: {}, teller_b: {} }, differences: [] }),
    reported: () => ({ reported: [], differ: false }),
    proofs: () => noProofs,
    shredding: false,
    tried: () => [],
    hall: { console: 1, recorder: 1, secretary: 1, desk: 0, teller: 0, projector: 1, stage: 1, phone: 9 },
    lines: () => noLines,
    saving: true,
    joinUrl: 'http://hub.test/join',
  })

  return {
    first,
    journal,
    entries,
    ballots,
    drafts,
    submittedBy,
    sheets,
    box,
    clock,
    wonder,
    ask,
    take,
    say,
    press,
    pressUntil,
    countClosed,
    numbered,
    surroundings,
    get meeting(): Meeting {
      return meeting
    },
    pass: (length: Duration) => clock.pass(length),
    next: (): NextStep | null => nextStep(meeting),
    chance: (next: (n: number) => number) => void (draw = next),
    undo: (by?: Person) => take({ type: 'step.undo' }, by),
    view: (audience: Audience): View => viewFor(surroundings(), audience),
    /** What the holder of a card is told of himself. */
    mine: (no: string) => mineFor(meeting, { role: 'voter', id: no }, []),
    /** Every result of the day. */
    results: () => resultsOfTheDay(meeting),
    /** The printed scores of the day, by presenter. */
    scores: () =>
      Object.fromEntries(
        resultsOfTheDay(meeting).map(({ presenter, subject, outcome }) => [
          presenter,
          scoreOf(meeting.plan.scheme, subject, outcome).score,
        ]),
      ),
    slot(id: string): Slot {
      const slot = slotOf(meeting.agenda, id)
      if (!slot) throw new Error(`no slot ${id}`)
      return slot
    },
    /** What the timer of the moment says: `07:42 running`. */
    reading(): string {
      if (!meeting.timer) return 'none'
      const { remaining, state } = read(meeting.timer, clock.now())
      return `${face(remaining)} ${state}`
    },
    /** Called to order, with nothing under way. */
    begin(): void {
      for (const to of ['ready', 'check_in', 'in_session'] as const) take({ type: 'meeting.move', to })
    },
    /** Called to order and on to the phase of a slot in which `ready` holds. */
    bring(id: string, phase: Slot['phase']): void {
      pressUntil(({ agenda }) => agenda.current === id && slotOf(agenda, id)?.phase === phase)
    },
  }
}

function expected(answer: readonly Fact[] | RefusalCode, asked: object): readonly Fact[] {
  if (typeof answer === 'string') throw new Error(`${JSON.stringify(asked)} was refused: ${answer}`)
  return answer
}

const noSheets: PaperStanding = { agreed: {}, single: 0, differing: 0 }

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
