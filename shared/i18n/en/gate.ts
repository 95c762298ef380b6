/** What the door of a page says that is opened by a link of its own; phones have none. */
import type { gate as chinese } from '../zh-CN/gate.ts'

export const gate: typeof chinese = {
  needsLink: 'Open this page by its own link',
  needsLinkWhy:
    'The links are in the window in which Rostrum was started, one for each role. Copy the whole link, with the part after the #.',
  again: 'Try again',
  sessionOver: 'Your session is no longer valid. Open your link again.',
}
