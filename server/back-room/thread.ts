/** The back room's thread: the second entry of the built hub. It is told a job, and answers with what it has made. */
import { constants, setPriority } from 'node:os'
import { parentPort, workerData, type Transferable } from 'node:worker_threads'
import { version } from '../project.ts'
import { done, type Job, type Made, type What } from './jobs.ts'
import type { ThreadData, ThreadReply } from './own-thread.ts'

const { folder, version: asked } = workerData as ThreadData
if (version !== asked) throw new Error(`version ${asked} of the hub has met version ${version} of its thread`)

// It gives way to the hall. Linux knows this of a thread; elsewhere it would be said of the whole hub.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.on('message', (job: Job) => {
  const answer = reply(job)
  parentPort?.postMessage(answer, 'made' in answer ? bytesIn(answer.made) : [])
})

function reply(job: Job): ThreadReply {
  try {
    return { made: done(folder, job) }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** What is handed over and not copied. */
function bytesIn(made: Made<What>): readonly Transferable[] {
  const bytes = made instanceof Uint8Array ? made : made && 'bytes' in made ? made.bytes : null
  return bytes ? [bytes.buffer as ArrayBuffer] : []
}
