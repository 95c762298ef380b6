/** What is in a box, added up: the only thing that ever leaves it. */
import { decimalOf, plain, total } from './exact.ts'
import { ABSTAIN, fits, RECUSED, type Form, type Mark, type Marks } from './form.ts'

/** How many gave each mark. Marks that nobody gave are not in it. */
export type Histogram = Readonly<Record<Mark, number>>

/** What one class gave one presenter. */
export type Cell = {
  /** Ballots that stood at 回避 for this presenter: in no denominator (domain 1.6). */
  readonly recused: number
  /** One for each item of the form, in its order. Places stand as `place/how many were ranked`. */
  readonly items: readonly Histogram[]
  /** Forms in points: how many ballots gave each total over the items. Ballots that abstained are not in it. */
  readonly totals?: Histogram
}

/** The ballots of one class. */
export type Sheets = {
  readonly valid: number
  /** 无效票, by reason. Only paper has any: a phone does not send what would be void. */
  readonly invalid: Readonly<Record<string, number>>
  /** Valid ballots that abstained in every cell. */
  readonly abstained: number
}

export type Counts = {
  readonly classes: Readonly<Record<string, Sheets>>
  /** `presenters[presenter][class]`. */
  readonly presenters: Readonly<Record<string, Readonly<Record<string, Cell>>>>
}

/** One ballot as far as counting needs it. `marks` has a whole row for every presenter on the form. */
export type CountedBallot =
  | { readonly voterClass: string; readonly marks: Marks }
  /** A ballot on paper that is void, and why. */
  | { readonly voterClass: string; readonly void: string }

export const votes = (histogram: Histogram): number => Object.values(histogram).reduce((a, b) => a + b, 0)

/**
 * Adds up a box. Every presenter and every class gets a cell, empty or not. Throws on a ballot that is not of this
 * form: the box is damaged then, and no count may come out.
 */
export function count(
  ballots: Iterable<CountedBallot>,
  { form, subjects, classes }: { form: Form; subjects: readonly string[]; classes: readonly string[] },
): Counts {
  const sheets = Object.fromEntries(classes.map((code) => [code, { valid: 0, abstained: 0, invalid: {} }])) as Record<
    string,
    { valid: number; abstained: number; invalid: Record<string, number> }
  >
  const cells = Object.fromEntries(
    subjects.map((subject) => [subject, Object.fromEntries(classes.map((code) => [code, emptyCell(form)]))]),
  )
  for (const ballot of ballots) {
    const sheet = sheets[ballot.voterClass]
    if (!sheet) throw new Error(`a ballot of an unknown class ${ballot.voterClass}`)
    if ('void' in ballot) {
      add(sheet.invalid, ballot.void)
      continue
    }
    if (Object.keys(ballot.marks).length !== subjects.length) throw new Error('a ballot with a row too many')
    sheet.valid += 1
    const judged = subjects.filter((subject) => ballot.marks[subject]?.[0] !== RECUSED)
    const all = judged.flatMap((subject) => ballot.marks[subject] ?? [])
    if (all.length > 0 && all.every((mark) => mark === ABSTAIN)) sheet.abstained += 1
    for (const subject of subjects) {
      const row = ballot.marks[subject]
      const cell = cells[subject]?.[ballot.voterClass]
      if (row?.length !== form.items.length || !cell) throw new Error(`a ballot without a whole row for ${subject}`)
      addRow(cell, row, form, judged.length)
    }
  }
  return {
    classes: Object.fromEntries(
      Object.entries(sheets).map(([code, sheet]) => [code, { ...sheet, invalid: inOrder(sheet.invalid) }]),
    ),
    presenters: Object.fromEntries(
      Object.entries(cells).map(([subject, byClass]) => [
        subject,
        Object.fromEntries(Object.entries(byClass).map(([code, cell]) => [code, settled(cell)])),
      ]),
    ),
  }
}

/** Without a trace of which ballot came first: the same ballots give the same bytes (rule K28). */
const inOrder = (histogram: Histogram): Histogram =>
  Object.fromEntries(Object.entries(histogram).sort(([a], [b]) => (a < b ? -1 : 1)))

const settled = ({ recused, items, totals }: Filling): Cell => ({
  recused,
  items: items.map(inOrder),
  ...(totals ? { totals: inOrder(totals) } : {}),
})

type Filling = { recused: number; items: Record<string, number>[]; totals?: Record<string, number> }

const emptyCell = (form: Form): Filling => ({
  recused: 0,
  items: form.items.map(() => ({})),
  ...(form.answer.kind === 'points' ? { totals: {} } : {}),
})

function addRow(cell: Filling, row: readonly Mark[], form: Form, among: number): void {
  if (row.every((mark) => mark === RECUSED)) {
    cell.recused += 1
    return
  }
  row.forEach((mark, i) => {
    const histogram = cell.items[i]
    const item = form.items[i]
    if (!histogram || !item || !fits(form, item, mark, among))
      throw new Error('a ballot with a cell that cannot be counted')
    add(histogram, countedAs(form, mark, among))
  })
  if (cell.totals && !row.includes(ABSTAIN)) add(cell.totals, totalOf(row))
}

/** A mark as it stands in a histogram: a place says among how many, since a ballot may rank fewer than are on the form. */
export const countedAs = ({ answer }: Form, mark: Mark, among: number): Mark =>
  answer.kind === 'places' && mark !== ABSTAIN && mark !== RECUSED ? `${mark}/${among}` : mark

/** The sum of a row in points. */
export const totalOf = (row: readonly Mark[]): Mark => plain(total(row.map(decimalOf)))

/** Two counts of one form as one: what lay sealed in the box, and what came on paper. */
export function addedUp(a: Counts, b: Counts): Counts {
  const sheets = Object.entries(a.classes).map(([code, one]): [string, Sheets] => {
    const other = b.classes[code]
    if (!other) throw new Error(`no count of class ${code}`)
    return [
      code,
      {
        valid: one.valid + other.valid,
        abstained: one.abstained + other.abstained,
        invalid: inOrder(summed(one.invalid, other.invalid)),
      },
    ]
  })
  const presenters = Object.entries(a.presenters).map(([subject, byClass]): [string, Record<string, Cell>] => [
    subject,
    Object.fromEntries(
      Object.entries(byClass).map(([code, cell]) => {
        const other = b.presenters[subject]?.[code]
        if (!other) throw new Error(`no count of ${subject} by class ${code}`)
        return [code, cellsTogether(cell, other)]
      }),
    ),
  ])
  return { classes: Object.fromEntries(sheets), presenters: Object.fromEntries(presenters) }
}

const cellsTogether = (a: Cell, b: Cell): Cell => ({
  recused: a.recused + b.recused,
  items: a.items.map((histogram, i) => inOrder(summed(histogram, b.items[i] ?? {}))),
  ...(a.totals ? { totals: inOrder(summed(a.totals, b.totals ?? {})) } : {}),
})

function summed(a: Histogram, b: Histogram): Histogram {
  const sum: Record<string, number> = { ...a }
  for (const [mark, n] of Object.entries(b)) sum[mark] = (sum[mark] ?? 0) + n
  return sum
}

const add = (histogram: Record<string, number>, key: string) => void (histogram[key] = (histogram[key] ?? 0) + 1)
