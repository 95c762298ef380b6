/** The tellers' page: its parts, what to do next, and destroying the key. */
import type { tellerWork as chinese } from '../zh-CN/teller-work.ts'

export const tellerWork: typeof chinese = {
  parts: { key: 'Key', box: 'Check and open', paper: 'Paper', destroy: 'Destroy key' },
  allParts: 'The tellers’ work',
  next: 'Next',
  go: 'Go there',
  steps: {
    makeKey: () => 'Make the key.',
    awaitKey: () => 'Wait until teller A has made the key.',
    prove: () => 'The key is not proved yet: press “Prove the key”.',
    handOut: () => 'Print the halves, keep one each, and type both in on teller B’s computer.',
    typeHalves: () => 'Each of you types the half you hold, to prove the key.',
    restore: () => 'This window has no key: each of you types the half you hold.',
    awaitProof: (_round, other) => `Wait until ${other} has proved the key.`,
    enterPaper: () => 'Enter the paper ballots.',
    awaitAcceptance: () => 'Your paper is entered; the chair’s table has to accept it.',
    openBox: (round) => `Open the box: ${round}.`,
    awaitDecision: (round) => `${round}: a class is too small, and the chair has to decide.`,
    awaitPaper: (round) => `${round}: the box can be opened when its paper has been accepted.`,
    awaitOther: (round, other) => `Wait until ${other} has opened the box: ${round}.`,
    compareWords: () => 'Read out the four check words, to be compared with wall and phones. Open the box here later.',
    awaitRound: () => 'The key is ready. Wait for the next ballot.',
    destroy: () => 'After the objection period, shred your half before witnesses and destroy the key.',
    awaitDestroy: (_round, other) => `You have destroyed the key. Wait for ${other}.`,
    destroyed: () => 'Both have destroyed the key. The tellers’ work is done.',
    nothing: () => 'Nothing to do now.',
  },
  unreachable: 'The hub has not answered. Try again when the line is back.',
  destroy: {
    title: 'Destroy the key',
    why: 'Once the key is destroyed nobody can ever open the ballots in the box again; the results and the published check lists remain. When both have destroyed it, the hub deletes all sealed ballots.',
    objection: (minutes) =>
      `The objection period is ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} from the last close; the hub refuses before it is over.`,
    noObjection: 'This meeting has no objection period.',
    early: 'One of you has destroyed the key, so it is of no use any more. Destroy it here too.',
    shredded: 'The half that I hold has been shredded before witnesses',
    act: 'Destroy the key',
    hold: 'Press and hold for a second',
    done: 'The key here is destroyed',
    doneWhy: 'Neither this window nor this computer has the key any more.',
    otherDone: (other) => `${other} has destroyed it too. The ballots of the box are deleted from the hub.`,
    otherWaits: (other) => `${other} has not destroyed it yet.`,
    shredding:
      'The hub’s file still holds remains of the ballots, because a program is reading it. They are cleared again and again until none is left. Keep the hub running.',
    state: { done: 'Destroyed', waits: 'Not destroyed' },
  },
}
