/** What says how secret a ballot is and what became of it: fetched soon after the page, which shows without it. */
import { shallowRef, type Component } from 'vue'

const AGAIN = 1_000

/** Null until it is there; while the line is down it is tried until it is up again. */
function later(fetchPart: () => Promise<{ default: Component }>) {
  const part = shallowRef<Component | null>(null)
  const fetched = (): void =>
    void fetchPart().then(
      ({ default: component }) => (part.value = component),
      () => setTimeout(fetched, AGAIN),
    )
  return { part, fetched }
}

const ownChecks = later(() => import('./OwnChecks.vue'))
const ballotSecrecy = later(() => import('./BallotSecrecy.vue'))

export const OwnChecks = ownChecks.part
export const BallotSecrecy = ballotSecrecy.part

/** Long before a ballot opens, while the line is up. */
export function fetchSecrecyParts(): void {
  ownChecks.fetched()
  ballotSecrecy.fetched()
}
