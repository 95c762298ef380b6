/**
 * The time of a recording as a tape: the day's own time, but for hours in which nothing happened (a night, the weeks of an
 * objection period), which are cut to a minute. Positions are milliseconds from the first act.
 */
import { instant, type Instant } from '../domain/time.ts'
import type { LifeState } from '../domain/meeting-life.ts'
import type { Act } from './journal.ts'

const HOUR = 3_600_000
const LONGEST = 4 * HOUR
const CUT_TO = 60_000
/** The last scene can be looked at for so long. */
const AFTERWARDS = 60_000

/** Where the tape goes on after a cut. */
type Piece = { readonly from: Instant; readonly position: number }

export type Reel = {
  readonly length: number
  at(position: number): Instant
  positionOf(moment: Instant): number
}

export function openReel(acts: readonly Pick<Act, 'at'>[]): Reel {
  const first = acts[0]?.at ?? instant(0)
  const pieces: Piece[] = [{ from: first, position: 0 }]
  let before = first
  for (const { at } of acts) {
    const piece = pieces.at(-1) ?? { from: first, position: 0 }
    if (at - before > LONGEST) pieces.push({ from: at, position: piece.position + (before - piece.from) + CUT_TO })
    before = at
  }
  const lastPiece = pieces.at(-1) ?? { from: first, position: 0 }
  return {
    length: lastPiece.position + (before - lastPiece.from) + AFTERWARDS,
    at(position) {
      const piece = pieces.findLast((each) => each.position <= position) ?? lastPiece
      return instant(piece.from + Math.max(0, position - piece.position))
    },
    positionOf(moment) {
      const i = pieces.findLastIndex((each) => each.from <= moment)
      const [piece, next] = [pieces[Math.max(0, i)] ?? lastPiece, pieces[Math.max(0, i) + 1]]
      return Math.min(piece.position + Math.max(0, moment - piece.from), next?.position ?? Infinity)
    },
  }
}

/** A place on the tape that somebody may want to go to. */
export type Mark = {
  readonly position: number
  readonly about:
    | { readonly kind: 'item'; readonly item: string }
    | { readonly kind: 'life'; readonly state: LifeState }
    | { readonly kind: 'revealed'; readonly round: string }
}

/** Every beginning of an item, move of the meeting and result on the wall, in their order. */
export const marksOf = (acts: readonly Act[], reel: Reel): readonly Mark[] =>
  acts.flatMap(({ at, facts }) =>
    facts.flatMap((fact): Mark[] => {
      const position = reel.positionOf(at)
      switch (fact.type) {
        case 'slot.called':
          return [{ position, about: { kind: 'item', item: fact.slot } }]
        case 'item.begun':
          return [{ position, about: { kind: 'item', item: fact.item } }]
        case 'meeting.moved':
          return [{ position, about: { kind: 'life', state: fact.to } }]
        case 'ballot.revealed':
          return [{ position, about: { kind: 'revealed', round: fact.round } }]
        default:
          return []
      }
    }),
  )
