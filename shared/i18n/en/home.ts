/** The first page and the demo page. */
import type { home as chinese } from '../zh-CN/home.ts'

export const home: typeof chinese = {
  lead: 'The live console for report-and-review meetings: one computer and one network, with the console, the projector, the stage monitor and the phones in step.',
  loading: 'Loading…',
  again: 'Try again',
  newMeeting: 'New meeting',
  newMeetingNote:
    'Prepare a real meeting from the beginning: when and where, presenters, voters, the scheme. Leave it at any point and go on another day.',
  loadDemo: 'Load the demo meeting',
  loadingDemo: 'Loading the demo…',
  demoNote:
    'The demo has eighteen presenters and can be run from beginning to end. Its data stay on the computer that runs Rostrum.',
  notLocal:
    'There is no meeting here yet. The secretary’s link to a new meeting is in the window in which Rostrum was started; the demo is loaded from this page on that computer.',
  refused: {
    notHere: 'The demo meeting can only be loaded on the computer that runs Rostrum.',
    notEmpty: 'There is a meeting here already. Reload this page.',
    unreachable: 'The hub cannot be reached. Check that Rostrum is running, then try again.',
  },
  openDemo: 'See everything in one window',
  pages: 'A page for each role',
  open: 'Open',
  openRole: (role) => `Open: ${role}`,
  page: {
    chair: 'Chair console',
    operator: 'Operator console',
    recorder: 'Recorder',
    secretary: 'Secretary',
    desk: 'Check-in desk',
    teller_a: 'Teller A',
    teller_b: 'Teller B',
    projector: 'Projector',
    stage: 'Stage monitor',
  },
  purpose: {
    chair: 'Moves the meeting on, keeps time, opens and closes ballots, releases questions',
    operator: 'The same console, for the operator who acts for the chair',
    recorder: 'Notes questions, answers and comments',
    secretary: 'Prepares the day, hands in its papers and the archive',
    desk: 'Checks people in by list, seat or code; several at once',
    teller_a: 'Makes the key, opens boxes, enters paper ballots; apart from teller B',
    teller_b: 'Proves the key, opens boxes, enters paper ballots; apart from teller A',
    projector: 'The large screen of the hall; press F11 for full screen',
    stage: 'The time and the question, for the presenter on stage',
  },
  linksElsewhere: 'The link for each role is in the window in which Rostrum was started.',
  phones: 'Phones',
  phonesHow: 'On the network of the hall, scan this or type the address, then type the code on the card.',
  phonesDemo: 'Card codes for the demo are in the window in which Rostrum was started.',

  demoTitle: 'Demo: everything in one window',
  demoHow: {
    secret:
      'Click the console and press Space to move on. Ballots are secret: teller A makes the key and teller B proves it; after each close both open the box.',
    recorded:
      'Click the console and press Space to move on. Ballots are recorded: mark and submit them on the phones; the hub counts them when the ballot is closed.',
  },
  toHome: 'Home',
  frame: {
    console: 'Chair console',
    projector: 'Projector',
    stage: 'Stage monitor',
    tellerA: 'Teller A',
    tellerB: 'Teller B',
    phone: (n) => `Phone ${n}`,
  },
  enlarge: 'Enlarge',
  restore: 'Restore',
  demoRefused: {
    notDemo: 'There is no demo meeting. Load it from the first page.',
    notHere: 'Open this page on the computer that runs Rostrum, or by the whole demo link in its window.',
    unreachable: 'The hub cannot be reached. Check that Rostrum is running, then try again.',
  },
}
