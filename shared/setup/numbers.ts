/** 编号 of those who have none yet, and the numbers of cards that are drawn. */
import type { DraftAttendee, MeetingDraft } from './draft.ts'

/** Of those who attend without a vote: L (列席), or the next letter that is no class. */
function letterOfObservers({ scheme }: Pick<MeetingDraft, 'scheme'>): string {
  const taken = scheme.classes.map(({ code }) => code.toUpperCase())
  return [...'LGQXYZ'].find((letter) => !taken.includes(letter)) ?? 'LX'
}

/** The number of a card as it is printed: its class and three digits, or more if there are more. */
const printed = (letter: string, n: number): string => `${letter}${String(n).padStart(3, '0')}`

/**
 * The number of each attendee's card, by his id, as it is printed: his own 编号, or the next free one of his class.
 * `taken`: numbers that are given otherwise.
 */
export function numbersOf(
  draft: Pick<MeetingDraft, 'attendees' | 'scheme'>,
  taken: Iterable<string> = [],
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...draft.attendees.flatMap(({ no }) => no.trim() || [])])
  const last = new Map<string, number>()
  const next = (letter: string): string => {
    let n = last.get(letter) ?? 0
    do n += 1
    while (used.has(printed(letter, n)))
    last.set(letter, n)
    return printed(letter, n)
  }
  const observers = letterOfObservers(draft)
  const numberOf = ({ no, voterClass }: DraftAttendee) => no.trim() || next(voterClass || observers)
  return new Map(draft.attendees.map((attendee) => [attendee.id, numberOf(attendee)]))
}

/** So many numbers of a class: `A001`, `A002` … */
export const drawnNumbers = (code: string, many: number): readonly string[] =>
  Array.from({ length: many }, (_, i) => printed(code, i + 1))

/** May a number stand on a card, in an address and in the journal? */
export const isCardNumber = (no: string): boolean => /^[\w.-]{1,24}$/.test(no)

/** How many have a vote, per class of the scheme. */
export function votersPerClass({ attendees, scheme }: Pick<MeetingDraft, 'attendees' | 'scheme'>) {
  const counts: Record<string, number> = Object.fromEntries(scheme.classes.map(({ code }) => [code, 0]))
  for (const { voterClass } of attendees) if (voterClass) counts[voterClass] = (counts[voterClass] ?? 0) + 1
  return counts
}
