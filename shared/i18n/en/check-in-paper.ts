import type { checkInPaper as chinese } from '../zh-CN/check-in-paper.ts'

const ofThem = (all: readonly (readonly [what: string, n: number])[]) => {
  const some = all.filter(([, n]) => n > 0).map(([what, n]) => `${n} ${what}`)
  return some.length > 0 ? ` (of whom ${some.join(', ')})` : ''
}

/** Document 2, the sign-in sheet. */
export const checkInPaper: typeof chinese = {
  title: 'Sign-in sheet',
  meeting: 'Meeting',
  day: 'Date',
  date: (year, month, day) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
  venue: 'Place',
  number: 'No.',
  name: 'Name',
  unitAndPost: 'Unit and post',
  identity: 'Identity',
  voterClass: 'Class',
  seat: 'Seat',
  arrived: 'Arrived',
  late: 'Late',
  left: 'Left',
  note: 'Note',
  signature: 'Signature',
  nonvoting: 'No vote',
  ofClass: (code) => `Class ${code}`,
  yes: '√',
  between: '; ',
  excusedFor: (reason) => `Excused: ${reason}`,
  cameInstead: (name) => `Substitute: ${name}`,
  foot: ({ due, came, absent, left, excused, late, substitutes }) =>
    `Expected ${due}, came ${came}${ofThem([
      ['late', late],
      ['substitutes', substitutes],
      ['left early', left],
    ])}, absent ${absent}${ofThem([['excused', excused]])}.`,
  footNonvoting: ({ due, came }) => `Without a vote: expected ${due}, came ${came}.`,
  deskSigns: 'In charge of check-in',
}
