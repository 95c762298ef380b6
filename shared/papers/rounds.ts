/**
 * The rounds of the day as they may be published. Everything comes through `resultOf`, where the counts of small
 * classes are left out, so that nothing that no screen shows is ever on paper (rule V5).
 */
import { slotOf } from '../domain/agenda.ts'
import type { Round } from '../domain/ballot.ts'
import { resultOf } from '../domain/result-view.ts'
import type { RoundResult } from '../domain/sections.ts'
import type { Scheme } from '../domain/scoring/scheme.ts'
import { schemeOf } from '../domain/small-class.ts'
import { withoutTrials } from '../domain/trial.ts'
import { presenterLine } from './frame.ts'
import type { PapersSource } from './source.ts'
import { terms, words } from './words.ts'

export type PublishedRound = {
  readonly name: string
  readonly result: RoundResult
  /** By which it was counted, with classes merged where they had to be. */
  readonly scheme: Scheme
}

/** Closed and voided rounds, in the order in which they were opened. */
export function publishedRounds(source: PapersSource): readonly PublishedRound[] {
  const { meeting } = source
  return withoutTrials(meeting.rounds)
    .filter(({ state }) => state !== 'open')
    .map((round) => ({
      name: nameOf(round, source),
      result: resultOf(meeting, round),
      scheme: schemeOf(meeting.plan.scheme, round),
    }))
}

/** `07 鹤壁市`, or `01—05号`; a round that was held again says so. */
export function nameOf({ subjects, number }: Pick<Round, 'subjects' | 'number'>, source: PapersSource): string {
  const t = words(source).tally
  const slots = subjects.flatMap((id) => slotOf(source.meeting.agenda, id) ?? [])
  const [first] = slots
  const last = slots.at(-1)
  const number2 = (n: number) => terms(source).orderNo(n)
  const name =
    !first || !last
      ? t.several(subjects.length)
      : first === last
        ? presenterLine(first, source)
        : t.roundOf(number2(first.orderNo), number2(last.orderNo), slots.length)
  return number > 1 ? t.again(name, number) : name
}
