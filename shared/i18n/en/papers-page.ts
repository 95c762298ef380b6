/** The page of the papers: list, preview, print, download. */
import type { papersPage as chinese } from '../zh-CN/papers-page.ts'

export const papersPage: typeof chinese = {
  title: 'Papers of the meeting',
  lead: 'Papers are made from the record of the meeting and can be printed at any time; those marked complete can be signed and filed.',
  list: 'Papers',
  ready: 'Complete',
  soFar: 'Not complete',
  none: 'Nothing yet',
  accessCards: 'Access cards',
  accessPurpose: 'Eight to a page, with code, class and number, no name; cut along the dashed lines',
  copies: (n) => `${n} copies`,
  part: 'Show one of them',
  all: (n) => `All ${n}`,
  pages: (n) => (n === 1 ? '1 page' : `${n} pages`),
  print: 'Print',
  download: 'Download tables (.xlsx)',
  printHow: 'Print on A4 at 100%, without the browser’s own header and footer.',
  printCards: 'Print all access cards',
  cardsHow:
    'The code on a card is for its holder alone. Take the cards from the printer at once and hand them to whoever issues them.',
  cardsCount: (n) => `${n} access cards`,
  loading: 'Being made…',
  empty: 'There is nothing in this paper yet.',
  again: 'Make it anew',
  changed: 'The meeting has gone on',
  refused: {
    notAllowed:
      'This role may not see this paper. Open this page by the link of the chair, the operator or the secretary.',
    unreachable: 'The hub cannot be reached. Check that Rostrum is running, then try again.',
    failed: 'It could not be made; the record of the meeting is not affected. Try again, or call the staff.',
  },
  console: 'Papers',
}
