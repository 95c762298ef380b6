/** The paper sheets of a round: entered by two, compared, and in the end made into ballots like any other. */
import type { Form } from '../shared/domain/scoring/form.ts'
import { countedSheet, differencesOf, type PaperSheet, type PaperStanding } from '../shared/domain/paper.ts'
import type { Round } from '../shared/domain/ballot.ts'
import type { Scheme } from '../shared/domain/scoring/scheme.ts'
import type { PaperRound } from '../shared/domain/view.ts'
import type { BoxedBallot } from '../db/ballot-box.ts'
import { toPaper, toVoidPaper } from '../shared/sealing/ballot-paper.ts'
import type { Entered, PaperEntries } from '../db/paper-entries.ts'

type Pair = { readonly a?: Entered; readonly b?: Entered }

/** Both entries of each sheet, one beside the other. */
function pairs(entered: readonly Entered[]): readonly Pair[] {
  const byKey = new Map<string, Pair>()
  for (const entry of entered) {
    const key = `${entry.voterClass}/${entry.sheet}`
    byKey.set(key, { ...byKey.get(key), [entry.teller === 'teller_a' ? 'a' : 'b']: entry })
  }
  return [...byKey.values()]
}

const agree = ({ a, b }: Pair): PaperSheet | null => (a && b && differencesOf(a, b).length === 0 ? a : null)

export function paperStanding(entries: PaperEntries, round: string): PaperStanding {
  const all = pairs(entries.all(round))
  const agreed: Record<string, number> = {}
  for (const { voterClass } of all.flatMap((pair) => agree(pair) ?? [])) {
    agreed[voterClass] = (agreed[voterClass] ?? 0) + 1
  }
  const single = all.filter(({ a, b }) => !a || !b).length
  return { agreed, single, differing: all.filter((pair) => pair.a && pair.b && !agree(pair)).length }
}

/** What may be shown of the entries: which sheets, and where the two differ; never what is on them. */
export function paperView(entries: PaperEntries, round: string): Pick<PaperRound, 'entered' | 'differences'> {
  const all = entries.all(round)
  const sheetsOf = (teller: string): Readonly<Record<string, readonly number[]>> => {
    const sheets: Record<string, number[]> = {}
    for (const entry of all.filter((one) => one.teller === teller)) (sheets[entry.voterClass] ??= []).push(entry.sheet)
    return sheets
  }
  return {
    entered: { teller_a: sheetsOf('teller_a'), teller_b: sheetsOf('teller_b') },
    differences: pairs(all).flatMap(({ a, b }) => (a && b ? differencesOf(a, b) : [])),
  }
}

/** The agreed sheets as ballots of the box. */
export function paperBallots(entries: PaperEntries, round: Round, { form, rules }: Scheme): readonly BoxedBallot[] {
  return pairs(entries.all(round.id))
    .flatMap((pair) => agree(pair) ?? [])
    .map((sheet) => {
      const ballot = countedSheet(sheet, { form, subjects: round.subjects, ...rules })
      const paper = 'void' in ballot ? toVoidPaper(ballot.void) : toPaper(form, round.subjects, ballot.marks)
      return { voterClass: sheet.voterClass, paper }
    })
}

/** Has a sheet a row for these presenters alone, each with a cell for every item? Empty cells may be. */
export const fitsForm = (content: PaperSheet['content'], subjects: readonly string[], { items }: Form): boolean =>
  'void' in content ||
  Object.entries(content.marks).every(
    ([subject, row]) =>
      subjects.includes(subject) && row.length === items.length && row.every((mark) => mark.length <= 24),
  )
