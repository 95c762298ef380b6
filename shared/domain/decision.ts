/**
 * Why a command can be refused. Each code has a sentence that a person can act on, in both languages,
 * in `shared/i18n/<language>/refusals.ts`.
 */
export const refusalCodes = [
  'badRequest',
  'notAllowed',
  'notSaved',
  'failed',
  'tooMany',
  'outOfDate',
  'noSuchItem',
  'noSuchMove',
  'notInSession',
  'slotInProgress',
  'notNext',
  'notWaiting',
  'nothingToUndo',
  'ballotsAreIn',
  'noSuchTimer',
  'timerNotRunning',
  'timerNotPaused',
  'limitTooShort',
  'emptyText',
  'remarksClosed',
  'remarksWaiting',
  'noSuchRemark',
  'ballotOpen',
  'noOpenRound',
  'roundExists',
  'draftsUnsent',
  'notCounted',
  'revealForbidden',
  'notEntitled',
  'incompleteBallot',
  'anotherDevice',
  'meetingPaused',
  'ballotNotDue',
  'attendanceUnknown',
  'noQuorum',
  'moreThanDue',
  'noSuchCard',
  'onPaper',
  'notOnPaper',
  'hasVoted',
  'entriesDiffer',
  'sheetsMissing',
  'awaitsPaper',
  'moreThanIssued',
  'unbalanced',
  'noSuchPart',
  'outOfLimits',
  'badScheme',
  'wrongTiming',
  'invalidBallot',
  'keyNotReady',
  'keyUnknown',
  'boxesSealed',
  'objectionPeriod',
  'resultNotOut',
  'classTooSmall',
  'awaitsTellers',
  'openingsDiffer',
  'notThisBox',
  'lotsNotDrawn',
  'lotsLeft',
  'lotsSettled',
  'lotDrawn',
  'lotTaken',
  'hasBegun',
  'notCheckedIn',
  'noSuchAttendee',
  'checkInNotOpen',
  'notArrived',
  'hasArrived',
  'countedFromList',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A refusal is a value. `count` is the number its sentence speaks of, e.g. how many drafts are unsent. */
export type Refusal = { readonly refused: RefusalCode; readonly count?: number }

/** What `decide` answers: the facts that now hold, or why not. */
export type Decision<Fact> = readonly Fact[] | Refusal

export const refuse = (refused: RefusalCode, count?: number): Refusal =>
  count === undefined ? { refused } : { refused, count }

export const isRefusal = (answer: object): answer is Refusal => 'refused' in answer
