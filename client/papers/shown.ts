/** What the page shows: a paper, or the access cards to print. */
import type { DocumentId } from '../../shared/papers/document.ts'

export type Shown = DocumentId | 'access'
