/**
 * A timer is a fact about moments, never a count of ticks: while it runs it has an origin, and every screen
 * computes what to show from that origin and the hub's time.
 */
import { between, duration, instant, type Duration, type Instant } from './time.ts'
import { refuse, type Decision } from './decision.ts'

export const pauseReasons = ['microphone', 'order', 'chair', 'recess', 'restart', 'other'] as const
/** microphone: 话筒故障; order: 维持秩序; chair: 主持人示意; recess: 休会或中断; restart: 主机断电重启. */
export type PauseReason = (typeof pauseReasons)[number]

export type Timer = {
  /** `<item>.<step>`: the step that started it, so that a late command never meets another timer. */
  readonly id: string
  readonly limit: Duration
  /** How long before the end the notice is given; zero for none. */
  readonly notice: Duration
  readonly run:
    /** `origin`: the moment it would have started if it had never been paused. */
    | { readonly state: 'running'; readonly origin: Instant }
    | { readonly state: 'paused'; readonly elapsed: Duration; readonly since: Instant; readonly reason: PauseReason }
}

export type TimerCommand =
  | { type: 'timer.pause'; step: number; timer: string; reason: PauseReason }
  | { type: 'timer.resume'; step: number; timer: string }
  | { type: 'timer.adjust'; step: number; timer: string; by: Duration }

export type TimerFact =
  | { type: 'timer.paused'; timer: string; reason: PauseReason; at: Instant }
  | { type: 'timer.resumed'; timer: string; at: Instant }
  | { type: 'timer.adjusted'; timer: string; limit: Duration }

/** The shortest limit an adjustment may leave (rule T6). */
const shortest = duration(30_000)

export const startTimer = (id: string, limit: Duration, notice: Duration, at: Instant): Timer => ({
  id,
  limit,
  notice,
  run: { state: 'running', origin: at },
})

export function decideTimer(timer: Timer | null, command: TimerCommand, now: Instant): Decision<TimerFact> {
  if (timer?.id !== command.timer) return refuse('noSuchTimer')
  switch (command.type) {
    case 'timer.pause':
      if (timer.run.state !== 'running') return refuse('timerNotRunning')
      return [{ type: 'timer.paused', timer: timer.id, reason: command.reason, at: now }]
    case 'timer.resume':
      if (timer.run.state !== 'paused') return refuse('timerNotPaused')
      return [{ type: 'timer.resumed', timer: timer.id, at: now }]
    case 'timer.adjust': {
      const limit = duration(timer.limit + command.by)
      if (limit < shortest) return refuse('limitTooShort')
      return [{ type: 'timer.adjusted', timer: timer.id, limit }]
    }
  }
}

export function applyTimer(timer: Timer, fact: TimerFact): Timer {
  switch (fact.type) {
    case 'timer.paused':
      return {
        ...timer,
        run: { state: 'paused', elapsed: elapsed(timer, fact.at), since: fact.at, reason: fact.reason },
      }
    case 'timer.resumed':
      return { ...timer, run: { state: 'running', origin: instant(fact.at - elapsed(timer, fact.at)) } }
    case 'timer.adjusted':
      return { ...timer, limit: fact.limit }
  }
}

/** How long the timer has run at `now`, without its pauses. */
export const elapsed = (timer: Timer, now: Instant): Duration =>
  timer.run.state === 'running' ? between(timer.run.origin, now) : timer.run.elapsed

export type Reading = {
  readonly elapsed: Duration
  /** What is left; negative once over time. */
  readonly remaining: Duration
  readonly state: 'running' | 'notice' | 'over' | 'paused'
}

/** What a timer says at `now`. */
export function read(timer: Timer, now: Instant): Reading {
  const ran = elapsed(timer, now)
  const remaining = duration(timer.limit - ran)
  if (timer.run.state === 'paused') return { elapsed: ran, remaining, state: 'paused' }
  if (remaining <= 0) return { elapsed: ran, remaining, state: 'over' }
  return { elapsed: ran, remaining, state: remaining <= timer.notice ? 'notice' : 'running' }
}

/**
 * The figures of a countdown: `10:00` down to `00:00`, then `+00:00` up. Down it rounds up and over time it rounds
 * down, so that `00:00` appears at the very moment of the bell.
 */
export function face(remaining: Duration): string {
  const over = remaining < 0
  const whole = over ? Math.floor(-remaining / 1_000) : Math.ceil(remaining / 1_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${over ? '+' : ''}${two(Math.floor(whole / 60))}:${two(whole % 60)}`
}
