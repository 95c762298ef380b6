/** Getting into a page, the state of the line and the language, for all pages. */
import type { entry as chinese } from '../zh-CN/entry.ts'

export const entry: typeof chinese = {
  needsLink: 'Open this page by its own link',
  needsLinkWhy:
    'The links are in the window in which Rostrum was started, one for each role. Copy the whole link, with the part after the #.',
  entering: 'Entering…',
  connecting: 'Connecting to the hub…',
  refused: {
    linkUnknown: 'This link is not valid. Copy the whole link again from the window in which Rostrum was started.',
    codeUnknown: 'No card has this code. Compare it with your card and type it again.',
    cardInUse:
      'This card is in use on another device. If that was not you, tell the staff at once; to change phones, ask the desk for a new card.',
    tooManyTries: 'Too many tries. Wait a minute and try again.',
    badRequest: 'Something is missing. Check what you typed and try again.',
    unreachable: 'The hub cannot be reached. Check that you are on the hall’s network, then try again.',
  },
  again: 'Try again',
  sessionOver: 'Your session is no longer valid. Open your link again.',
  replaced: 'This card has been used on another phone, so this one was signed out.',
  reissued: 'A new card was issued in place of this one, so this phone was signed out. A ballot you cast stays.',
  lost: 'Reconnecting',
  lostNote: 'The line to the hub is down. The clock goes on, and the rest follows when it is back.',
  dismiss: 'Dismiss',
  demo: 'Demo',
  rehearsal: 'Rehearsal: nothing counts',
}
