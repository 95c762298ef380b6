/**
 * What the phone's first view stands without: how secret a ballot is and what became of it and of one's own remarks, and
 * the day's order, which is folded. Fetched at once after it.
 */
import { later } from '../../live/later.ts'

const ownChecks = later(() => import('./OwnChecks.vue'))
const ballotSecrecy = later(() => import('./BallotSecrecy.vue'))

const dayOrder = later(() => import('../DayOrder.vue'))
const myRemarks = later(() => import('../MyRemarks.vue'))

export const DayOrder = dayOrder.part
export const MyRemarks = myRemarks.part
export const OwnChecks = ownChecks.part
export const BallotSecrecy = ballotSecrecy.part

/** Long before a ballot opens, while the line is up. */
export function fetchSecrecyParts(): void {
  dayOrder.fetched()
  myRemarks.fetched()
  ownChecks.fetched()
  ballotSecrecy.fetched()
}
