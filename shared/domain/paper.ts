/**
 * Paper beside phones. A card that has been given a paper form votes on paper and no longer by phone. After the round
 * two people enter every sheet, each without seeing the other's; the hub compares, and only what both have entered
 * alike is counted. Where a ballot came from is kept as a total only.
 */
import { refuse, type Decision } from './decision.ts'
import { ABSTAIN, RECUSED, type Form, type Marks } from './scoring/form.ts'
import { faultOf, type SheetRule } from './scoring/sheet.ts'
import type { CountedBallot } from './scoring/counts.ts'
import type { Round, Rounds } from './ballot.ts'
import type { Roster } from './roster.ts'

export const voidReasons = ['several_ticks', 'altered', 'blank', 'not_ours', 'unreadable'] as const
/** 无效原因, as the person who enters the sheet sees it. What breaks a rule of the plan is found by the hub. */
export type VoidReason = (typeof voidReasons)[number]

/** Why the hub finds a sheet void: a rule of the plan, a line left empty where that voids it, or a wrong place. */
export const foundVoid = ['rule', 'blank_row', 'places', 'unfit'] as const

/** One sheet as one person has entered it. `sheet`: its number in the pile of its class, from 1. */
export type PaperSheet = {
  readonly voterClass: string
  readonly sheet: number
  readonly content: { readonly marks: Marks } | { readonly void: VoidReason }
}

export type PaperCommand =
  | { type: 'paper.issue'; card: string }
  | { type: 'paper.withdraw'; card: string }
  /** `returned`: sheets counted in the pile of each class. */
  | { type: 'paper.accept'; round: string; returned: Readonly<Record<string, number>> }
export type PaperFact =
  | { type: 'paper.issued'; card: string }
  | { type: 'paper.withdrawn'; card: string }
  | { type: 'paper.accepted'; round: string; returned: Readonly<Record<string, number>> }

/** What stands in the two entries of a round, per class. */
export type PaperStanding = {
  /** Sheets that both have entered, and alike. */
  readonly agreed: Readonly<Record<string, number>>
  /** Sheets that only one has entered. */
  readonly single: number
  /** Sheets that they have entered differently. */
  readonly differing: number
}

/** One cell, or the whole sheet, in which two entries differ. `presenter` is null where one of them calls it void. */
export type PaperDifference = {
  readonly voterClass: string
  readonly sheet: number
  readonly presenter: string | null
}

export function decidePaper(
  command: PaperCommand,
  setting: {
    readonly roster: Roster
    readonly rounds: Rounds
    readonly onPaper: readonly string[]
    /** Is the card's ballot in the box of this round? */
    readonly hasSubmitted: (round: string, card: string) => boolean
    readonly standing: (round: string) => PaperStanding
  },
): Decision<PaperFact> {
  const { roster, rounds, onPaper } = setting
  if (command.type === 'paper.accept')
    return decideAccept(command, rounds[command.round], setting.standing(command.round))
  const { card } = command
  if (roster.cards[card]?.voterClass === undefined) return refuse('noSuchCard')
  const open = Object.values(rounds).filter(({ state }) => state === 'open')
  if (command.type === 'paper.issue') {
    if (onPaper.includes(card)) return refuse('onPaper')
    // Whoever has submitted has voted: a second ballot on paper would be counted twice.
    if (open.some(({ id }) => setting.hasSubmitted(id, card))) return refuse('hasVoted')
    return [{ type: 'paper.issued', card }]
  }
  if (!onPaper.includes(card)) return refuse('notOnPaper')
  // The sheet may be in the box already, and nobody could tell.
  if (open.length > 0) return refuse('ballotOpen')
  return [{ type: 'paper.withdrawn', card }]
}

