/**
 * 试测评: a ballot on nobody, before the first slot, so that everybody has pressed every button once. It is a round like any
 * other, with a record of its own, on one line that is no presenter's; no result of the day ever has it in it.
 */
import type { Round, Rounds } from './ballot.ts'
import { slots, type Agenda } from './agenda.ts'
import type { LifeState } from './meeting-life.ts'

/** The name under which a trial's one line is found, in place of a slot. */
export const TRIAL = 'trial'

export type TrialCommand = { type: 'trial.open'; step: number }

export const isTrial = ({ slot }: Pick<Round, 'slot'>): boolean => slot === TRIAL

/** The rounds that are about presenters. */
export const withoutTrials = (rounds: Rounds): readonly Round[] =>
  Object.values(rounds).filter((round) => !isTrial(round))

/** May a trial be held now? While people check in, or in session as long as nobody has been called. Rule Y4. */
export const isTimeForTrial = (state: LifeState, agenda: Agenda): boolean =>
  (state === 'check_in' || state === 'in_session') && slots(agenda).every(({ startedAt }) => startedAt === undefined)
