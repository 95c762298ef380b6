/** A meeting of which nothing has happened yet. */
import { noLots } from './lots.ts'
import { noRemarks } from './remarks.ts'
import { followTheMeeting } from './screens.ts'
import type { Meeting, Officials, Plan } from './meeting.ts'

/** What has to be said of a meeting; everything else begins empty. */
export type Beginning = Pick<Meeting, 'roster' | 'agenda' | 'life'> &
  Partial<Omit<Meeting, 'plan'>> & { readonly plan: Omit<Plan, keyof typeof usual> & Partial<Plan> }

const nobody: Officials = {
  chair: '',
  recorder: '',
  chiefScrutineer: '',
  scrutineers: [],
  tellers: [],
  supervisor: '',
}
const usual = { order: 'fixed', officials: nobody } as const satisfies Partial<Plan>

/** What every part of a meeting is before anything has happened to it. */
const nothingYet: Omit<Meeting, 'plan' | 'roster' | 'agenda' | 'life'> = {
  lots: noLots,
  rehearsal: false,
  attendees: {},
  presence: {},
  attendance: null,
  recusals: {},
  onPaper: [],
  key: null,
  reissued: {},
  given: {},
  timer: null,
  rounds: {},
  remarks: noRemarks,
  acts: [],
  notes: {},
  problems: [],
  spotlight: null,
  wall: null,
  screens: followTheMeeting,
  step: 0,
  history: [],
}

/** Also for a meeting that was kept by an earlier version: what it did not know yet is empty. */
export const begun = (beginning: Beginning): Meeting => ({
  ...nothingYet,
  ...beginning,
  plan: { ...usual, ...beginning.plan },
})
