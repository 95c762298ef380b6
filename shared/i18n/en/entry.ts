/** Getting into a page, the state of the line and the language, for all pages. */
import type { entry as chinese } from '../zh-CN/entry.ts'

export const entry: typeof chinese = {
  entering: 'Entering…',
  connecting: 'Connecting to the hub…',
  refused: {
    linkUnknown: 'This link is not valid. Copy the whole link again from the window in which Rostrum was started.',
    codeUnknown: 'No card has this code. Compare it with your card and type it again.',
    cardInUse:
      'This card is in use on another device. If that was not you, tell the staff at once; for a new phone get a new card at the check-in desk.',
    tooManyTries: 'Too many tries from here. Wait a few seconds and try again.',
    badRequest: 'Something is missing. Check what you typed and try again.',
    unreachable: 'The hub cannot be reached. Check that you are on the hall’s network, then try again.',
  },
  replaced: 'This card has been used on another phone, so this one was signed out.',
  reissued:
    'A new card replaces this one; a ballot you cast stays. Enter with the new card, or ask at the check-in desk.',
  lost: 'Reconnecting',
  lostNote: 'The line to the hub is down. The clock goes on, and the rest follows when it is back.',
  dismiss: 'Dismiss',
  demo: 'Demo',
  rehearsal: 'Rehearsal: nothing counts',
}
