/** What the recorder types beside an act: the points of a report, the substance of an answer, what the chair said. */
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import { stateBehind, type Life } from './meeting-life.ts'
import type { Acts } from './acts.ts'

/** By the key of the act. An act beside which nothing is typed has no entry. */
export type Notes = Readonly<Record<string, string>>

/** The longest note, in characters as people count them: a page of a printed record. */
export const longestNote = 1_500

/** Puts the text in place of what was there; an empty text takes the note away. */
export type NoteCommand = { type: 'note.write'; act: string; text: string }
export type NoteFact = { type: 'note.written'; act: string; text: string }

/** May the record still be written and put right? Until the file is closed (rule M3). */
export const isRecordOpen = (life: Life): boolean => stateBehind(life) !== 'archived'

export function decideNote({ act, text }: NoteCommand, acts: Acts, life: Life): Decision<NoteFact> {
  if (!isRecordOpen(life)) return refuse('recordClosed')
  if (!acts.some(({ key }) => key === act)) return refuse('noSuchAct')
  return [{ type: 'note.written', act, text: plainText(text, longestNote) }]
}

export function applyNote(notes: Notes, { act, text }: NoteFact): Notes {
  if (text) return { ...notes, [act]: text }
  return Object.fromEntries(Object.entries(notes).filter(([key]) => key !== act))
}
