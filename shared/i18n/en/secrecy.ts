/** Secret and recorded ballots on the console and the walls. */
import type { secrecyWords as chinese } from '../zh-CN/secrecy.ts'

export const secrecyWords: typeof chinese = {
  kind: { secret: 'Secret', recorded: 'Recorded' },
  checkWords: 'Check words',
  boxWords: 'Words of the box',
  wordsSame: 'the same on your phone',
  wall: {
    sealed: (n) => `Box sealed: ${n} ${n === 1 ? 'ballot' : 'ballots'}`,
    found: (n) => (n === 1 ? '1 phone has found its ballot' : `${n} phones have found their ballots`),
    opening: 'The tellers are opening the box',
  },
  key: {
    none: 'There is no key for secret ballots yet: teller A makes it on the tellers’ page.',
    firstHalf: 'The key is made and waits for teller A to prove it.',
    secondHalf: 'The key is made. Teller B types both halves to prove it.',
    destroyed: 'The key is destroyed. For another secret ballot the tellers make a new one.',
    ready: 'The key is ready; both tellers have proved it.',
    readyShort: 'Key ready',
    notReady: 'Key not ready',
    onHub:
      'A teller’s browser runs on the hub’s own machine: whoever looks after that machine could see key and ballots. For a real meeting open the tellers’ page on another computer.',
    link: 'The tellers’ link is in the window that started the hub (/teller).',
  },
  box: {
    waits: (n) => `${n} sealed. Both tellers open the box on their page.`,
    reported: (who) => `${who} has opened it; the other is still to come.`,
    differ: 'The two tellers came to different results. Both open the box again.',
    paper: 'Enter and accept the paper sheets first; then the box can be opened.',
    small: (classes) => `${classes}: so few ballots that the sums would speak of persons. Decide first.`,
    decide: 'Decide…',
    phones: (found) => `Phones: ✓ ${found}`,
    missing: (n) => `✗ ${n} ${n === 1 ? 'phone' : 'phones'} did not find the ballot`,
    missingHow:
      'A teller looks at that phone, its receipt and the words of the box. If it is true, void and vote again.',
    doubts: (n) => `${n} ${n === 1 ? 'phone' : 'phones'} did not find the ballot in this round; it is in the journal.`,
    merged: (from, into) => `${from} is counted with ${into}`,
    unanimous: (who, classes) =>
      `${who}: ${classes} all gave the same. To show the figures of that class is to show what each of them gave.`,
  },
  small: {
    title: 'Classes with too few ballots',
    why: (classes, floor) =>
      `${classes}: fewer than the floor of ${floor}. Opened now, the sums would speak of persons. One of three:`,
    merge: 'Count it with another class',
    mergeWhy: 'The ballots of both are counted together, and their weights added.',
    mergeFrom: 'Count',
    mergeInto: 'with',
    lower: 'Lower the floor',
    lowerWhy:
      'To 3 at least, by the chair’s decision, with a reason. The class is not shown, but the decimals of the score may still give it away; counted with another it does not.',
    lowerTo: (n) => `Floor ${n}`,
    openly: 'Void it and vote openly',
    openlyWhy: 'Change to recorded in the ballot set-up, then void this round and hold it again.',
    do: 'Do this',
  },
  setup: {
    name: 'Secret or recorded',
    stands: (kind, floor) => `${kind}, floor ${floor}`,
    title: 'Secret or recorded',
    secret: 'Sealed on the phone, unreadable to the hub, opened by two tellers, checked by every phone.',
    recorded: 'The hub keeps what each card gives; the staff can see it. For contests and interviews judged openly.',
    floor: 'Floor of a class (ballots)',
    floorWhy: 'A class with fewer is not opened. Usually 5, at least 3.',
    floorWrong: 'A whole number from 3 to 50.',
    save: 'Save',
    open: 'A ballot is open; change this when it is closed.',
  },
  cards: {
    name: 'Access cards',
    stands: (n) => (n > 0 ? `${n} issued anew` : 'none issued anew'),
    title: 'Access cards',
    kind: {
      drawn: 'Drawn: the hub knows the class of a card only.',
      named: 'By seat: the hub knows whose seat a card is.',
    },
    tried: (list) =>
      `Tried on a second device: ${list}. Look into it, and issue a new card only for a true change of phone.`,
    reissue: 'Issue anew',
    reissueWhy: 'The old card and phone are dead at once. A ballot that was cast stays and cannot be changed.',
    do: 'Issue this card anew',
    done: (no) => `The new ${no}. Scan it, or type the code on the phone:`,
    print: 'Print all cards',
    printWhy: 'Eight to an A4 page, class by class, shuffled; number, class, QR and code only, never a name.',
    preparing: 'Preparing…',
    scan: 'Scan with the phone, or open the address below and type the code',
    failed: 'That did not arrive. Try again.',
  },
  recordedList: {
    show: 'Ballot by ballot (recorded)',
    hide: 'Hide the ballots',
    card: 'Card',
    seat: 'Seat',
    class: 'Class',
    none: 'No ballot came by phone.',
    note: 'Ballots from phones. Paper is without a card and only in the sums.',
  },
}
