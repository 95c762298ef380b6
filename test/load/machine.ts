/** Which machine the figures are of, and what can be asked of it. */
import { spawnSync } from 'node:child_process'
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os'

/** Has this command, as far as asking it for its version tells? */
export const has = (command: string): boolean => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0

/** Can a process be kept on one core here? Then the server has one and the clients another. */
export const canPin = availableParallelism() >= 2 && has('taskset')

export const machine = {
  processor: cpus()[0]?.model.trim() ?? 'unknown processor',
  cores: availableParallelism(),
  memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  system: `${type()} ${release()} ${arch()}`,
  node: process.version,
  pinned: canPin,
} as const

/** The moment, in microseconds of the clock that all processes of this machine share. */
export const microseconds = (): number => Number(process.hrtime.bigint() / 1_000n)
