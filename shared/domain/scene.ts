/** Which scene the projector shows: the held one, or else the one that the meeting calls for (rule V3). */
import { hasList } from './check-in.ts'
import { itemOf } from './agenda.ts'
import { openRounds } from './ballot.ts'
import { wantsLots } from './lots.ts'
import { isTrial } from './trial.ts'
import type { Meeting } from './meeting.ts'

export const scenes = [
  'standby',
  'lots',
  'check_in',
  'presenter',
  'interval',
  'remark',
  'ballot',
  'results',
  'recess',
  'suspended',
  'ended',
  'message',
  'black',
] as const
export type Scene = (typeof scenes)[number]

export function sceneOf(meeting: Meeting): Scene {
  const { scene } = meeting.screens
  return scene === 'auto' ? followed(meeting) : scene
}

function followed(meeting: Meeting): Scene {
  const { life, agenda, spotlight, wall, rounds, plan, lots } = meeting
  switch (life.state) {
    case 'recess':
    case 'suspended':
      return life.state
    case 'in_session':
      break
    case 'draft':
      return 'standby'
    case 'ready':
      return wantsLots(plan, lots) && lots.last !== null ? 'lots' : 'standby'
    case 'check_in':
      if (openRounds(rounds).length > 0) return 'ballot'
      if (wantsLots(plan, lots) && lots.last !== null) return 'lots'
      return hasList(meeting) ? 'check_in' : 'standby'
    default:
      return wall === null ? 'ended' : 'results'
  }
  const current = itemOf(agenda, agenda.current)
  if (current?.kind === 'slot' && current.phase === 'ballot') return 'ballot'
  // A trial, before anybody has been called.
  if (!current && openRounds(rounds).some(isTrial)) return 'ballot'
  if (wall !== null) return 'results'
  if (!current) return spotlight === null ? 'standby' : 'remark'
  if (spotlight !== null) return 'remark'
  return current.kind === 'slot' ? 'presenter' : 'interval'
}