/** Rule B20: both entries alike, as many as were counted in the pile, and no more than were given out. */
function decideAccept(
  { round: id, returned }: Extract<PaperCommand, { type: 'paper.accept' }>,
  round: Round | undefined,
  { agreed, single, differing }: PaperStanding,
): Decision<PaperFact> {
  if (round?.state !== 'closed' || round.counts || round.paperReturned || !round.onPaper) return refuse('noOpenRound')
  const issued = round.onPaper
  if (Object.keys(returned).some((code) => issued[code] === undefined)) return refuse('badRequest')
  const tooMany = Object.entries(returned).reduce((n, [code, count]) => n + Math.max(0, count - (issued[code] ?? 0)), 0)
  if (tooMany > 0) return refuse('moreThanIssued', tooMany)
  if (differing + single > 0) return refuse('entriesDiffer', differing + single)
  const amiss = Object.keys(issued).reduce((n, code) => n + Math.abs((returned[code] ?? 0) - (agreed[code] ?? 0)), 0)
  if (amiss > 0) return refuse('sheetsMissing', amiss)
  return [{ type: 'paper.accepted', round: id, returned: { ...agreed, ...returned } }]
}

export function applyOnPaper(onPaper: readonly string[], fact: PaperFact): readonly string[] {
  switch (fact.type) {
    case 'paper.issued':
      return [...onPaper, fact.card]
    case 'paper.withdrawn':
      return onPaper.filter((card) => card !== fact.card)
    case 'paper.accepted':
      return onPaper
  }
}

/** How many cards of each class vote on paper. */
export function paperPerClass(onPaper: readonly string[], roster: Roster): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const card of onPaper) {
    const code = roster.cards[card]?.voterClass
    if (code !== undefined) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** Where two entries of one sheet differ; empty if they say the same. */
export function differencesOf(a: PaperSheet, b: PaperSheet): readonly PaperDifference[] {
  const where = { voterClass: a.voterClass, sheet: a.sheet }
  if ('void' in a.content || 'void' in b.content) {
    const same = 'void' in a.content && 'void' in b.content && a.content.void === b.content.void
    return same ? [] : [{ ...where, presenter: null }]
  }
  const [left, right] = [a.content.marks, b.content.marks]
  const presenters = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  return presenters
    .filter((presenter) => (left[presenter] ?? []).join('|') !== (right[presenter] ?? []).join('|'))
    .map((presenter) => ({ ...where, presenter }))
}

/**
 * A sheet as it is counted: empty lines as the plan has them, and void if it breaks the plan's rules. On paper nothing
 * can be blocked while it is filled in.
 */
export function countedSheet(
  { voterClass, content }: PaperSheet,
  {
    form,
    subjects,
    blankRow,
    invalid,
  }: { form: Form; subjects: readonly string[]; blankRow: 'abstain' | 'void'; invalid: readonly SheetRule[] },
): CountedBallot {
  if ('void' in content) return { voterClass, void: content.void }
  const voided = (why: (typeof foundVoid)[number]): CountedBallot => ({ voterClass, void: why })
  const rows = subjects.map(
    (subject) => [subject, form.items.map((_, i) => content.marks[subject]?.[i] ?? '')] as const,
  )
  const recused = rows.filter(([, row]) => row.every((mark) => mark === RECUSED)).map(([subject]) => subject)
  const judged = rows.filter(([subject]) => !recused.includes(subject))
  const blank = judged.some(([, row]) => row.includes(''))
  if (blank && (blankRow === 'void' || form.abstain === 'none')) return voided('blank_row')
  const filled = Object.fromEntries(judged.map(([subject, row]) => [subject, withAbstentions(form, row)]))
  const fault = faultOf(filled, { form, subjects, recused, invalid })
  if (fault) return voided(fault.why === 'rule' ? 'rule' : fault.why === 'samePlace' ? 'places' : 'unfit')
  const whole = subjects.map((subject) => [subject, filled[subject] ?? form.items.map(() => RECUSED)])
  return { voterClass, marks: Object.fromEntries(whole) as Marks }
}

/** 不选视为弃权: the cell, or the presenter where a row is all or nothing. */
const withAbstentions = ({ abstain }: Form, row: readonly string[]): readonly string[] =>
  abstain === 'presenter' && row.includes('')
    ? row.map(() => ABSTAIN)
    : row.map((mark) => (mark === '' ? ABSTAIN : mark))

export const applyAccepted = (round: Round, returned: Readonly<Record<string, number>>): Round => ({
  ...round,
  paperReturned: returned,
})
