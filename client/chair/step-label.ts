/** What a step is called on its button: the main button, its alternatives and the undo button all say it by this. */
import { face } from '../../shared/domain/timer.ts'
import type { Duration } from '../../shared/domain/time.ts'
import type { LifeState } from '../../shared/domain/meeting-life.ts'
import type { SlotMark, TalkPhase } from '../../shared/domain/slot.ts'
import type { BallotTiming } from '../../shared/domain/ballot.ts'
import type { RoundAbout } from '../parts/scheme/round-name.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import type { StepCommandType } from '../../shared/domain/vocabulary.ts'
import type { Sections } from '../../shared/domain/view.ts'
import type { consoleWords } from '../../shared/i18n/console.ts'
import type { terms } from '../../shared/i18n/terms.ts'

export type Words = {
  readonly step: (typeof consoleWords)['zh-CN']['step']
  readonly terms: (typeof terms)['zh-CN']
}

/** What is under way, as far as a name depends on it. */
export type Standing = {
  readonly life: LifeState
  /** Has anything on the agenda begun? Then calling the meeting to order is resuming it. */
  readonly begun: boolean
  readonly item: string | null
  readonly phase: Sections['now']['phase']
  readonly timing: BallotTiming
  /** `07 新乡市`; empty for what is not on the agenda. */
  readonly name: (id: string) => string
  readonly limit: (slot: string) => Duration | undefined
  /** Is this presenter's report a written one? Then nobody goes up for it. */
  readonly written: (slot: string) => boolean
  /** Has the presenter on stage a ballot to himself? */
  readonly ownBallot: boolean
  /** Whom the form asks about that would be opened after this presenter. */
  readonly formAfter: (slot: string) => RoundAbout
  /** Has a ballot of this slot, or the one all day (`null`), been voided? Then opening it is holding it again. */
  readonly voided: (slot: string | null) => boolean
}

type Act = { readonly command: StepCommandType; readonly target?: string; readonly to?: string }

/** What pressing the button will do: what ends and what begins. */
export function stepLabel(step: NextStep, words: Words, at: Standing): string {
  const label = detailed(step, words, at)
  const ends = talkThatEnds(step, at)
  return ends ? words.step.ending(words.terms.phase[ends], label) : label
}

/** What undoing takes back, named by whom it was about. */
export function undoLabel(undo: NonNullable<Sections['control']['undo']>, words: Words, at: Standing): string {
  const label = plain(undo, words, at)
  // A form for several is not one presenter's, though it is held after one.
  const several = undo.command === 'ballot.open' && at.timing !== 'per_presenter'
  const name = undo.target && !several ? at.name(undo.target) : ''
  return name && !label.includes(name) ? words.step.about(name, label) : label
}

/** The name with what only a step yet to be taken knows: how long, how much, whether again. */
function detailed(step: NextStep, words: Words, at: Standing): string {
  const { step: t } = words
  switch (step.type) {
    case 'slot.enter': {
      const limit = step.to === 'reporting' ? at.limit(step.slot) : undefined
      return limit === undefined ? t.enter[step.to] : t.timed(t.enter[step.to], face(limit))
    }
    case 'slot.finish':
      return !at.ownBallot || at.phase === 'closed' || at.phase === 'reveal' ? t.finish : t.finishUnrated
    case 'slot.call':
      return at.written(step.slot) ? t.callWritten(at.name(step.slot)) : t.call(at.name(step.slot))
    case 'agenda.swap':
      return t.swapTwo(at.name(step.a), at.name(step.b))
    case 'timer.adjust':
      return t.minutes(Math.round(step.by / 60_000))
    case 'ballot.open':
      return at.voided(step.slot) ? t.again(openLabel(step.slot, t, at)) : openLabel(step.slot, t, at)
    case 'ballot.extend':
      return t.extendBy(Math.round(step.by / 1_000))
    case 'plan.change':
      return t.plan[step.timing]
    default:
      return plain(actOf(step), words, at)
  }
}

/** The name of every type of step, from what a step remembers of itself. */
function plain({ command, target, to }: Act, { step: t, terms }: Words, at: Standing): string {
  const name = target ? at.name(target) : ''
  switch (command) {
    case 'meeting.move':
      return moveLabel(to as LifeState, t, terms, at)
    case 'plan.change':
      return to ? t.plan[to as BallotTiming] : t.changePlan
    case 'scheme.change':
      return t.scheme
    case 'secrecy.change':
      return t.secrecy
    case 'slot.call':
      return t.call(name)
    case 'slot.enter':
      return t.enter[to as TalkPhase]
    case 'slot.finish':
      return t.finish
    case 'slot.mark':
      return t.mark[to as SlotMark]
    case 'item.begin':
      return t.begin(name)
    case 'item.end':
      return t.end(name)
    case 'item.skip':
      return t.skip(name)
    case 'agenda.swap':
      return t.swap
    case 'timer.pause':
      return t.pause
    case 'timer.resume':
      return t.resumeTimer
    case 'timer.adjust':
      return t.adjust
    case 'ballot.open':
      return t.opened[at.timing]
    case 'ballot.extend':
      return t.extend
    case 'ballot.close':
      return t.close
    case 'ballot.void':
      return t.void
    case 'ballot.reveal':
      return t.reveal
    case 'lots.draw':
      return t.drawLot(name)
    case 'lots.enter':
      return t.enterLot(name)
    case 'lots.settle':
      return t.settleLots
    case 'rehearsal.begin':
      return t.rehearse
    case 'trial.open':
      return t.openTrial
    case 'step.undo':
      return t.undo
  }
}

/** Opening a ballot says whose: a presenter's own, the first few together, a group's, everybody's. */
function openLabel(slot: string | null, t: Words['step'], at: Standing): string {
  if (slot === null) return t.opened.open_all_day
  const about = at.formAfter(slot)
  switch (about.kind) {
    case 'one':
      return at.timing === 'per_presenter' ? t.opened.per_presenter : t.openFor(at.name(about.presenter))
    case 'first':
      return t.openFirst(about.count)
    case 'group':
      return t.openGroup(about.number, about.count)
    case 'all':
      return t.openAll(about.count)
  }
}

function moveLabel(to: LifeState, t: Words['step'], { life }: Words['terms'], at: Standing): string {
  if (to === 'in_session' && (at.begun || at.life === 'recess' || at.life === 'suspended')) return t.resume
  return at.life === 'suspended' && to !== 'suspended' ? t.resumeTo(life[to]) : t.move[to]
}

function actOf(step: NextStep): Act {
  const target = 'slot' in step ? step.slot : 'item' in step ? step.item : undefined
  const to = 'to' in step ? step.to : 'as' in step ? step.as : undefined
  return { command: step.type, ...(target ? { target } : {}), ...(to ? { to } : {}) }
}

/** The talk phase that this step ends, if it does: 述职 by going on to the questions, 点评 by opening the ballot. */
function talkThatEnds(step: NextStep, { item, phase }: Standing): TalkPhase | null {
  switch (step.type) {
    case 'slot.enter':
    case 'slot.call':
    case 'item.begin':
      break
    case 'ballot.open':
      if (step.slot === item) break
      return null
    case 'meeting.move':
      if (step.to === 'counting') break
      return null
    default:
      return null
  }
  if (item === null) return null
  switch (phase) {
    case 'reporting':
    case 'questioning':
    case 'answering':
    case 'commenting':
    case 'pledging':
      return phase
    default:
      return null
  }
}
