/** How far the piles of a round have been entered: by me, by the other, and where we differ. Sheets are numbered from 1. */
import type { PaperDifference } from '../../shared/domain/paper.ts'
import type { PaperRound } from '../../shared/domain/view.ts'

export type Teller = 'teller_a' | 'teller_b'
export const otherTeller = (me: Teller): Teller => (me === 'teller_a' ? 'teller_b' : 'teller_a')

/** One sheet of a pile. */
export type SheetPlace = { readonly round: string; readonly voterClass: string; readonly sheet: number }
export const samePlace = (a: SheetPlace | null, b: SheetPlace | null): boolean =>
  a?.round === b?.round && a?.voterClass === b?.voterClass && a?.sheet === b?.sheet

/** free: nobody has entered it. both: both have, and alike. */
export type SheetState = 'free' | 'mine' | 'other' | 'both' | 'differs'

export type Pile = {
  readonly voterClass: string
  readonly issued: number
  readonly mine: number
  readonly other: number
  readonly differing: number
  readonly sheets: readonly { readonly sheet: number; readonly state: SheetState }[]
}

const enteredBy = (round: PaperRound, who: Teller, voterClass: string): readonly number[] =>
  round.entered[who][voterClass] ?? []

/** The classes that have been given sheets, in the plan's order. */
export function pilesOf(round: PaperRound, classes: readonly string[], me: Teller): readonly Pile[] {
  return classes
    .filter((code) => (round.issued[code] ?? 0) > 0 || enteredBy(round, me, code).length > 0)
    .map((code) => pileOf(round, code, me))
}

function pileOf(round: PaperRound, voterClass: string, me: Teller): Pile {
  const issued = round.issued[voterClass] ?? 0
  const mine = enteredBy(round, me, voterClass)
  const other = enteredBy(round, otherTeller(me), voterClass)
  const differing = new Set(
    round.differences.filter((difference) => difference.voterClass === voterClass).map(({ sheet }) => sheet),
  )
  const stateOf = (sheet: number): SheetState => {
    if (differing.has(sheet)) return 'differs'
    if (mine.includes(sheet)) return other.includes(sheet) ? 'both' : 'mine'
    return other.includes(sheet) ? 'other' : 'free'
  }
  const last = Math.max(issued, ...mine, ...other)
  const sheets = Array.from({ length: last }, (_, i) => ({ sheet: i + 1, state: stateOf(i + 1) }))
  return { voterClass, issued, mine: mine.length, other: other.length, differing: differing.size, sheets }
}

/**
 * The first sheet of a pile that I have not entered, at most as many as were given out; null if there is none. `saved`:
 * a sheet that the hub has taken and that the view may not show yet.
 */
export function nextFree(round: PaperRound, voterClass: string, me: Teller, saved?: number): SheetPlace | null {
  const mine = enteredBy(round, me, voterClass)
  for (let sheet = 1; sheet <= (round.issued[voterClass] ?? 0); sheet += 1)
    if (!mine.includes(sheet) && sheet !== saved) return { round: round.id, voterClass, sheet }
  return null
}

/** Where the two differ, sheet by sheet in the order of the piles. `presenters` is empty where the whole sheet differs. */
export type DifferingSheet = SheetPlace & { readonly presenters: readonly string[] }

export function differingSheets(round: PaperRound, classes: readonly string[]): readonly DifferingSheet[] {
  const ofSheet = (all: readonly PaperDifference[], sheet: number) => all.filter((one) => one.sheet === sheet)
  return classes.flatMap((voterClass) => {
    const all = round.differences.filter((difference) => difference.voterClass === voterClass)
    const sheets = [...new Set(all.map(({ sheet }) => sheet))].sort((a, b) => a - b)
    return sheets.map((sheet) => ({
      round: round.id,
      voterClass,
      sheet,
      presenters: round.subjects.filter((subject) =>
        ofSheet(all, sheet).some(({ presenter }) => presenter === subject),
      ),
    }))
  })
}
