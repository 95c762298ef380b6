/** The two kinds of lines of a script: what the chair reads, and what the operator does. */
import type { Block } from './document.ts'
import type { PapersSource } from './source.ts'
import { scriptSays } from './words.ts'

export const read = (text: string): Block => ({ kind: 'paragraph', as: 'aloud', text })
export const cue = (text: string, source: PapersSource): Block => ({
  kind: 'paragraph',
  as: 'cue',
  text: scriptSays(source).cue(text),
})
