/** Opening many envelopes at once: in workers, or in slices between which the page stays alive. */
import type { KeyPair } from '../../../shared/sealing/ballot-key.ts'
import { openEnvelope, type OpenedEnvelope, type Question } from '../../../shared/sealing/opening.ts'

/** An envelope of the box with its class. */
export type Envelope = { readonly sealed: string; readonly voterClass: string }
export type Job = { readonly question: Question; readonly key: KeyPair; readonly envelopes: readonly Envelope[] }
/** Told after every few: how many are open. */
export type OnProgress = (done: number) => void

/** How many go to a worker at a time, so that no one worker is left with the rest. */
export const BATCH = 25
/** How long the page may stand still, in milliseconds. */
const SLICE = 30

export const openBatch = ({ question, key, envelopes }: Job): readonly OpenedEnvelope[] =>
  envelopes.map(({ sealed, voterClass }) => openEnvelope(sealed, voterClass, question, key))

const breathe = () => new Promise((resolve) => setTimeout(resolve))

/** On the page itself, where there are no workers. */
export async function openInSlices(job: Job, progress: OnProgress): Promise<readonly OpenedEnvelope[]> {
  const opened: OpenedEnvelope[] = []
  let since = performance.now()
  for (const envelope of job.envelopes) {
    opened.push(...openBatch({ ...job, envelopes: [envelope] }))
    if (performance.now() - since < SLICE) continue
    progress(opened.length)
    await breathe()
    since = performance.now()
  }
  return opened
}

/** What this needs of a `Worker`. */
export type Hand = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>

/** By several workers; in the order of the envelopes, whoever opened them. Rejects if a worker fails. */
export function openByHands(
  job: Job,
  hands: readonly Hand[],
  progress: OnProgress,
): Promise<readonly OpenedEnvelope[]> {
  const { envelopes, ...common } = job
  const opened = new Map<number, readonly OpenedEnvelope[]>()
  let [given, done] = [0, 0]
  return new Promise((resolve, reject) => {
    function finish(): void {
      const inOrder = [...opened].sort(([a], [b]) => a - b).flatMap(([, batch]) => batch)
      if (inOrder.length === envelopes.length) resolve(inOrder)
    }
    function feed(hand: Hand): void {
      const from = given
      if (from >= envelopes.length) return finish()
      given += BATCH
      hand.onmessage = ({ data }: MessageEvent<readonly OpenedEnvelope[]>) => {
        opened.set(from, data)
        done += data.length
        progress(done)
        feed(hand)
      }
      hand.postMessage({ ...common, envelopes: envelopes.slice(from, from + BATCH) } satisfies Job)
    }
    for (const hand of hands) {
      hand.onerror = () => reject(new Error('a worker failed'))
      feed(hand)
    }
  })
}
