/** What a server process can tell of itself: processor time, memory, and the longest wait of its event loop. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })

export const vitals = {
  /** Processor time of the process so far, in microseconds. */
  cpu: (): number => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  /** After what can be collected has been: in bytes. */
  memory: (): { resident: number; heap: number } => {
    for (let n = 0; n < 3; n += 1) globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    return { resident: rss, heap: heapUsed + external }
  },
  /** Watches from now on: its own timer has to have come round once. */
  async watchDelay(): Promise<void> {
    delay.reset()
    delay.enable()
    await new Promise((next) => setTimeout(next, 20))
    delay.reset()
  },
  /** The longest that the loop has kept anything waiting since, in milliseconds. */
  async longestDelay(): Promise<number> {
    // What has kept the loop is noted when the watch's own timer comes round again.
    await new Promise((next) => setTimeout(next, 20))
    delay.disable()
    return delay.max / 1e6
  },
}
