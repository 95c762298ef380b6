/** The openings of one round: each fits its commitment, and they add up to the count. */
import type { Cell, Counts, Histogram } from '../../shared/domain/scoring/counts.ts'
import type { Form } from '../../shared/domain/scoring/form.ts'
import type { OpeningsFile } from './archive-file.ts'
import { commitmentOf } from './hashes.ts'
import type { Told } from './journal.ts'
import { judged, line, type Line } from './line.ts'
import { same } from './same.ts'
import { abstained, recusedMark, tallied } from './tally/piles.ts'

export type OpeningsParts = {
  readonly id: string
  readonly told: Told
  readonly lists: Readonly<Record<string, readonly string[]>>
  readonly openings: OpeningsFile
  readonly form: Form
}

export function openingsLine({ id, told, lists, openings, form }: OpeningsParts): Line {
  const { columns } = openings
  const entries = Object.values(columns).flat()
  const opens =
    openings.round === id &&
    same(
      Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, list.map((one) => one.commitment)])),
      lists,
    ) &&
    Object.entries(columns).every(([name, list]) => list.every((one) => commitmentOf(id, name, one) === one.commitment))
  // What came on a few sheets of paper stands nowhere by itself, so that the openings alone cannot make the result.
  if (opens && !told.counted?.paper && Object.values(told.paper ?? {}).some((sheets) => sheets > 0)) {
    return line('left', (words) => words.openingsBesidePaper(entries.length))
  }
  const adds = opens && told.subjects.every((presenter) => addsUp(presenter, { told, openings, form }))
  return judged(
    opens && adds,
    (words) => words.openings(entries.length),
    (words) => (opens ? words.openingsDoNotAdd : words.openingsWrong),
  )
}

/** What phones gave one presenter: the count, less what came on paper. */
function addsUp(presenter: string, { told, openings, form }: Pick<OpeningsParts, 'told' | 'openings' | 'form'>) {
  const { counted, merged } = told
  if (!counted) return false
  return Object.keys(counted.counts.classes).every((code) => {
    const column = (name: number | 'total') =>
      (openings.columns[`${presenter}/${name}`] ?? [])
        .filter(({ voterClass }) => (merged[voterClass] ?? voterClass) === code)
        .map(({ mark }) => mark)
    const wanted = lessPaper(presenter, code, counted)
    const sums = column('total').filter((mark) => mark !== recusedMark && mark !== abstained)
    const summed = form.answer.kind !== 'points' || form.items.length === 1 || same(tallied(sums), wanted.totals ?? {})
    return (
      summed &&
      form.items.every((_, i) => {
        const marks = column(i)
        const recused = marks.filter((mark) => mark === recusedMark).length
        return (
          recused === wanted.recused &&
          same(tallied(marks.filter((mark) => mark !== recusedMark)), wanted.items[i] ?? {})
        )
      })
    )
  })
}

function lessPaper(
  presenter: string,
  code: string,
  { counts, paper }: { counts: Counts; paper?: Counts | undefined },
): Cell {
  const all = counts.presenters[presenter]?.[code] ?? { recused: 0, items: [] }
  const sheets = paper?.presenters[presenter]?.[code]
  if (!sheets) return all
  return {
    recused: all.recused - sheets.recused,
    items: all.items.map((item, i) => less(item, sheets.items[i] ?? {})),
    ...(all.totals ? { totals: less(all.totals, sheets.totals ?? {}) } : {}),
  }
}

const less = (all: Histogram, some: Histogram): Histogram =>
  Object.fromEntries(
    Object.entries(all)
      .map(([mark, n]) => [mark, n - (some[mark] ?? 0)] as const)
      .filter(([, n]) => n !== 0),
  )
