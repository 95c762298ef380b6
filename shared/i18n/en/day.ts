/** Before the meeting and its rehearsal: lots, the trial ballot, clearing. */
import type { dayWords as chinese } from '../zh-CN/day.ts'

export const dayWords: typeof chinese = {
  lots: {
    act: 'Lots…',
    title: 'Draw lots for the order of reports',
    why: 'Draw lets the hub pick one of the numbers that are left, and the projector shows it. If they are drawn from paper, type the number.',
    presenter: 'Presenter',
    number: 'Number',
    typed: 'Number on paper',
    draw: 'Draw',
    enter: 'Enter',
    retype: 'Correct',
    left: (n, numbers) => `${n} still to draw. Numbers left: ${numbers}`,
    all: 'Everybody has drawn. Check the list, then confirm it: the numbers never change after that.',
    settled: 'The order is confirmed, and the numbers do not change any more.',
    settle: 'Confirm the order',
    notFree: 'not among the numbers left',
  },
  trial: {
    note: 'A trial ballot is about no presenter and is part of no result.',
  },
  rehearsal: {
    clear: 'Clear…',
    title: 'Clear the rehearsal',
    why: 'The meeting goes back to where it was before the rehearsal, ready to be held.',
    goes: 'All of this goes and cannot be brought back:',
    list: [
      'ballots, boxes and results of the rehearsal',
      'questions, remarks and what was on the walls',
      'arrivals, the numbers present and every step that was taken',
      'which card was used on which phone: cards are scanned again',
    ],
    stays:
      'The plan, the lists, the cards and a ballot key made before the rehearsal stay. The record says that there was one.',
    do: 'Clear the rehearsal',
    failed: 'Nothing was cleared and all is as it was. Check the connection to the hub and try again.',
  },
}
