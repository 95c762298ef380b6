/**
 * Classes so small that their sums would speak of persons. They are not opened: they are merged into another, the
 * floor is lowered by a decision that stands in the minutes, or the ballot is held openly (domain 2.6).
 */
import { refuse, type Decision } from './decision.ts'
import { plainText } from './plain-text.ts'
import type { Attendance } from './attendance.ts'
import type { Round } from './ballot.ts'
import type { Scheme, VoterClass } from './scoring/scheme.ts'

type PerClass = Readonly<Record<string, number>>

/** No decision goes below this: of two, each would know the other's. */
export const LOWEST_FLOOR = 3
export const USUAL_FLOOR = 5

export type MergeCommand = { type: 'ballot.merge'; round: string; from: string; into: string; reason: string }
export type MergeFact = { type: 'ballot.merged'; round: string; from: string; into: string; reason: string }

/** The classes that are too small to vote in secret, by who is there, or who is due where nobody has counted. */
export const tooFewPresent = (due: PerClass, present: Attendance, floor: number): readonly string[] =>
  Object.keys(due).filter((code) => {
    const there = present?.[code] ?? due[code] ?? 0
    return there > 0 && there < floor
  })

/**
 * The classes of a closed round whose sums may not be made, as they are counted: with whom they were merged. What came by
 * phone must be enough by itself: two tellers have read the paper, and what is left after them would be a few phones'.
 */
export function tooFewBallots(round: Round, floor: number): readonly string[] {
  const sealed = inMergedClasses(round.merged, round.sealed ?? {})
  const onPaper = inMergedClasses(round.merged, round.paperReturned ?? {})
  const few = (n: number) => n > 0 && n < floor
  const codes = Object.keys(inMergedClasses(round.merged, round.entitled))
  return codes.filter((code) => few(sealed[code] ?? 0) || few((sealed[code] ?? 0) + (onPaper[code] ?? 0)))
}

/** May the sums of the paper sheets stand by themselves beside those of the whole box? Not where they are a few persons'. */
export const paperStandsAlone = (round: Round, floor: number): boolean =>
  Object.values(inMergedClasses(round.merged, round.paperReturned ?? {})).every((n) => n === 0 || n >= floor)

/** Rules E6 and K29: before the box is opened, and into a class that is not merged itself. */
export function decideMerge(round: Round | undefined, command: MergeCommand, floor: number): Decision<MergeFact> {
  const reason = plainText(command.reason)
  const { from, into } = command
  if (round?.secrecy !== 'secret' || round.state !== 'closed' || round.counts) return refuse('noOpenRound')
  if (!reason) return refuse('emptyText')
  const merged = round.merged ?? {}
  const codes = Object.keys(round.entitled)
  if (from === into || !codes.includes(from) || !codes.includes(into) || from in merged || into in merged)
    return refuse('badRequest')
  if (!tooFewBallots(round, floor).includes(from)) return refuse('noSuchMove')
  return [{ type: 'ballot.merged', round: round.id, from, into, reason }]
}

/** What was merged into `from` before goes with it. */
export function applyMerge(round: Round, { from, into }: MergeFact): Round {
  const merged = Object.entries(round.merged ?? {}).map(([code, target]) => [code, target === from ? into : target])
  return { ...round, merged: { ...Object.fromEntries(merged), [from]: into } }
}

/** The scheme by which a round is counted: a class that was merged gives its weight to the one it is in. */
export function schemeOf(scheme: Scheme, { merged }: Pick<Round, 'merged'>): Scheme {
  if (!merged) return scheme
  const intoIt = (code: string) => scheme.classes.filter((each) => merged[each.code] === code)
  const classes = scheme.classes.flatMap((each): readonly VoterClass[] => {
    if (each.code in merged) return []
    const others = intoIt(each.code)
    if (others.length === 0) return [each]
    const all = [each, ...others]
    const weight = Math.round(all.reduce((sum, one) => sum + one.weight, 0) * 100) / 100
    const label = {
      'zh-CN': all.map((one) => one.label['zh-CN']).join('＋'),
      en: all.map((one) => one.label.en).join(' + '),
    }
    return [{ ...each, label, weight }]
  })
  return { ...scheme, classes }
}

/** Figures by class as they are counted. */
export function inMergedClasses(merged: Round['merged'], figures: PerClass): PerClass {
  if (!merged) return figures
  const sums: Record<string, number> = {}
  for (const [code, n] of Object.entries(figures)) {
    const into = merged[code] ?? code
    sums[into] = (sums[into] ?? 0) + n
  }
  return sums
}

/** A round with all its figures in the classes in which it is counted. */
export function asCounted(round: Round): Round {
  const { merged, entitled, issued, present, onPaper, paperReturned, phoneReturned } = round
  if (!merged) return round
  const put = (figures: PerClass) => inMergedClasses(merged, figures)
  return {
    ...round,
    entitled: put(entitled),
    ...(issued ? { issued: put(issued) } : {}),
    ...(present ? { present: put(present) } : {}),
    ...(onPaper ? { onPaper: put(onPaper) } : {}),
    ...(paperReturned ? { paperReturned: put(paperReturned) } : {}),
    ...(phoneReturned ? { phoneReturned: put(phoneReturned) } : {}),
  }
}
