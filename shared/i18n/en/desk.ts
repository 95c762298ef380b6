import type { deskWords as chinese } from '../zh-CN/desk.ts'

/** The page of the check-in desk. */
export const deskWords: typeof chinese = {
  title: 'Check-in desk',
  noList: 'This meeting has no list of attendees',
  noListWhy:
    'The secretary imports one on the preparation page. Without a list those present are recorded on the console.',
  notOpen: 'Check-in has not begun. Once the operator opens it on the console, people can be checked in here.',
  over: 'The result is signed; the check-in cannot be changed any more.',

  name: {
    ask: 'Which desk is this?',
    why: 'Desks that work at the same time need different names. The name stands in every record made here.',
    numbered: (n) => `Desk ${n}`,
    own: 'Or a name of its own',
    use: 'Use this name',
    change: 'Rename this desk',
  },

  line: {
    live: 'Online',
    lost: 'Offline, keep checking in',
    lostWhy: 'Check-ins stay on this device and go up by themselves. Do not reload or close this page.',
    unsent: (n) => `${n} not uploaded`,
    notSent: 'Not uploaded',
  },

  find: {
    label: 'Scan an invitation, or type a name, initials, unit or seat',
    scan: 'A hand scanner checks in at once; the code below the QR can be typed as well',
    clear: 'Clear',
    none: 'Nobody on the list',
    noneWhy: 'Try fewer letters; whoever is really not on the list can be added.',
    more: (n) => `${n} more: type a few more letters`,
    unknownCode: 'No invitation has this code. Look for the name instead.',
    all: 'All',
    missing: 'Not here',
    here: 'Here',
    away: 'Excused, left',
  },

  row: {
    arrive: 'Check in',
    again: 'Back again',
    more: 'More',
    moreOf: (name) => `${name}: more`,
    none: 'Not here',
    present: (time, desk) => (desk ? `Checked in ${time} at ${desk}` : `Checked in ${time}`),
    left: (time) => `Left at ${time}`,
    excused: (reason) => `Excused: ${reason}`,
    late: 'Late',
    substitute: (name) => `Substitute ${name}`,
  },

  acts: {
    leave: 'Leaves early',
    substitute: 'Substitute comes',
    substituteName: 'Substitute’s name and post',
    excuse: 'Excused',
    excuseReason: 'Why excused',
    undoArrive: 'Undo check-in',
    undoLeave: 'Undo leaving',
    undoExcuse: 'Undo excuse',
    undoReason: 'Why undone',
    mistaken: 'The wrong person',
    confirm: 'OK',
    cancel: 'Cancel',
  },

  told: {
    arrived: (name) => `${name} is checked in`,
    already: (name, desk, time) => `${name} was checked in at ${desk} (${time})`,
    seat: (seat) => `Seat ${seat}`,
    noSeat: 'No seat assigned',
  },

  last: {
    title: 'Last at this desk',
    none: 'Nobody yet at this desk',
    undo: 'Undo',
  },

  add: {
    open: 'Add a person',
    title: 'Add somebody who is not on the list',
    why: 'They come last on the list, and the reason is minuted.',
    name: 'Name',
    unit: 'Unit',
    post: 'Post',
    identity: 'Identity',
    seat: 'Seat',
    voterClass: 'Class',
    nonvoting: 'Without a vote',
    reason: 'Reason',
    reasonHint: 'e.g. came in place of another',
    arrived: 'Check in as well',
    save: 'Add',
  },

  invitations: {
    open: 'Print invitations',
    preparing: 'Preparing…',
    failed: 'The invitations could not be fetched. Check the network and try again.',
    title: 'Invitation',
    scan: 'Show this at the check-in desk',
    starts: 'Time',
    venue: 'Place',
    seat: 'Seat',
    to: (name) => `To ${name}`,
    body: 'You are invited to attend. Please check in at the desk with this sheet.',
  },
}
