/** One round of an archive, checked by itself: against the journal, against its box, and sum by sum. */
import type { CountedBallot, Counts } from '../../shared/domain/scoring/counts.ts'
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'
import type { TallyRound } from '../../shared/domain/tally.ts'
import type { Archive, OpeningsFile } from './archive-file.ts'
import { rootOfBox, rootOfOpened, sha256 } from './hashes.ts'
import type { Told } from './journal.ts'
import { judged, line, type Line } from './line.ts'
import { openingsLine } from './openings.ts'
import { same } from './same.ts'
import { countAgain } from './tally/count-again.ts'
import { inMergedClasses, withMergedClasses } from './tally/merged-classes.ts'

type Proof = Archive['proofs'][string]
type PerClass = Readonly<Record<string, number>>

export type RoundParts = {
  readonly id: string
  /** Of a round that was counted. */
  readonly round: TallyRound | undefined
  readonly told: Told
  readonly proof: Proof | undefined
  readonly openings: OpeningsFile | undefined
  readonly scheme: Scheme
  /** The scheme as it stands in the file, to the byte: the hash that was public when the round opened covers it. */
  readonly schemeAsWritten: unknown
}

export function roundLines(parts: RoundParts): readonly Line[] {
  const { id, round, told, proof } = parts
  const { subjects, entitled, secrecy, config } = told
  const asked = JSON.stringify({ round: id, subjects, entitled, secrecy, scheme: parts.schemeAsWritten })
  const question = judged(
    sha256(asked).toString('hex') === config,
    (words) => words.question,
    (words) => words.questionWrong,
  )
  const box = secrecy === 'secret' ? boxLines(told, proof) : []
  if (told.voided) return [question, ...box, line('left', (words) => words.voided)]
  if (!told.counted) return [question, ...box, line('left', (words) => words.notCounted)]
  if (!round) return [question, ...box, line('wrong', (words) => words.roundMissing)]
  return [
    question,
    ...box,
    figuresLine(round, told),
    countsLine(parts, round, told.counted.counts),
    balanceLine(round, told.counted.counts),
    ...(secrecy === 'secret' ? openedLines(parts, told) : []),
  ]
}

const total = (figures: PerClass): number => Object.values(figures).reduce((sum, n) => sum + n, 0)
const lengths = (lists: Readonly<Record<string, readonly unknown[]>>): PerClass =>
  Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]))
const nonZero = (figures: PerClass): PerClass =>
  Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure > 0))

/** Root A, and as many envelopes in each class as were counted at the close. */
function boxLines({ closed }: Told, proof: Proof | undefined): readonly Line[] {
  if (!closed?.root) return [line('left', (words) => words.stillOpen)]
  if (!proof) return [line('wrong', (words) => words.boxMissing)]
  const root = rootOfBox(proof.box)
  const hashes = Object.values(proof.box).flat()
  return [
    judged(
      root === closed.root,
      (words) => words.box(hashes.length),
      (words) => words.boxWrong,
      root,
    ),
    judged(
      same(nonZero(lengths(proof.box)), nonZero(closed.sealed ?? {})),
      (words) => words.boxCount(perClass(closed.sealed ?? {})),
      (words) => words.boxCountWrong(perClass(lengths(proof.box)), perClass(closed.sealed ?? {})),
    ),
    judged(
      new Set(hashes).size === hashes.length,
      (words) => words.boxOnce,
      (words) => words.boxTwice(hashes.length - new Set(hashes).size),
    ),
  ]
}

const perClass = (figures: PerClass): string =>
  Object.entries(figures)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, figure]) => `${code} ${figure}`)
    .join(' · ')

/** 应到、实到、发出、手机、纸质 as the journal has them. */
function figuresLine(round: TallyRound, { entitled, closed, counted, paper, merged }: Told): Line {
  const off = Object.entries(round.classes).filter(
    ([code, figures]) =>
      figures.due !== (entitled[code] ?? 0) ||
      figures.present !== (closed?.present?.[code] ?? null) ||
      figures.issued !== (closed?.issued[code] ?? 0) ||
      figures.phone !== (counted?.phone[code] ?? 0) ||
      figures.paper !== (paper?.[code] ?? 0),
  )
  return judged(
    off.length === 0 && same(round.merged, merged),
    (words) => words.figures,
    (words) => words.figuresWrong(off.map(([code]) => code).join(' · ')),
  )
}

