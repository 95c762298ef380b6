/**
 * What can be done from the console at this moment, once for its buttons and its keys. An act that is not possible
 * now is null. The main button stands apart (`now/MainButton.vue`), because it may have to be held.
 */
import { computed, type ComputedRef } from 'vue'
import { minutes } from '../../shared/domain/time.ts'
import type { TalkPhase } from '../../shared/domain/slot.ts'
import type { PauseReason } from '../../shared/domain/timer.ts'
import { isTrial } from '../../shared/domain/trial.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'
import { useMeeting } from '../live/meeting.ts'
import { endsWithBallot } from './ballot-due.ts'
import { useDialogs } from './dialogs.ts'
import { useShownList } from './remarks/shown-list.ts'
import { keyMissing } from './secrecy/key-missing.ts'

type Act = (() => void) | null

/** The round that `ballot.open` would open now: a slot's, the one all day (null), or none (undefined). */
function roundToOpen(view: ReturnType<typeof useMeeting>['view']): string | null | undefined {
  const { now, meeting, ballot, progress } = view
  // What is missing is said above the main button: an act that would only be refused is none.
  if (!now || !meeting || keyMissing(view)) return undefined
  const held = ballot?.round && !isTrial(ballot.round) && ballot.round.state !== 'voided'
  if (meeting.timing === 'open_all_day') return held ? undefined : null
  const phase = now.item === null ? undefined : progress?.[now.item]?.phase
  const talked =
    phase === 'reporting' || (view.control?.enters.includes('commenting') ?? false) || phase === 'commenting'
  const again = phase === 'closed' && ballot?.round?.state === 'voided'
  const due = talked && !held && now.item !== null && endsWithBallot(view, now.item)
  return now.item !== null && (again || due) ? now.item : undefined
}

export function useActs() {
  const meeting = useMeeting()
  const dialogs = useDialogs()
  const list = useShownList()
  const step = (taken: NextStep) => () => void meeting.take(taken)

  return computed(() => {
    const { view } = meeting
    const now = view.now?.life.state === 'in_session' ? view.now : null
    const timer = now?.timer ?? null
    const item = meeting.item(now?.item)
    const slot = item?.kind === 'slot' ? item.id : null
    const first = list.shown === 'waiting' ? view.remarks?.waiting[0] : undefined
    const opens = now ? roundToOpen(view) : undefined

    const enter = (to: TalkPhase): Act =>
      slot && view.control?.enters.includes(to) ? step({ type: 'slot.enter', slot, to }) : null
    const adjust = (by: number): Act =>
      timer ? step({ type: 'timer.adjust', timer: timer.id, by: minutes(by) }) : null
    const pause = (reason: PauseReason): Act =>
      timer?.run.state === 'running' ? step({ type: 'timer.pause', timer: timer.id, reason }) : null
    const resume: Act = timer?.run.state === 'paused' ? step({ type: 'timer.resume', timer: timer.id }) : null

    return {
      reporting: enter('reporting'),
      questioning: enter('questioning'),
      answering: enter('answering'),
      commenting: enter('commenting'),
      pledging: enter('pledging'),
      pause: pause('chair') ?? resume,
      plus: adjust(1),
      minus: adjust(-1),
      remind: slot ? () => void meeting.ask({ type: 'stage.remind', slot }) : null,
      ballot: opens === undefined ? null : step({ type: 'ballot.open', slot: opens }),
      release: first ? () => void meeting.ask({ type: 'remark.release', remark: first.id }) : null,
      recess: now && view.control?.moves.includes('recess') ? () => dialogs.show({ name: 'recess' }) : null,
      undo: view.control?.undo ? step({ type: 'step.undo' }) : null,
      keys: () => dialogs.show({ name: 'keys' }),
    } satisfies Record<string, Act>
  })
}

export type Acts = ReturnType<typeof useActs> extends ComputedRef<infer A> ? A : never
export type ActName = keyof Acts
