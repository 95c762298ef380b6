/** Plays a recording on the projector: a second source of the store's sections, with a clock that runs as fast as one likes. */
import { computed, onScopeDispose, ref } from 'vue'
import type { Recording } from '../../shared/archive/journal.ts'
import { marksOf, openReel } from '../../shared/archive/reel.ts'
import { openReplay, wallOf } from '../../shared/archive/replay.ts'
import { useMeeting } from '../../client/live/meeting.ts'

export const speeds = [1, 10, 60, 300] as const
/** How often the wall is looked at, in milliseconds. */
const LOOK_EVERY = 50

export function usePlayer(recording: Recording) {
  const reel = openReel(recording.acts)
  const replay = openReplay(recording)
  const marks = marksOf(recording.acts, reel)
  const speed = ref<number>(10)
  const playing = ref(false)
  const position = ref(0)
  const openBallot = ref(false)
  /** Where the tape was at a moment of this device's clock. */
  let anchor = { position: 0, at: performance.now() }
  let shown = -1
  let show: (count: number) => void = () => {}

  const positionNow = (): number => {
    const run = playing.value ? (performance.now() - anchor.at) * speed.value : 0
    return Math.min(reel.length, anchor.position + run)
  }

  useMeeting().watch((on) => {
    show = (count) => {
      const meeting = replay.after(count)
      openBallot.value = Object.values(meeting.rounds).some(({ state }) => state === 'open')
      on.sections(wallOf(meeting), true)
    }
    return { clock: { now: () => reel.at(positionNow()) } }
  })

  function look(): void {
    position.value = positionNow()
    if (playing.value && position.value >= reel.length) pause()
    const count = replay.countAt(reel.at(position.value))
    if (count === shown) return
    shown = count
    show(count)
  }

  function goTo(next: number): void {
    anchor = { position: Math.max(0, Math.min(reel.length, next)), at: performance.now() }
    look()
  }
  function play(): void {
    anchor = { position: position.value >= reel.length ? 0 : positionNow(), at: performance.now() }
    playing.value = true
  }
  function pause(): void {
    anchor = { position: positionNow(), at: performance.now() }
    playing.value = false
  }
  function setSpeed(next: number): void {
    anchor = { position: positionNow(), at: performance.now() }
    speed.value = next
  }
  /** The mark before or after this place. From the middle of an item the one before is its own beginning. */
  function toMark(direction: 1 | -1): void {
    const here = positionNow()
    const mark =
      direction === 1
        ? marks.find((each) => each.position > here + 500)
        : marks.findLast((each) => each.position < here - 1_500 * speed.value)
    goTo(mark?.position ?? (direction === 1 ? reel.length : 0))
  }

  const looking = setInterval(look, LOOK_EVERY)
  onScopeDispose(() => clearInterval(looking))
  look()

  return {
    length: reel.length,
    marks,
    speed,
    playing,
    position,
    openBallot,
    moment: computed(() => reel.at(position.value)),
    goTo,
    toggle: () => (playing.value ? pause() : play()),
    setSpeed,
    toMark,
  }
}
export type Player = ReturnType<typeof usePlayer>
