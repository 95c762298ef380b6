/**
 * Which boot of the machine a kept clock belongs to. Linux names each boot. Windows and macOS do not: there the moment of
 * booting by the wall clock is all there is, and the wall clock may have been set since.
 */
import type { ClockRecord } from '../db/hub-record.ts'
import type { Machine } from './clock.ts'

/** In milliseconds. By more nobody puts a clock right on the day; a machine that has lost its time is off by years. */
const LARGEST_CORRECTION = 3_600_000

/** The moment of booting as the wall clock of now has it, in milliseconds; it moves whenever that clock is set. */
const bootedAt = (machine: Machine): number => machine.wall() - machine.monotonic()

/** This boot, as it is to be kept. Without a name it is to be asked for anew each time the clock is kept. */
export const bootToKeep = (machine: Machine): string => machine.bootId ?? `since-${Math.round(bootedAt(machine))}`

/** The moment of booting that was kept, in milliseconds; earlier versions kept it in tens of seconds. Null where there is none. */
function keptBoot(kept: string): number | null {
  const [, form, digits] = /^(since|booted)-(-?\d+)$/.exec(kept) ?? []
  return digits === undefined ? null : Number(digits) * (form === 'since' ? 1 : 10_000)
}

/**
 * Has the machine been on ever since the clock was kept?
 *
 * Without a name: where the monotonic clock is behind what was kept, it has not. Otherwise a reboot moves the moment of
 * booting forwards, by all the time that the machine had been on and by the time that it was off; a wall clock that is set
 * moves it by as much as it is set. So a move of less than half of what the machine had been on, and of no more than an hour,
 * is a correction, and any other a reboot.
 *
 * Two cases cannot be told apart. A correction by more than that is taken for a reboot: the timer stands and the chair is
 * asked, which costs a press and no presenter's time. A reboot is taken for none only if the wall clock was put back by
 * the time off and at least half of the time on before, or begins each boot at one and the same moment because its battery
 * is empty, and if besides the hub is started again later after the boot than it was last seen after the one before. To
 * notice that too would be to ask after every restart.
 */
export function isSameBoot(machine: Machine, kept: ClockRecord): boolean {
  if (machine.monotonic() < kept.monotonic) return false
  if (machine.bootId !== null) return machine.bootId === kept.bootId
  const before = keptBoot(kept.bootId)
  const correction = Math.min(LARGEST_CORRECTION, kept.monotonic / 2)
  return before !== null && Math.abs(bootedAt(machine) - before) <= correction
}