/** A recorded round's ballots are counted once more; a secret round's sums are those that both tellers came to. */
function countsLine({ scheme, told }: RoundParts, round: TallyRound, journal: Counts): Line {
  if (told.secrecy === 'secret') {
    return judged(
      same(round.counts, journal),
      (words) => words.counts,
      (words) => words.countsWrong,
    )
  }
  const again = countAgain(scheme, round.subjects, ballotsOf(round))
  return judged(
    same(again, journal),
    (words) => words.ballots(total(lengths({ ballots: ballotsOf(round) }))),
    (words) => words.ballotsWrong,
  )
}

export const ballotsOf = ({ ballots }: TallyRound): readonly CountedBallot[] =>
  ballots.flatMap((pile) =>
    Array.from({ length: pile.count }, () =>
      'marks' in pile ? { voterClass: pile.class, marks: pile.marks } : { voterClass: pile.class, void: pile.void },
    ),
  )

const returnedOf = ({ classes }: Counts): PerClass =>
  Object.fromEntries(Object.entries(classes).map(([code, { valid, invalid }]) => [code, valid + total(invalid)]))

/** 收回 = 手机 + 纸质 ≤ 发出 in every class, and under every presenter as many votes as there are valid ballots. */
function balanceLine(round: TallyRound, counts: Counts): Line {
  const figure = (pick: (of: TallyRound['classes'][string]) => number) =>
    inMergedClasses(
      Object.fromEntries(Object.entries(round.classes).map(([code, of]) => [code, pick(of)])),
      round.merged,
    )
  const returned = returnedOf(counts)
  const [came, issued] = [figure(({ phone, paper }) => phone + paper), figure((of) => of.issued)]
  const offClasses = Object.keys(returned).filter(
    (code) => returned[code] !== (came[code] ?? 0) || (returned[code] ?? 0) > (issued[code] ?? 0),
  )
  const offVotes = Object.entries(counts.presenters).flatMap(([presenter, byClass]) =>
    Object.entries(byClass)
      .filter(([code, { recused, items }]) =>
        items.some((item) => recused + total(item) !== (counts.classes[code]?.valid ?? 0)),
      )
      .map(([code]) => `${presenter} ${code}`),
  )
  const off = [...offClasses, ...offVotes]
  return judged(
    off.length === 0,
    (words) => words.balance(perClass(returned)),
    (words) => words.balanceWrong(off.join(' · ')),
  )
}

/** Root B; in every column as many commitments as sealed ballots were valid; and the openings, where they are there. */
function openedLines({ id, proof, openings, scheme }: RoundParts, told: Told): readonly Line[] {
  const { counted } = told
  if (!counted) return []
  if (total(told.closed?.sealed ?? {}) === 0) return []
  if (!proof?.opened) return [line('wrong', (words) => words.openedMissing)]
  const { lists } = proof.opened
  const root = rootOfOpened(lists)
  const valid = (counts: Counts | undefined) =>
    Object.values(counts?.classes ?? {}).reduce((sum, one) => sum + one.valid, 0)
  // So few sheets that their sums would speak of persons are not in the journal: some of them may have been void.
  const unknown = counted.paper ? 0 : total(told.paper ?? {})
  const sealed = valid(counted.counts) - valid(counted.paper)
  const wanted = columnsOf(scheme, told.subjects)
  const complete =
    same([...wanted].sort(), Object.keys(lists).sort()) &&
    new Set(Object.values(lists).map((list) => list.length)).size <= 1 &&
    Object.values(lists).every(
      (list) => list.length <= sealed && list.length >= sealed - unknown && new Set(list).size === list.length,
    )
  return [
    judged(
      root === counted.root,
      (words) => words.opened,
      (words) => words.openedWrong,
      root,
    ),
    judged(
      complete,
      (words) => words.columns(wanted.length, lists[wanted[0] ?? '']?.length ?? 0),
      (words) => words.columnsWrong(sealed),
    ),
    openings
      ? openingsLine({ id, told, lists, openings, form: scheme.form })
      : line('left', (words) => words.noOpenings(id)),
  ]
}

/** The columns of a form: each presenter in each item, and of points over several items the sum. */
function columnsOf({ form }: Scheme, subjects: readonly string[]): readonly string[] {
  const names = form.items.map((_, i) => String(i))
  const all = form.answer.kind === 'points' && form.items.length > 1 ? [...names, 'total'] : names
  return subjects.flatMap((subject) => all.map((name) => `${subject}/${name}`))
}

/** The scheme by which a round was counted. */
export const schemeOfRound = (scheme: Scheme, { merged }: TallyRound): Scheme => withMergedClasses(scheme, merged)
