/** Refusals that a phone can meet. */
import type { HallRefusal } from '../hall-refusals.ts'

export const hallRefusals: Readonly<Record<HallRefusal, (count: number) => string>> = {
  badRequest: () => 'The hub did not understand this. Reload the page and try again.',
  notAllowed: () => 'You may not do this. Please ask the operator.',
  notSaved: () => 'Not saved: the disk refused. Check the free space and try again; the meeting has not changed.',
  failed: () => 'The hub met an error of its own. Nothing was done and the meeting has not changed; try again.',
  tooMany: () => 'Too fast. Wait a few seconds and try again.',
  outOfDate: () => 'The meeting has just moved on, so this was not done. Look at where it is now and press again.',
  noSuchItem: () => 'This is not what is under way now, so nothing was done. Look at the agenda again.',
  notInSession: () => 'The meeting is not in session. Call it to order or resume it first.',
  emptyText: () => 'There is nothing in it. Type something first.',
  remarksClosed: () => 'Questions and remarks are closed for now. Your words are kept on your phone.',
  remarksWaiting: (count) => `You have ${count} waiting to be released. Please send more later.`,
  noOpenRound: () => 'This round is no longer open, so nothing was done.',
  notEntitled: () => 'You attend without a vote in this ballot.',
  incompleteBallot: () => 'Some rows are not filled. Complete them and submit again.',
  anotherDevice: () => 'A ballot of this card was cast on another phone. It stands and cannot be changed here.',
  meetingPaused: () => 'The meeting is in recess or suspended. Submit when it resumes; your form is kept.',
  onPaper: () => 'This card votes on paper now and cannot submit by phone.',
  notCheckedIn: () => 'You are not checked in. Go to the check-in desk, then submit again.',
  invalidBallot: () => 'This ballot breaks a rule of the form and was not taken. Change it and submit again.',
}
