/**
 * The ballots of a meeting laid out in piles, as scrutineers do: for one presenter, one pile a class. Whoever is recused
 * is taken off the pile; nothing else is added up yet.
 */
import type { Cell, CountedBallot, Counts, Sheets } from '../../../shared/domain/scoring/counts.ts'
import type { Mark } from '../../../shared/domain/scoring/form.ts'
import type { Electorate } from '../../../shared/domain/scoring/outcome.ts'
import type { Given, Scheme } from '../../../shared/domain/scoring/scheme.ts'

/** One presenter of a meeting. `electorate` is already less the recused. */
export type Presenter = {
  readonly code: string
  readonly group: string
  readonly electorate: Readonly<Record<string, Electorate>>
  readonly given: Given
}
export type Meeting = {
  readonly scheme: Scheme
  readonly presenters: readonly Presenter[]
  readonly ballots: readonly CountedBallot[]
}

type Written = Extract<CountedBallot, { marks: unknown }>
/** `among`: how many presenters this voter judged. */
export type Row = { readonly marks: readonly Mark[]; readonly among: number }
export type Pile = {
  readonly code: string
  readonly rows: readonly Row[]
  readonly recused: number
  /** Ballots given back in this class, valid or void, by voters who may judge this presenter. */
  readonly returned: number
}

export const abstained = 'abstain'
export const recusedMark = 'recused'

const isWritten = (ballot: CountedBallot): ballot is Written => !('void' in ballot)
const rowOf = (ballot: Written, presenter: string): readonly Mark[] => ballot.marks[presenter] ?? []
const steppedBack = (row: readonly Mark[]) => row.includes(recusedMark)

/** The piles of one presenter, in the order of the classes. */
export function pilesOf({ scheme, presenters, ballots }: Meeting, presenter: string): readonly Pile[] {
  return scheme.classes.map(({ code }) => {
    const ofClass = ballots.filter((ballot) => ballot.voterClass === code)
    const written = ofClass.filter(isWritten)
    const judging = written.filter((ballot) => !steppedBack(rowOf(ballot, presenter)))
    const rows = judging.map((ballot) => ({
      marks: rowOf(ballot, presenter),
      among: presenters.filter((other) => !steppedBack(rowOf(ballot, other.code))).length,
    }))
    const recused = written.length - judging.length
    return { code, rows, recused, returned: ofClass.length - recused }
  })
}

/** How often each thing stands in a list. */
export function tallied(list: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(list)].map((mark) => [mark, list.filter((other) => other === mark).length]))
}

/** The counts of a meeting, as a second pair of hands finds them. */
export function countAgain(meeting: Meeting): Counts {
  const { scheme, presenters, ballots } = meeting
  const sheets = (code: string): Sheets => {
    const ofClass = ballots.filter((ballot) => ballot.voterClass === code)
    const written = ofClass.filter(isWritten)
    const silent = written.filter((ballot) => {
      const marks = presenters.flatMap(({ code: presenter }) => rowOf(ballot, presenter))
      const own = marks.filter((mark) => mark !== recusedMark)
      return own.length > 0 && own.every((mark) => mark === abstained)
    })
    return {
      valid: written.length,
      abstained: silent.length,
      invalid: tallied(ofClass.flatMap((ballot) => ('void' in ballot ? [ballot.void] : []))),
    }
  }
  return {
    classes: Object.fromEntries(scheme.classes.map(({ code }) => [code, sheets(code)])),
    presenters: Object.fromEntries(
      presenters.map(({ code }) => [
        code,
        Object.fromEntries(pilesOf(meeting, code).map((pile) => [pile.code, cellOf(scheme, pile)])),
      ]),
    ),
  }
}

/** What one class gave one presenter, mark by mark. */
export function cellOf({ form }: Scheme, { rows, recused }: Pile): Cell {
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
      ? { totals: tallied(rows.filter(({ marks }) => !marks.includes(abstained)).map(({ marks }) => addedUp(marks))) }
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
