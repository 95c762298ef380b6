/** What the phone says of secret and recorded ballots. */
import type { phoneSecrecy as chinese } from '../zh-CN/phone-secrecy.ts'

export const phoneSecrecy: typeof chinese = {
  secretMark: 'Secret',
  recordedMark: 'Recorded',
  drawn: 'Sealed here: the hub cannot read it. The card has no name.',
  named: 'Sealed here: the hub knows that you voted, not how.',
  recorded: 'The hub keeps what this card gives, and the staff can see it.',
  checkWords: 'Check words',
  who: 'Who may know',
  trust:
    'Your ballot is locked on your phone. The hall’s computer sees that this card voted, not how. The tellers’ computers see ballots, not whose. Only if both were misused together, if this page or your phone were manipulated, or if you show your phone, could someone learn your vote. After the objection period the key is destroyed.',
  wordsWhy:
    'The check words are four Chinese characters on every screen, in any language. If they are the same on the wall and at the tellers’ desk, everybody uses the same key. If they differ, tell the staff at once.',
  signed: 'The hub has signed for this ballot',
  notSigned: 'The hub’s signature is wrong: tell the staff at once',
  inBox: 'Your ballot is in the box',
  notInBox: 'Your ballot is not in the list of the box',
  lookingInBox: 'Looking for your ballot in the box',
  opened: 'Your ballot was opened and counted',
  notOpened: 'Your ballot is not among those opened',
  lookingOpened: 'Waiting for the box to be opened; this phone then checks by itself',
  unsent: 'Not submitted: it did not reach the hub before the close, and the box has no ballot of yours.',
  boxWords: 'Words of the box',
  openedWords: 'Words of the opening',
  whatToDo: 'Keep this page open and show it to the tellers.',
  receipt: 'Show the receipt',
}
