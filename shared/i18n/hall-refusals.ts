/** Refusals that a phone can meet: a list of their own, so that no phone downloads what only the staff is ever told. */
import type { RefusalCode } from '../domain/decision.ts'
import type { Dictionary } from './language.ts'
import { hallRefusals as chinese } from './zh-CN/hall-refusals.ts'

export type HallRefusal = Extract<
  RefusalCode,
  | 'badRequest'
  | 'notAllowed'
  | 'notSaved'
  | 'failed'
  | 'tooMany'
  | 'outOfDate'
  | 'noSuchItem'
  | 'notInSession'
  | 'emptyText'
  | 'remarksClosed'
  | 'remarksWaiting'
  | 'noOpenRound'
  | 'notEntitled'
  | 'incompleteBallot'
  | 'anotherDevice'
  | 'meetingPaused'
  | 'onPaper'
  | 'invalidBallot'
  | 'notCheckedIn'
>

export const hallRefusals: Dictionary<typeof chinese> = { 'zh-CN': chinese, en: (all) => all.hallRefusals }
