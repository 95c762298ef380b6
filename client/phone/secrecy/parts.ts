/** What says how secret a ballot is and what became of it: fetched soon after the page, which shows without it. */
import { later } from '../later.ts'

const ownChecks = later(() => import('./OwnChecks.vue'))
const ballotSecrecy = later(() => import('./BallotSecrecy.vue'))

export const OwnChecks = ownChecks.part
export const BallotSecrecy = ballotSecrecy.part

/** Long before a ballot opens, while the line is up. */
export function fetchSecrecyParts(): void {
  ownChecks.fetched()
  ballotSecrecy.fetched()
}
