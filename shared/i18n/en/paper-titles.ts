/** The thirteen papers of a meeting: what they are called and what they are for. */
import type { paperTitles as chinese } from '../zh-CN/paper-titles.ts'

export const paperTitles: typeof chinese = {
  title: {
    order: 'Order of Reports',
    check_in: 'Attendance Sheet',
    cards: 'Register of Ballots Issued',
    forms: 'Evaluation Form',
    timing: 'Timing Record',
    tally: 'Tally Report',
    summary: 'Summary of Results',
    feedback: 'Feedback to the Presenter',
    minutes: 'Minutes',
    problems: 'Problem List and Ledger',
    incidents: 'Register of Incidents',
    archive_index: 'Index of the Archive',
    script: 'The Chair’s Script',
  },
  purpose: {
    order: 'Handed out: who reports when',
    check_in: 'Kept with signatures: due, present, absent',
    cards: 'Cards and paper ballots that were issued, and issued anew',
    forms: 'The form on paper, the same as on the phones',
    timing: 'What each presenter took, over time and pauses',
    tally: 'One for each class and one in total, to be signed by scrutineers and tellers',
    summary: 'Each presenter’s figures by class and score of the day',
    feedback: 'One for each presenter, with nothing but the presenter’s own',
    minutes: 'The whole course of the meeting, to be signed by chair and recorder',
    problems: 'Problems named in comments and questions, and what is done about them',
    incidents: 'Suspensions, voided ballots, changes of order, cards issued anew',
    archive_index: 'All papers of this meeting',
    script: 'To be read aloud, with the blanks filled',
  },
}
