/** Words of the projector, the stage monitor and the clock face wherever it is shown. */
import type { clock as chineseClock, display as chinese } from '../zh-CN/display.ts'

export const clock: typeof chineseClock = {
  says: (state, over, minutes, seconds) =>
    `${state === 'paused' ? 'Paused, ' : ''}${minutes} min ${seconds} s ${over ? 'over time' : 'left'}`,
}

const minutesOf = (n: number) => (n === 1 ? 'minute' : `${n} minutes`)
const and = new Intl.ListFormat('en', { type: 'conjunction' })

export const display: typeof chinese = {
  onPlan: 'On plan',
  behind: (minutes) => `${minutes} min late`,
  ahead: (minutes) => `${minutes} min early`,
  expectedEnd: (time) => `Ends about ${time}`,

  lastOf: (seconds) => (seconds % 60 === 0 ? `Last ${minutesOf(seconds / 60)}` : `Last ${seconds} seconds`),
  overTime: 'Over time',
  paused: 'Paused',
  soundOn: 'Click to turn on the sound',

  plannedStart: (when) => `Starts at ${when}`,
  nextPresenter: 'Next',
  nextItem: 'Next',
  join: 'Scan to join',
  joinLate: 'Not joined yet? Scan this',
  joinByHand: 'or type in a browser',

  kindSign: { question: 'Q', answer: 'A', comment: 'C' },

  ballotAbout: (who) => `Please rate the report of ${who}`,
  ballotHurry: 'Please submit now',
  voided: 'This ballot is void. Please wait for it to be held again.',
  submitted: (done, of) => `${done} of ${of} submitted`,

  notRevealed: 'The result has not been revealed yet',
  weight: (percent) => `weight ${percent}%`,
  mean: (mean) => `mean ${mean}`,
  meanOf: (voterClass) => `mean of ${voterClass}`,
  noBallots: 'none valid',
  formula: (sum) => `Score = ${sum}`,
  points: (list) => `${list.join(', ')}; abstentions do not count`,
  point: (grade, points) => `${grade} ${points}`,
  renormalised: (classes) => `${and.format(classes)} had no valid ballot; the weight is shared among the others`,
  noScore: (classes) => `No score: ${and.format(classes)} had no valid ballot`,

  resumesAt: (time) => `Resumes at ${time}`,
  untilResumed: 'until it resumes',
  resumesSoon: 'Resuming shortly',
  pleaseWait: 'Please wait; the meeting will go on shortly',
  over: 'The meeting has ended',
  counting: 'The ballots are being counted',

  chairNote: 'From the chair',
  reminder: 'Reminder from the chair',
}
