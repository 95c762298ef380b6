/** From a closed box to what is reported of it. */
import { hexToBytes } from '@noble/hashes/utils.js'
import type { KeyPair } from '../../../shared/sealing/ballot-key.ts'
import {
  countOpened,
  rootOfOpened,
  type Opened,
  type Openings,
  type OpenedEnvelope,
  type Question,
  type SealedBox,
} from '../../../shared/sealing/opening.ts'
import { boxRoot, hashOfSealed } from '../../../shared/sealing/roots.ts'
import type { Job, OnProgress } from './hands.ts'

/** A box that this browser has opened. `roots`: of the envelopes as they were handed over, and of what was in them. */
export type OpenedBox = {
  readonly question: Question
  readonly opened: Opened
  /** Null where a class was merged. */
  readonly openings: Openings | null
  readonly roots: { readonly box: string; readonly opened: string }
}

type Opener = (job: Job, progress: OnProgress) => Promise<readonly OpenedEnvelope[]>

/** Root A of the envelopes that were handed over. */
export const rootOfBox = ({ sealed }: SealedBox): string =>
  boxRoot(
    Object.fromEntries(
      Object.entries(sealed).map(([voterClass, list]) => [
        voterClass,
        list.map((envelope) => hashOfSealed(hexToBytes(envelope))),
      ]),
    ),
  )

/** `open` does the slow part: `start-hands.ts`. */
export async function openBox(
  box: SealedBox,
  key: KeyPair,
  { open, progress }: { open: Opener; progress: OnProgress },
): Promise<OpenedBox> {
  const { sealed, ...question } = box
  const envelopes = Object.entries(sealed).flatMap(([voterClass, list]) =>
    list.map((envelope) => ({ sealed: envelope, voterClass })),
  )
  const { opened, openings } = countOpened(await open({ question, key, envelopes }, progress), question)
  return { question, opened, openings, roots: { box: rootOfBox(box), opened: rootOfOpened(opened) } }
}
