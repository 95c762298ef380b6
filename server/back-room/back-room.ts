/**
 * The back room: what takes long is done there one after the other, and the hub only asks and sends on. Nobody waits for
 * ever: there is room for so many, a job has its time, and whatever happens to it is answered.
 */
import { log } from '../log.ts'
import type { Job, Made, What, Wish } from './jobs.ts'

/** Who does the work: a thread of its own, or whoever asks. */
export type Hands = {
  /** Does one job, and is not given another before. Rejects if it cannot be done; then the next may be asked all the same. */
  do(job: Job): Promise<unknown>
  /** Ends what is being done, which then rejects, and lets go of the store. */
  end(): Promise<void>
}

/** busy: there are more waiting than are answered in good time. notMade: it went wrong, or was ended. */
export type BackRoomRefusal = 'busy' | 'notMade'
export type Answer<W extends What> =
  { readonly ok: true; readonly made: Made<W> } | { readonly ok: false; readonly refused: BackRoomRefusal }

/** It was ended on purpose, which is nobody's fault. */
export class Ended extends Error {
  override name = 'Ended'
}

type Waiting = { readonly key: string; readonly job: Job; readonly answer: (answer: Answer<What>) => void }

const MOST_WAITING = 12
/** Milliseconds; an archive of the largest meeting takes some seconds. */
const LONGEST = 120_000

export type BackRoomParts = {
  readonly hands: Hands
  /** What the store holds at the moment, by name: whoever asks for the same of the same has the same answer. */
  readonly asOf: () => string
  readonly longest?: number
}

export function openBackRoom({ hands, asOf, longest = LONGEST }: BackRoomParts) {
  let waiting: Waiting[] = []
  let atWork = false
  let isShut = false
  let isClosed = false
  /** Answers that are still to come, by what was asked. */
  const coming = new Map<string, Promise<Answer<What>>>()

  async function inTime(job: Job): Promise<unknown> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${longest} ms`)), longest)
    })
    try {
      return await Promise.race([hands.do(job), late])
    } finally {
      clearTimeout(timer)
    }
  }

  async function work(): Promise<void> {
    if (atWork) return
    atWork = true
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { job, answer } = next
      try {
        answer({ ok: true, made: (await inTime(job)) as Made<What> })
      } catch (error) {
        if (!(error instanceof Ended)) {
          log.bug(`back room, ${job.what}`, error)
          // Whatever state it is in: what comes next begins anew.
          await hands.end()
        }
        answer({ ok: false, refused: 'notMade' })
      }
    }
    atWork = false
  }

  /** Ends what is being done and refuses what waits. */
  async function end(): Promise<void> {
    const left = waiting
    waiting = []
    for (const { answer } of left) answer({ ok: false, refused: 'notMade' })
    await hands.end()
  }

  return {
    /** Has something made of the store as it is now, or newer. Never rejects. */
    ask<W extends What>(what: W, wish: Wish<W>): Promise<Answer<W>> {
      const key = JSON.stringify([asOf(), what, wish])
      const known = coming.get(key)
      if (known) return known as Promise<Answer<W>>
      if (isShut || isClosed) return Promise.resolve({ ok: false, refused: 'notMade' })
      if (waiting.length >= MOST_WAITING) return Promise.resolve({ ok: false, refused: 'busy' })
      const answer = new Promise<Answer<What>>((resolve) => {
        waiting.push({ key, job: { what, wish } as Job, answer: resolve })
      })
      coming.set(key, answer)
      void answer.then(() => coming.delete(key))
      void work()
      return answer as Promise<Answer<W>>
    },
    end,
    /** For good: nothing is made any more. */
    close(): Promise<void> {
      isClosed = true
      return end()
    },
    /** Ends what is being done, and then does this with nobody at the store; what is asked meanwhile is refused. */
    async whileShut<Result>(act: () => Result): Promise<Result> {
      isShut = true
      try {
        await end()
        return act()
      } finally {
        isShut = false
      }
    },
  }
}
export type BackRoom = ReturnType<typeof openBackRoom>
