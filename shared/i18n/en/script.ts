/** The chair's script: what is read aloud, and what the operator does meanwhile. */
import type { scriptWords as chinese } from '../zh-CN/script.ts'

export const scriptWords: typeof chinese = {
  chair: (name) => (name ? `Chair: ${name}` : 'Chair: ____________'),
  blank: '_____',
  cue: (text) => `[Operator] ${text}`,
  explain:
    'What stands in a frame is for the operator and is not read aloud. What is underlined is not known yet; print again once it is.',

  beginning: '1. Opening',
  beginCue: 'Check the number present. At the chair’s sign press “Call to order”; the projector shows the title.',
  greeting: 'Colleagues,',
  open: (title) => `The meeting is called to order. This is the ${title}.`,
  present: (due, present) => `Voters due: ${due}. Present: ${present}. `,
  attending: (n) => `Attending without a vote: ${n}. `,
  quorumMet: 'There is a quorum, and we may begin.',
  quorumMissing: 'There is no quorum yet; please count again.',
  agendaIs: (items) => `The order of the day: ${items}.`,
  reports: (oral, written) => (written > 0 ? `${oral} oral reports and ${written} in writing` : `${oral} oral reports`),
  ballotItem: 'the evaluation ballot',
  joined: (items) => items.join('; '),
  together: (sentences) => sentences.join(' '),
  phones: 'Please silence your phones.',

  officials: '2. Scrutineers and tellers',
  officialsSay: (chief, scrutineers, tellers) =>
    `Chief scrutineer of this ballot is ${chief}; scrutineers are ${scrutineers}; tellers are ${tellers}. `,
  supervisor: (name) => `${name} supervises throughout.`,
  cards: (classes) =>
    `There are cards of these classes: ${classes}. Please look at yours. Whoever has none or more than one, please raise a hand.`,
  cardsCue:
    'Scrutineers go round and check the cards; a lost one is issued anew and noted. If a trial ballot is planned, it is held now.',

  rules: '3. Reports',
  limit: (minutes) => `An oral report takes no more than ${minutes} minutes. `,
  bell: (minutes) => `A notice is given ${minutes} min before the end, and a bell at the end. `,
  talk: 'Questions and comments follow each report; the presenter answers at once.',

  day: '4. The reports',
  dayWithBallots: '4. The reports and their ballots',
  call: (who) => `${who}, please. `,
  next: (who) => `Next will be ${who}. `,
  written: (who) => `${who} reports in writing; the report has been handed out. `,
  commentBy: (who) => `I ask for a comment from ${who}. `,
  callCue:
    'Press “Call”; press “Begin report” when the presenter begins to speak; then “Question”, “Answer”, “Comment” as they come.',
  ballotNow: (who) => `We now evaluate ${who}. Please fill in the form and submit it. `,
  groupBallot: 'We now evaluate those we have just heard. Please fill in the form and submit it. ',
  ballotCue:
    'Press “Open ballot”; the projector shows only how many have submitted. Remind whoever has not, then hold “Close ballot”.',
  breakAt: (title, minutes) => `${title}. We go on in ${minutes} minutes. `,
  breakCue: 'Begin the break; the projector shows when it ends. Then press “Resume”.',
  observer: 'I ask the observer for a comment.',

  ballot: '5. The ballot',
  secret: 'This ballot is secret: nobody can see who gave what.',
  recorded: 'This ballot is recorded. Please fill it in by yourself.',
  ballotStart: 'We now hold the ballot. Please evaluate every presenter.',
  allDay:
    'The form has been open since the beginning. Whoever has not submitted it, please check it and submit it now; it cannot be changed afterwards.',
  formNotes: 'How to fill it in: ',
  counted: (issued, returned, valid, invalid) =>
    `Ballots issued: ${issued}; returned: ${returned}; valid: ${valid}; invalid: ${invalid}. `,
  equal: 'No more were returned than were issued; the ballot is valid.',
  countCue:
    'After the close both tellers open the box, each by himself; the count stands once they agree. This is read after the chief scrutineer has signed the report.',
  revealOff: 'The results are reported as laid down and are not announced here.',
  revealOn: 'The results are announced now.',
  revealCue: 'At the chair’s word hold “Reveal”; the projector shows the result.',

  closing: '6. Summing-up',
  summing: 'We come to the summing-up.',
  end: 'The meeting is adjourned.',
  endCue: 'Press “Count”; check the result, print the reports, and have them signed.',
}
