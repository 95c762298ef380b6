/**
 * The notice and the bell. Each screen finds out by itself, from the hub's time, when a limit is passed, so they sound
 * on the second while the line is down as well.
 */
import { elapsed, read, type Timer } from '../shared/domain/timer.ts'
import type { Duration, Instant } from '../shared/domain/time.ts'

/** A timer as it was at one moment. */
export type Sample = {
  readonly timer: string
  readonly limit: Duration
  readonly notice: Duration
  readonly elapsed: Duration
  readonly remaining: Duration
}

export const sampleOf = (timer: Timer, now: Instant): Sample => ({
  timer: timer.id,
  limit: timer.limit,
  notice: timer.notice,
  elapsed: elapsed(timer, now),
  remaining: read(timer, now).remaining,
})

export type Sound = 'notice' | 'bell'

/** A screen that has slept longer than this does not ring for what it slept through. */
const ASLEEP = 5_000

/** What was passed between two looks at the same timer; null for nothing. */
export function crossed(previous: Sample | null, current: Sample | null): Sound | null {
  if (!previous || !current || previous.timer !== current.timer) return null
  if (current.elapsed - previous.elapsed > ASLEEP) return null
  const passed = (mark: number) => previous.remaining > mark && current.remaining <= mark
  if (passed(0)) return 'bell'
  return current.notice > 0 && passed(current.notice) ? 'notice' : null
}

/**
 * Looks at a timer again and again and says each sound once for each limit, whatever the clock's corrections do. `epoch`:
 * which generation of the meeting the timer is of; after a rehearsal the timers have the names that they had in it.
 */
export function bellWatch(ring: (sound: Sound) => void) {
  let previous: Sample | null = null
  let seen: string | null = null
  const rung = new Set<string>()
  return (current: Sample | null, epoch: string | null): void => {
    if (epoch !== seen) {
      seen = epoch
      previous = null
      rung.clear()
    }
    const sound = crossed(previous, current)
    previous = current
    const once = `${current?.timer}/${current?.limit}/${sound}`
    if (!sound || rung.has(once)) return
    rung.add(once)
    ring(sound)
  }
}

/** Partials of each sound: how high, how loud, how long. The notice is two soft tones, the bell a struck one. */
const partials: Readonly<Record<Sound, readonly { pitch: number; level: number; start: number; length: number }[]>> = {
  notice: [
    { pitch: 587, level: 0.16, start: 0, length: 0.7 },
    { pitch: 784, level: 0.16, start: 0.35, length: 1 },
  ],
  bell: [
    { pitch: 880, level: 0.3, start: 0, length: 3 },
    { pitch: 1_760, level: 0.14, start: 0, length: 2 },
    { pitch: 2_427, level: 0.09, start: 0, length: 1.2 },
    { pitch: 4_726, level: 0.04, start: 0, length: 0.5 },
  ],
}

export function play(context: AudioContext, sound: Sound): void {
  for (const { pitch, level, start, length } of partials[sound]) {
    const at = context.currentTime + start
    const tone = new OscillatorNode(context, { frequency: pitch })
    const volume = new GainNode(context, { gain: 0 })
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(level, at + (sound === 'notice' ? 0.06 : 0.005))
    volume.gain.exponentialRampToValueAtTime(0.0001, at + length)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + length)
  }
}
