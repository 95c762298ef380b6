/**
 * Which acts rest, once for the button and its key: of two quick presses the second must not do to the next what the
 * first was meant for. An act rests while what it is about is new, and while an answer is outstanding.
 */
import { computed } from 'vue'
import { defineStore } from 'pinia'
import { useMeeting } from '../live/meeting.ts'
import type { ActName } from './acts.ts'
import { useClosing } from './ballot/closing.ts'
import { useResting } from './press-guard.ts'

/** One remark more at the end moves none of those above it; where none was, there is now one to be read. */
const onlyLonger = (was: readonly string[], is: readonly string[]): boolean =>
  was.length > 0 && was.every((id, n) => id === is[n])

export const useRests = defineStore('console-rests', () => {
  const meeting = useMeeting()
  const { extendable } = useClosing()

  const answering = computed(() => meeting.unanswered > 0)
  /** The parts of a turn, the ballot among them. */
  const parts = useResting(() => [meeting.view.now?.item, meeting.view.now?.phase].join())
  /** The bar of the clock: what it says depends on whether the clock runs and whether a ballot can be extended. */
  const clock = useResting(() => {
    const timer = meeting.view.now?.timer
    return [timer?.id, timer?.run.state, extendable.value].join()
  })
  const undo = useResting(() => meeting.view.control?.undo?.id)
  /** The whole queue: whichever row is pressed, those below it move up under the finger. */
  const queue = useResting(() => (meeting.view.remarks?.waiting ?? []).map(({ id }) => id), onlyLonger)

  const acts = computed<Readonly<Record<ActName, boolean>>>(() => ({
    reporting: parts.value,
    questioning: parts.value,
    answering: parts.value,
    commenting: parts.value,
    pledging: parts.value,
    ballot: parts.value,
    pause: clock.value,
    plus: clock.value,
    minus: clock.value,
    remind: clock.value,
    release: queue.value,
    recess: answering.value,
    undo: undo.value,
    keys: false,
  }))
  return { acts, parts, clock, undo, queue }
})
