/** Who is in, by person, and what belongs to one person only: it goes to that person's own lines and to no other. */
import type { Farewell } from '../../shared/protocol/protocol.ts'
import { mineFor } from '../../shared/domain/view.ts'
import { encoded, wayTo, writeAll, type Encoded } from './encoded.ts'
import type { HubSocket } from './hub.ts'
import type { Room } from '../room.ts'

export type PresentParts = {
  readonly room: () => Room | null
  /** A card has been issued anew: what its earlier issue had is over. */
  readonly retire: (card: string, issue: number) => void
}

export function openPresent({ room, retire }: PresentParts) {
  const lines = new Map<string, readonly HubSocket[]>()
  let remarksShown: unknown
  let cardsShown: readonly unknown[] = []
  let reissued: Readonly<Record<string, number>> = {}

  const of = (id: string): readonly HubSocket[] => lines.get(id) ?? []

  /** What a line has not been shown yet of its person's own: one message, or none. It counts as shown from now on. */
  function news(line: HubSocket): readonly Encoded[] {
    const now = room()
    if (!now) return []
    const { person } = line.data
    const mine = JSON.stringify(mineFor(now.meeting(), person, now.roundsOf(person)))
    if (mine === line.data.mine) return []
    line.data.mine = mine
    return [encoded('mine', mine)]
  }

  const show = (line: HubSocket): void => writeAll(wayTo(line), news(line))

  function tell(id: string, except?: HubSocket): void {
    for (const line of of(id)) if (line !== except) show(line)
  }

  /** Remarks may have been released or set aside: the cards they came from are told. */
  function sendRemarksBack(from: Room): void {
    const { remarks } = from.meeting()
    if (remarks === remarksShown) return
    remarksShown = remarks
    for (const card of new Set(remarks.list.map((remark) => remark.card))) if (card) tell(card)
  }

  /** Who votes on paper, or whom a card may not judge, may have changed: every phone that is in is told. */
  function tellCards(from: Room): void {
    const { onPaper, recusals, plan } = from.meeting()
    const now = [onPaper, recusals, plan]
    if (now.every((part, index) => part === cardsShown[index])) return
    cardsShown = now
    for (const own of lines.values()) if (own[0]?.data.person.role === 'voter') own.forEach(show)
  }

  /** Ends the lines of a person who may not go on from where he is. */
  function dismiss(id: string, why: Farewell['why']): void {
    for (const line of of(id)) {
      line.emit('farewell', { why })
      line.disconnect(true)
    }
  }

  /** A new card was issued in place of an old one, which is dead from now on. */
  function retireCards(from: Room, retired: (card: string) => void): void {
    const { reissued: now } = from.meeting()
    const before = reissued
    reissued = now
    for (const [card, issue] of Object.entries(now)) {
      if (before[card] === issue) continue
      retired(card)
      dismiss(card, 'reissued')
      retire(card, issue)
    }
  }

  return {
    /** A line comes in; answers with all lines of that person, this one last. */
    enter(line: HubSocket): readonly HubSocket[] {
      const all = [...of(line.data.person.id), line]
      lines.set(line.data.person.id, all)
      return all
    },
    leave(line: HubSocket): void {
      const { id } = line.data.person
      const rest = of(id).filter((other) => other !== line)
      if (rest.length > 0) lines.set(id, rest)
      else lines.delete(id)
    },
    news,
    /** Shows a line its news. */
    show,
    /** The same for all lines of a person, but for one. */
    tell,
    dismiss,
    serve: (next: Room): void => void (reissued = next.meeting().reissued),
    /** The meeting has changed: tells those of whom something may have. `retired` is told of cards that are dead now. */
    follow(from: Room, retired: (card: string) => void): void {
      sendRemarksBack(from)
      tellCards(from)
      retireCards(from, retired)
    },
  }
}
