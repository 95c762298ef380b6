/**
 * Rounds and results as they may be seen. Counts that would speak of persons are left out here, for everybody: the
 * console has no more of them than the wall (rules V5 and K25).
 */
import { isPresentable, slots } from './agenda.ts'
import { isForTellers, openRounds, roundsFor, type Round } from './ballot.ts'
import { balanceOf, resultsOf, standingsOf, type Result } from './results.ts'
import { scoreOf } from './scoring/score.ts'
import { speaksOfPersons, withoutClasses } from './scoring/small-cells.ts'
import { withoutBand, type Standing } from './scoring/standing.ts'
import type { Meeting } from './meeting.ts'
import type { ResultRow, RoundResult, ShownRound } from './sections.ts'

/** The round that matters now: an open one, else the last of the slot under way. */
export function roundOfTheMoment({ rounds, agenda, plan }: Meeting): Round | undefined {
  const ofSlot = agenda.current === null ? undefined : roundsFor(rounds, agenda.current).at(-1)
  return openRounds(rounds)[0] ?? (plan.timing === 'open_all_day' ? roundsFor(rounds, null).at(-1) : ofSlot)
}

export function shown(round: Round): ShownRound {
  const { id, number, slot, subjects, state, secrecy, config, seal, root, openedRoot } = round
  return {
    id,
    number,
    ...(slot ? { slot } : {}),
    subjects,
    state,
    secrecy,
    ...(seal ? { config, publicKey: seal.publicKey, receiptKey: seal.receiptKey } : {}),
    ...(root ? { root } : {}),
    ...(openedRoot ? { openedRoot } : {}),
  }
}

/** A voided round keeps its turnout and its reason, and shows no score: it does not count. */
export function resultOf(meeting: Meeting, round: Round): RoundResult {
  const { counts, state, reason, revealed, onPaper, merged, doubts } = round
  const balance = state === 'closed' ? balanceOf(round) : null
  return {
    ...shown(round),
    submitted: round.submitted ?? 0,
    entitled: added(round.entitled),
    ...(reason ? { reason } : {}),
    ...(revealed ? { revealed } : {}),
    ...(state === 'closed' && onPaper && !round.paperReturned ? { awaitsPaper: true as const } : {}),
    ...(state === 'closed' && !counts && isForTellers(round) ? { awaitsTellers: true as const } : {}),
    ...(merged ? { merged } : {}),
    ...(doubts ? { doubts } : {}),
    ...(balance ? { balance } : {}),
    ...(balance?.faults.length === 0
      ? { rows: rowsOf(meeting, resultsOf(meeting, round), round.subjects.length > 1 ? 'whole' : 'alone') }
      : {}),
  }
}

/** `alone`: one presenter of many, who can have no rank. */
export function rowsOf(meeting: Meeting, results: readonly Result[], among: 'whole' | 'alone'): readonly ResultRow[] {
  const { scheme: planned, demo } = meeting.plan
  const all = standingsOf(meeting, results)
  // A band of which only a share may have it is known when everybody's result is.
  const open = planned.rules.quota !== null && results.length < slots(meeting.agenda).filter(isPresentable).length
  const kept = (standing: Standing): Standing => {
    const { rank: _rank, tied: _tied, ...alone } = standing
    return among === 'whole' ? standing : alone
  }
  return results.map(({ presenter, scheme, subject, outcome }) => {
    const score = scoreOf(scheme, subject, outcome)
    // In a demo nobody has voted: there it is shown whole to whoever tries it with two phones (rule V5).
    const hidden = !demo && speaksOfPersons(score, scheme.rules.smallCells)
    return {
      presenter,
      score: hidden ? withoutClasses(score) : score,
      standing: kept(open ? withoutBand(all[presenter] ?? {}) : (all[presenter] ?? {})),
    }
  })
}

export const added = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
