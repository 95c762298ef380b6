/**
 * The ballots of a meeting laid out in piles, as scrutineers do: for one presenter, one pile a class. Whoever is recused
 * is taken off the pile; nothing else is added up yet.
 */
import type { Cell, CountedBallot, Counts, Histogram } from '../../../shared/domain/scoring/counts.ts'
import type { Mark } from '../../../shared/domain/scoring/form.ts'
import type { Electorate } from '../../../shared/domain/scoring/outcome.ts'
import type { Given, Scheme } from '../../../shared/domain/scoring/scheme.ts'

/**
 * One presenter of a meeting, with a pile for each class. `electorate` is already less the recused. `scheme`: by which
 * this one is counted, where classes had to be merged.
 */
export type Presenter = {
  readonly code: string
  readonly group: string
  readonly scheme: Scheme
  readonly electorate: Readonly<Record<string, Electorate>>
  readonly given: Given
  readonly piles: readonly Pile[]
}
export type Meeting = { readonly scheme: Scheme; readonly presenters: readonly Presenter[] }

type Written = Extract<CountedBallot, { marks: unknown }>
/** `among`: how many presenters this voter judged. */
export type Row = { readonly marks: readonly Mark[]; readonly among: number }
/** `sums`: where only sums are known, one row a ballot with its points added up, or an abstention. */
export type Pile = {
  readonly code: string
  readonly rows: readonly Row[]
  readonly sums?: readonly Row[]
  readonly recused: number
  /** Ballots given back in this class, valid or void, by voters who may judge this presenter. */
  readonly returned: number
}

export const abstained = 'abstain'
export const recusedMark = 'recused'

export const isWritten = (ballot: CountedBallot): ballot is Written => !('void' in ballot)
export const rowOf = (ballot: Written, presenter: string): readonly Mark[] => ballot.marks[presenter] ?? []
const steppedBack = (row: readonly Mark[]) => row.includes(recusedMark)

/** The piles of one presenter, in the order of the classes. `presenters`: everybody on the form. */
export function pilesOf(
  { classes }: Scheme,
  presenters: readonly string[],
  ballots: readonly CountedBallot[],
  presenter: string,
): readonly Pile[] {
  return classes.map(({ code }) => {
    const ofClass = ballots.filter((ballot) => ballot.voterClass === code)
    const written = ofClass.filter(isWritten)
    const judging = written.filter((ballot) => !steppedBack(rowOf(ballot, presenter)))
    const rows = judging.map((ballot) => ({
      marks: rowOf(ballot, presenter),
      among: presenters.filter((other) => !steppedBack(rowOf(ballot, other))).length,
    }))
    const recused = written.length - judging.length
    return { code, rows, recused, returned: ofClass.length - recused }
  })
}

/**
 * The piles of one presenter of whom only sums are known. Which marks stood on one ballot is not, so each column is laid
 * down by itself; no way of counting asks for more, but for the sums over the items, which come beside them.
 */
export function pilesOfSums(
  { classes }: Scheme,
  { classes: sheets, presenters }: Counts,
  presenter: string,
): readonly Pile[] {
  return classes.map(({ code }) => {
    const { recused, items, totals } = presenters[presenter]?.[code] ?? { recused: 0, items: [] }
    const columns = items.map(laidDown)
    const [first = []] = columns
    const rows = first.map(({ among }, at) => ({ marks: columns.map((column) => column[at]?.mark ?? ''), among }))
    const { valid = 0, invalid = {} } = sheets[code] ?? {}
    const returned = valid + Object.values(invalid).reduce((sum, n) => sum + n, 0) - recused
    if (!totals) return { code, rows, recused, returned }
    const added = laidDown(totals).map(({ mark, among }) => ({ marks: [mark], among }))
    const silent = Array.from({ length: rows.length - added.length }, () => ({ marks: [abstained], among: 0 }))
    return { code, rows, sums: [...added, ...silent], recused, returned }
  })
}

/** So many of each mark, one after the other. A place stands as `place/among`. */
const laidDown = (histogram: Histogram): readonly { readonly mark: Mark; readonly among: number }[] =>
  Object.entries(histogram).flatMap(([counted, n]) => {
    const [mark = '', among = '0'] = counted.split('/')
    return Array.from({ length: n }, () => ({ mark, among: Number(among) }))
  })

/** How often each thing stands in a list. */
export function tallied(list: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(list)].map((mark) => [mark, list.filter((other) => other === mark).length]))
}

/** What one class gave one presenter, mark by mark. */
export function cellOf({ form }: Scheme, { rows, sums, recused }: Pile): Cell {
  const places = form.answer.kind === 'places'
  return {
    recused,
    items: form.items.map((_, i) =>
      tallied(
        rows.map(({ marks, among }) => {
          const mark = marks[i] ?? ''
          return places && mark !== abstained ? `${mark}/${among}` : mark
        }),
      ),
    ),
    ...(form.answer.kind === 'points'
      ? {
          totals: tallied(
            (sums ?? rows).filter(({ marks }) => !marks.includes(abstained)).map(({ marks }) => addedUp(marks)),
          ),
        }
      : {}),
  }
}

/** Points have two decimals at most, so they are added as hundredths; written as a person writes them. */
export function addedUp(points: readonly string[]): string {
  const sum = points.reduce((all, text) => {
    const [head = '', tail = ''] = text.split('.')
    return all + Number(head + tail.padEnd(2, '0'))
  }, 0)
  const [head, tail] = [Math.floor(sum / 100), String(sum % 100).padStart(2, '0')]
  return tail === '00' ? String(head) : `${head}.${tail}`.replace(/0$/, '')
}
