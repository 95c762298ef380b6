/** Every step that could be asked for in a meeting, and a random one of those that it would not refuse. */
import { isRefusal } from '../../shared/domain/decision.ts'
import { ballotTimings } from '../../shared/domain/ballot.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { slots } from '../../shared/domain/agenda.ts'
import { decide, type Situation } from '../../shared/domain/decide.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { lifeStates } from '../../shared/domain/meeting-life.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import { slotMarks, talkPhases } from '../../shared/domain/slot.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import type { StepCommand } from '../../shared/domain/vocabulary.ts'
import { operator } from './people.ts'

function imaginableSteps(meeting: Meeting): readonly NextStep[] {
  const presenters = slots(meeting.agenda).map(({ id }) => id)
  const timer = meeting.timer?.id ?? 'none'
  return [
    ...lifeStates.map((to): NextStep => ({ type: 'meeting.move', to })),
    ...ballotTimings.map((timing): NextStep => ({ type: 'plan.change', timing, firstTogether: 0, reason: 'custom' })),
    { type: 'scheme.change', scheme: presets.P3.scheme, reason: 'custom' },
    ...meeting.agenda.order.flatMap((item): NextStep[] => [
      { type: 'item.begin', item },
      { type: 'item.end', item },
      { type: 'item.skip', item },
    ]),
    ...presenters.flatMap((slot, i): NextStep[] => [
      { type: 'slot.call', slot },
      ...talkPhases.map((to): NextStep => ({ type: 'slot.enter', slot, to })),
      { type: 'slot.finish', slot },
      ...slotMarks.map((as): NextStep => ({ type: 'slot.mark', slot, as, reason: 'told in advance' })),
      { type: 'agenda.swap', a: slot, b: presenters[i + 1] ?? slot, reason: 'train is late' },
      { type: 'ballot.open', slot },
    ]),
    { type: 'ballot.open', slot: null },
    { type: 'timer.pause', timer, reason: 'microphone' },
    { type: 'timer.resume', timer },
    { type: 'timer.adjust', timer, by: minutes(1) },
    { type: 'timer.adjust', timer, by: seconds(-30) },
    ...Object.keys(meeting.rounds).flatMap((round): NextStep[] => [
      { type: 'ballot.extend', round, by: seconds(30) },
      { type: 'ballot.close', round, unsent: 0 },
      { type: 'ballot.void', round, reason: 'more ballots than voters' },
      { type: 'ballot.reveal', round },
    ]),
  ]
}

/**
 * Some step that would not be refused, chosen by a number: of any type first, so that the many marks do not crowd out
 * the rest. Undefined if there is none.
 */
export function someLegalStep(meeting: Meeting, situation: Situation, pick: number): NextStep | undefined {
  const steps = imaginableSteps(meeting)
  const types = [...new Set(steps.map(({ type }) => type))]
  const chosen = turned(types, pick).flatMap((type) =>
    turned(
      steps.filter((step) => step.type === type),
      Math.floor(pick / types.length),
    ),
  )
  const legal = (step: NextStep) =>
    !isRefusal(decide(meeting, { ...step, step: meeting.step } as StepCommand, operator, situation))
  return chosen.find(legal)
}

function turned<T>(list: readonly T[], by: number): readonly T[] {
  const at = by % list.length
  return [...list.slice(at), ...list.slice(0, at)]
}
