/** What a person is told when refused: why, and what to do now. */
import type { RefusalCode } from '../../domain/decision.ts'
import { hallRefusals } from './hall-refusals.ts'

export const refusals: Readonly<Record<RefusalCode, (count: number) => string>> = {
  ...hallRefusals,
  noSuchMove: () => 'This cannot be done in the present state. Nothing was changed.',
  slotInProgress: () => 'The present slot is not over. Finish it first.',
  notNext: () => 'It is not this item’s turn. Use “Adjust” to change the order.',
  notWaiting: () => 'Only presenters who are still waiting can be changed.',
  nothingToUndo: () => 'There is no step to undo.',
  ballotsAreIn: () => 'Ballots have been submitted, so this cannot be undone. Use “Void and hold again”.',
  noSuchTimer: () => 'That timer has ended, so nothing was done.',
  timerNotRunning: () => 'The timer is paused already.',
  timerNotPaused: () => 'The timer is running already.',
  limitTooShort: () => 'The limit cannot be less than 30 seconds.',
  noSuchRemark: () => 'This one has been dealt with.',
  ballotOpen: () => 'A ballot is open. Close it first.',
  roundExists: () => 'The ballot has been held. To repeat it, void that round first.',
  draftsUnsent: (count) => `${count} ${count === 1 ? 'person has' : 'people have'} begun and not submitted.`,
  notCounted: () => 'The count is not finished yet. Please wait.',
  revealForbidden: () => 'The plan does not allow results on the projector.',
  ballotNotDue: () => 'The ballot is not due yet. Open it when the group, or everybody, has been heard.',
  attendanceUnknown: () => 'Nobody has recorded how many are present, so no ballot can be opened. Record it first.',
  noQuorum: (count) => `No quorum: ${count} more must be present. Update the attendance when they are, then open it.`,
  moreThanDue: () => 'More cannot be present than are due. Check the figure.',
  noSuchAttendee: () => 'Nobody on the list has this entry. Check it, or add the person.',
  checkInNotOpen: () => 'Check-in has not begun. The operator opens it on the console first.',
  notArrived: () => 'This person has not checked in, so nothing was noted.',
  hasArrived: () => 'This person has checked in and cannot be excused. If that was a mistake, undo the check-in first.',
  countedFromList: () =>
    'With a list of attendees those present are counted at the check-in desk and not by hand. See to it there.',
  noSuchCard: () => 'There is no card of this number. Check it.',
  notOnPaper: () => 'This card has not been given a paper form.',
  hasVoted: () => 'This card has submitted by phone in this round, so it gets no paper form.',
  entriesDiffer: (count) =>
    `${count} ${count === 1 ? 'sheet differs' : 'sheets differ'} between the two entries or ${count === 1 ? 'was' : 'were'} entered once. Compare, then accept.`,
  sheetsMissing: (count) => `The sheets entered and the sheets returned differ by ${count}. Count again, then accept.`,
  awaitsPaper: (count) =>
    `Paper of ${count} ${count === 1 ? 'round' : 'rounds'} is not entered and accepted yet, so there is no result. See “Paper” in the ballot set-up.`,
  moreThanIssued: (count) => `${count} more returned than given out. Check, or void the round and hold it again.`,
  unbalanced: () => 'Given out, returned, valid and void do not balance, so there is no result. See “All results”.',
  noSuchPart: () => 'The scheme has no such part.',
  outOfLimits: () => 'This is outside the limits of the scheme.',
  badScheme: (count) =>
    `Not saved: the scheme has ${count} ${count === 1 ? 'fault' : 'faults'}. Mend the marked fields.`,
  wrongTiming: () => 'This way of balloting does not fit the scheme. Nothing was changed.',
  keyNotReady: () =>
    'The ballot key is not ready, so no secret ballot can open. Both tellers make and prove it on their page.',
  keyUnknown: () => 'That is no longer the current key; nothing was changed. See the tellers’ page.',
  boxesSealed: (count) =>
    `${count} ${count === 1 ? 'round is' : 'rounds are'} still sealed with this key. Open and count the box (or void the round) before the key is replaced or destroyed.`,
  objectionPeriod: (count) => `The objection period lasts another ${count} min; only then can the key be destroyed.`,
  resultNotOut: () =>
    'The day’s result is not out yet. The key is kept until it is, and until the objection period ends.',
  classTooSmall: (count) =>
    `A class has fewer than ${count} people, so a secret ballot would tell who said what. In the ballot set-up lower the floor (3 at least, with a reason), merge classes, or vote openly.`,
  awaitsTellers: (count) =>
    `${count} ${count === 1 ? 'box is' : 'boxes are'} still sealed. Both tellers open and count them on their page.`,
  lotsNotDrawn: () => 'The order has not been drawn yet. Draw the lots or enter them, then settle the order.',
  lotsLeft: (count) => `${count} presenters have no lot yet; the order is settled when everybody has one.`,
  lotsSettled: () => 'The order is settled; its numbers do not change any more.',
  lotDrawn: () => 'This presenter has drawn already.',
  lotTaken: (count) => `Number ${count} is not among those that are left. Please check it.`,
  openingsDiffer: () => 'The two tellers came to different results; neither was taken. Both open the box again.',
  hasBegun: () =>
    'Check-in has begun, so the plan is not changed as a whole any more. Change single things at the console, with a reason.',
  notThisBox: () =>
    'What was reported does not match the box and was not taken. Open it again; if it still differs, void the round and vote again.',
  recusalsBroken: () =>
    'Somebody in this box judged a presenter whom he may not judge, or claimed a recusal that he does not have; nothing was taken. Void the round and hold it again.',
  noSuchAct: () => 'That act has been undone, so the note was not saved. Put the words beside what is there now.',
  recordClosed: () => 'The meeting is archived and its record is closed. The ledger can still be kept.',
  notYourWords: () => 'These are somebody’s own words from a phone and cannot be changed. Record a remark of your own.',
  noSuchProblem: () =>
    'That entry was withdrawn or does not exist; nothing has changed. Look at the list as it is now.',
  alreadyMarked: () => 'This remark is in the list already; it need not be marked again.',
  problemClosed: () => 'That entry has been closed out. To change it, reopen it with a reason first.',
  nothingDone: () => 'No progress has been entered, so it cannot be closed out. Say first what was done.',
  badDate: () => 'That is no day of the calendar; nothing was saved. Write it like 2018-03-31.',
}
