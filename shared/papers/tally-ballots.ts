/** 发出、收回、有效、无效、弃权、未交 of every round, and whether the ballots are valid: the first half of a tally report. */
import type { ClassBalance } from '../domain/results.ts'
import { imbalanceSentence } from '../i18n/scheme-text/why-none.ts'
import { slotOf } from '../domain/agenda.ts'
import type { Block, Cell } from './document.ts'
import { presenterLine } from './frame.ts'
import type { PublishedRound } from './rounds.ts'
import type { PapersSource } from './source.ts'
import { invalidReason, readerOf, results, terms, words } from './words.ts'

const figures = ['due', 'present', 'issued', 'returned', 'valid', 'invalid', 'abstained', 'missing'] as const
type Figure = (typeof figures)[number]
type Sums = Pick<ClassBalance, Figure | 'paper' | 'invalidBy'>

/** One class of a round, or all of them together (`null`); nothing before it is counted. */
export function sumsOf({ result }: PublishedRound, code: string | null): Sums | null {
  const rows = (result.balance?.classes ?? []).filter((row) => code === null || row.code === code)
  const [first] = rows
  if (!first) return null
  return rows.slice(1).reduce<Sums>(
    (all, row) => ({
      ...(Object.fromEntries(
        [...figures, 'paper' as const].map((key) => [
          key,
          all[key] === null || row[key] === null ? null : (all[key] ?? 0) + (row[key] ?? 0),
        ]),
      ) as Omit<Sums, 'invalidBy'>),
      invalidBy: added(all.invalidBy, row.invalidBy),
    }),
    first,
  )
}

function added(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const sum: Record<string, number> = { ...a }
  for (const [why, n] of Object.entries(b)) sum[why] = (sum[why] ?? 0) + n
  return sum
}

/** A line for each round that was counted. */
export function ballotTable(rounds: readonly PublishedRound[], code: string | null, source: PapersSource): Block {
  const t = words(source).tally
  const b = results(source).balance
  const lines = rounds.flatMap((round) => {
    const sums = sumsOf(round, code)
    return sums ? [{ round, sums }] : []
  })
  const paper = lines.some(({ sums }) => sums.paper > 0)
  return {
    kind: 'table',
    name: t.roundTable,
    columns: [
      { label: t.round, width: 22, align: 'start' },
      ...figures.map((figure) => ({ label: b[figure], width: 8 })),
      ...(paper ? [{ label: b.paper, width: 8 }] : []),
    ],
    rows: lines.map(({ round, sums }): readonly Cell[] => [
      round.name,
      ...figures.map((figure) => sums[figure] ?? ''),
      ...(paper ? [sums.paper] : []),
    ]),
  }
}

/** 本次测评有效, or what keeps a round from counting; reasons of invalid ballots; classes that were merged. */
export function conclusions(
  rounds: readonly PublishedRound[],
  code: string | null,
  source: PapersSource,
): readonly string[] {
  const t = words(source).tally
  return rounds.flatMap((round): readonly string[] => {
    const { name, result } = round
    if (result.state === 'voided') return code === null ? [t.voided(name, result.reason ?? '')] : []
    if (!result.balance) return [t.waits(name)]
    const merged = Object.entries(result.merged ?? {})
      .filter(([from]) => code === null || from === code)
      .map(([from, into]) => t.merged(terms(source).voterClass(from), terms(source).voterClass(into)))
    const sums = sumsOf(round, code)
    if (!sums) return merged
    const { faults } = result.balance
    if (faults.length > 0) {
      const who = (id: string) => {
        const slot = slotOf(source.meeting.agenda, id)
        return slot ? presenterLine(slot, source) : id
      }
      const why = faults.map((fault) => imbalanceSentence(fault, who, readerOf(source)))
      return [t.unbalanced(name, words(source).notes(why))]
    }
    const invalid = Object.entries(sums.invalidBy).map(([why, n]) => t.reason(invalidReason(source, why), n))
    const say = sums.returned === sums.issued ? t.equal : t.fewer
    return [
      say(name, sums.issued, sums.returned),
      ...(invalid.length > 0 ? [t.invalid(name, words(source).names(invalid))] : []),
      ...merged,
    ]
  })
}
