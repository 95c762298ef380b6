/** The meeting as a whole, from draft to archive: which moves there are, and what a recess or a suspension keeps. */
import type { Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'

export const lifeStates = [
  'draft',
  'ready',
  'check_in',
  'in_session',
  'recess',
  'suspended',
  'counting',
  'result_ready',
  'signed',
  'published',
  'sealed',
  'archived',
] as const
export type LifeState = (typeof lifeStates)[number]

export type Life = {
  readonly state: LifeState
  readonly since: Instant
  /** Why a recess or a suspension was called, in the operator's words. */
  readonly reason?: string
  /** When a recess is expected to end. */
  readonly until?: Instant
  /** When the check-in was opened, and when the meeting was called to order, once they were. */
  readonly opened?: Instant
  readonly called?: Instant
  /** Suspended only: what a resumption returns to. */
  readonly resumes?: Life
}

/** The moves of the meeting; `suspended` can be reached from every state but the last and leads back. Rules L1, L2. */
const moves: Readonly<Record<LifeState, readonly LifeState[]>> = {
  draft: ['ready'],
  ready: ['check_in'],
  check_in: ['in_session'],
  in_session: ['recess', 'counting'],
  recess: ['in_session'],
  suspended: [],
  counting: ['result_ready'],
  result_ready: ['signed'],
  signed: ['published', 'sealed'],
  published: ['archived'],
  sealed: ['archived'],
  archived: [],
}

export type LifeCommand = { type: 'meeting.move'; step: number; to: LifeState; reason?: string; until?: Instant }
export type LifeFact = { type: 'meeting.moved'; to: LifeState; at: Instant; reason?: string; until?: Instant }

/** Where the meeting can go from here. */
export function movesFrom(life: Life): readonly LifeState[] {
  if (life.state === 'suspended') return life.resumes ? [life.resumes.state] : []
  return life.state === 'archived' ? [] : [...moves[life.state], 'suspended']
}

/** The state the meeting is in, or returns to after a suspension. */
export const stateBehind = (life: Life): LifeState =>
  life.state === 'suspended' && life.resumes ? life.resumes.state : life.state

/** The day as planned can be changed until it has been held; a round can be voided until the result is signed. Rule L6. */
export const isOpenToChange = (life: Life): boolean =>
  lifeStates.indexOf(stateBehind(life)) < lifeStates.indexOf('counting')

/** Once the result is signed nothing is added to the record. */
export const isSigned = (life: Life): boolean => lifeStates.indexOf(stateBehind(life)) >= lifeStates.indexOf('signed')

/** The day's result has come out, whatever has become of it since. */
export const isResultOut = (life: Life): boolean =>
  lifeStates.indexOf(stateBehind(life)) >= lifeStates.indexOf('result_ready')

/** The day is over and its result may be shown: it is ready, signed or published, and not sealed. */
export const hasResult = ({ state }: Life): boolean =>
  state === 'result_ready' || state === 'signed' || state === 'published'

export function decideLife(life: Life, command: LifeCommand, now: Instant): Decision<LifeFact> {
  if (!movesFrom(life).includes(command.to)) return refuse('noSuchMove')
  return [movedTo(command.to, now, { ...command, reason: plainText(command.reason ?? '') })]
}

export const movedTo = (to: LifeState, at: Instant, more: { reason?: string; until?: Instant } = {}): LifeFact => ({
  type: 'meeting.moved',
  to,
  at,
  ...(more.reason ? { reason: more.reason } : {}),
  ...(more.until ? { until: more.until } : {}),
})

export function applyLife(life: Life, fact: LifeFact): Life {
  if (life.state === 'suspended' && life.resumes) return { ...life.resumes, since: fact.at }
  return {
    state: fact.to,
    since: fact.at,
    ...(fact.reason ? { reason: fact.reason } : {}),
    ...(fact.until ? { until: fact.until } : {}),
    ...momentsAfter(life, fact),
    ...(fact.to === 'suspended' ? { resumes: life } : {}),
  }
}

/** They are carried along, so that an undone call to order never happened. */
function momentsAfter({ state, opened, called }: Life, { to, at }: LifeFact): Pick<Life, 'opened' | 'called'> {
  const open = to === 'check_in' ? at : opened
  const call = state === 'check_in' && to === 'in_session' ? at : called
  return { ...(open === undefined ? {} : { opened: open }), ...(call === undefined ? {} : { called: call }) }
}

/** In these states nothing on the agenda moves and ballots are kept on the phone. Rules L3, B7. */
export const isHalted = (life: Life) => life.state === 'recess' || life.state === 'suspended'
