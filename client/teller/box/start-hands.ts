/** Workers for a box. A page may load no script but this one this way: the policy lets nothing else through. */
import workerUrl from './box-worker.ts?worker&url'
import { BATCH, openByHands, openInSlices, type Hand, type Job, type OnProgress } from './hands.ts'
import type { OpenedEnvelope } from '../../../shared/sealing/opening.ts'

const MOST = 4

/** The part of trusted types that is used here; not every browser has them, nor the language's own library. */
type ScriptUrls = { createScriptURL(url: string): string }
type TrustedTypes = { createPolicy(name: string, rules: ScriptUrls): ScriptUrls }

function onlyOurs(url: string): string {
  if (url !== workerUrl) throw new TypeError('not the script of this page’s worker')
  return url
}
let policy: ScriptUrls | undefined
function scriptUrl(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('worker', { createScriptURL: onlyOurs }) ?? { createScriptURL: onlyOurs }
  return policy.createScriptURL(workerUrl)
}

/** Opens everything, with as many workers as are of use. */
export async function openAll(job: Job, progress: OnProgress): Promise<readonly OpenedEnvelope[]> {
  const useful = Math.min(navigator.hardwareConcurrency || 2, MOST, Math.floor(job.envelopes.length / BATCH))
  const hands: Hand[] = []
  try {
    for (let n = 0; n < useful; n += 1) hands.push(new Worker(scriptUrl(), { type: 'module' }))
    if (hands.length > 0) return await openByHands(job, hands, progress)
  } catch {
    // A browser without workers of this kind, or one that lost one: the page does it by itself, a little slower.
  } finally {
    for (const hand of hands) hand.terminate()
  }
  return openInSlices(job, progress)
}
