/** Words of the projector, the stage monitor and the clock face wherever it is shown. */
import type { clock as chineseClock, display as chinese } from '../zh-CN/display.ts'

export const clock: typeof chineseClock = {
  says: (state, over, minutes, seconds) =>
    `${state === 'paused' ? 'Paused, ' : ''}${minutes} min ${seconds} s ${over ? 'over time' : 'left'}`,
}

const minutesOf = (n: number) => (n === 1 ? 'minute' : `${n} minutes`)

export const display: typeof chinese = {
  onPlan: 'On plan',
  behind: (minutes) => `${minutes} min late`,
  ahead: (minutes) => `${minutes} min early`,
  expectedEnd: (time) => `Ends about ${time}`,

  lastOf: (seconds) => (seconds % 60 === 0 ? `Last ${minutesOf(seconds / 60)}` : `Last ${seconds} seconds`),
  overTime: 'Over time',
  paused: 'Paused',
  soundOn: 'Click to turn on the sound',

  lots: {
    drawn: 'Drew number',
    left: (n) => `${n} still to draw`,
    all: 'All drawn; the order is to be settled',
  },
  plannedStart: (when) => `Starts at ${when}`,
  nextPresenter: 'Next',
  nextItem: 'Next',
  join: 'Scan to join',
  joinLate: 'Not joined yet? Scan this',
  joinByHand: 'or type in a browser',

  kindSign: { question: 'Q', answer: 'A', comment: 'C' },

  ballotTrial: 'Trial ballot: please fill in the form once on your phone; it is part of no result',
  ballotAbout: (who) => `Please rate the report of ${who}`,
  ballotFirst: (n) => `Please rate the first ${n} presenters together`,
  ballotGroup: (number, n) => `Please rate group ${number}: ${n} presenters`,
  ballotAll: (n) => `Please rate all ${n} presenters`,
  ballotHurry: 'Please submit now',
  voided: 'This ballot is void. Please wait for it to be held again.',
  submitted: (done, of) => `${done} of ${of} submitted`,

  notRevealed: 'The result has not been revealed yet',
  weight: (percent) => `weight ${percent}%`,
  ballots: (n) => (n === 1 ? '1 vote' : `${n} votes`),
  share: 'Share',
  noResult: 'No result',
  about: (name, whose) => `${name} · ${whose}`,

  resumesAt: (time) => `Resumes at ${time}`,
  untilResumed: 'until it resumes',
  resumesSoon: 'Resuming shortly',
  pleaseWait: 'Please wait; the meeting will go on shortly',
  over: 'The meeting has ended',
  counting: 'The ballots are being counted',

  chairNote: 'From the chair',
  reminder: 'Reminder from the chair',
}
