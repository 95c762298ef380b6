/** A thread that does the back room's work. It begins with the first job; one that has died is followed by another. */
import { Worker } from 'node:worker_threads'
import { Ended, type Hands } from './back-room.ts'
import type { Job, Made, What } from './jobs.ts'

export type ThreadData = { readonly folder: string; readonly version: string }
export type ThreadReply = { readonly made: Made<What> } | { readonly failed: string }

type Current = { readonly resolve: (made: unknown) => void; readonly reject: (error: Error) => void }

/** `entry`: the built thread. */
export function ownThread(entry: URL, data: ThreadData): Hands {
  let thread: Worker | null = null
  let current: Current | null = null

  function settle(how: (job: Current) => void): void {
    const job = current
    current = null
    if (job) how(job)
  }

  function begin(): Worker {
    const begun = new Worker(entry, { workerData: data })
    let died = new Error('the thread has ended')
    begun.on('message', (reply: ThreadReply) => {
      // What one that was ended had still sent is of a former job, and must not go to whoever asked for the next.
      if (thread !== begun) return
      settle(({ resolve, reject }) => ('made' in reply ? resolve(reply.made) : reject(new Error(reply.failed))))
    })
    begun.on('error', (error) => (died = error instanceof Error ? error : new Error(String(error))))
    begun.on('exit', () => {
      if (thread !== begun) return
      thread = null
      settle(({ reject }) => reject(died))
    })
    // The hub ends when it ends, whatever is being made.
    begun.unref()
    return begun
  }

  return {
    do: (job: Job) =>
      new Promise((resolve, reject) => {
        current = { resolve, reject }
        thread ??= begin()
        thread.postMessage(job)
      }),
    async end() {
      const last = thread
      thread = null
      settle(({ reject }) => reject(new Ended('it was ended')))
      await last?.terminate()
    },
  }
}
