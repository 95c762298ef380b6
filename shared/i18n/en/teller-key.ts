/** The tellers' page: making the key, its two halves, proving and restoring it. */
import type { tellerKey as chinese } from '../zh-CN/teller-key.ts'

export const tellerKey: typeof chinese = {
  title: 'Ballot key',
  what: 'Phones seal their ballots with the public part of this key. The secret part opens the box; only the two tellers’ browsers have it, and the hub does not.',
  number: (n) => `No. ${n}`,
  none: 'No key yet',
  state: 'State of the key',
  proved: 'Proved',
  unproved: 'Not proved',
  here: 'This window has the key',
  notHere: 'This window has no key',
  ready: 'Both have proved it. Secret ballots can begin.',
  readyNotHere:
    'Both have proved it, so ballots can be held; but this window has lost the key: type both halves before the box is opened.',
  gone: 'The key is destroyed',
  goneWhy: 'It cannot be used any more; there is nothing to do here.',
  keepOpen:
    'Do not close this window before the count is over. A reload does not lose the key; after closing, both halves are needed to restore it.',
  recorded: 'This meeting’s ballots are recorded at the moment, so no key is needed.',
  onHub: {
    me: 'This browser runs on the hub’s own computer: whoever looks after that computer could see both the key and the box. Open the tellers’ page on another computer.',
    other: (other) =>
      `The browser of ${other} runs on the hub’s own computer: whoever looks after that computer could see both the key and the box. Use another computer.`,
    demo: 'In a demo this does not matter; in a real meeting keep them apart.',
  },

  make: {
    title: 'Make the key',
    why: 'The key is made at random in this browser and is not sent to the hub. Two sheets are then printed, one for each teller to keep; together they are the key, and one alone opens nothing.',
    act: 'Make the key',
    busy: 'Making and proving…',
    waits: 'When teller A has made the key and printed the halves, type both in here.',
  },
  prove: { act: 'Prove the key', busy: 'Proving…' },

  half: { 1: 'First half', 2: 'Second half' },
  halves: {
    title: 'The two halves of the key',
    why: 'Print or copy each onto a sheet of its own: the first half for teller A, the second for teller B. Keep them apart; no file, no photograph.',
    print: 'Print two sheets',
    hide: 'Hide',
    again: 'Show again',
    hidden: 'The halves are hidden.',
    thenB: 'Then type both in on teller B’s computer, to prove what is on paper.',
  },

  enter: {
    title: 'Type the halves',
    why: 'Teller A types the first half, teller B the second, neither looking. Case and dashes do not matter.',
    lost: 'This window has no key',
    lostWhy: 'It was closed, or this is another browser. Each of you types the half you hold, and the key is back.',
    placeholder: '28 signs',
    progress: (n, of) => `${n} of ${of}`,
    right: 'Correct; covered now',
    badSign: (sign, at) => `Sign ${at}, “${sign}”, cannot be right. Look at the sheet.`,
    wrong: 'One sign is wrong. Compare group by group with the sheet.',
    tooLong: (of) => `More than ${of} signs. Compare with the sheet.`,
    clear: 'Type again',
    sameHalf: 'Both are the same half. Type the other one.',
    otherKey: (n) =>
      `Each half is typed correctly, but together they are not key no. ${n}. Look at the number on the sheets.`,
    act: 'Restore and prove the key',
    demo: 'Demo: take the halves from the other window',
    demoNone:
      'No window of teller A in this browser holds the key. Open one in the same browser with teller A’s link and make the key there.',
  },

  anew: {
    title: 'A half is missing?',
    why: 'Make a new key, which both of you prove again. The old halves are void: shred them before witnesses.',
    sealed: (n) =>
      `${n === 1 ? 'The ballots of 1 round are' : `The ballots of ${n} rounds are`} sealed to this key, and only this key opens them, so no other can be made. If it cannot be restored, the chair has to void ${n === 1 ? 'that round' : 'those rounds'}.`,
    act: 'Make a new key',
    hold: 'Press and hold for a second',
    byA: 'If a half is missing, teller A makes a new key.',
  },

  page: {
    heading: 'Key of the secret ballots',
    number: (n) => `Key no. ${n}`,
    made: (date) => `Made on ${date}`,
    purpose: 'Together with the other half it opens the ballot boxes of this meeting. One half alone opens nothing.',
    signs: '28 digits and capital letters. There is no I, L, O or U among them.',
    apart: 'Never keep it with the other half',
    rules: 'Do not copy or photograph it or keep it in a file. Shred it before witnesses after the objection period.',
    keeper: 'Kept by',
    signature: 'Signature of the keeper',
    date: 'Date',
    shredded: 'Witness of the shredding',
  },
}
