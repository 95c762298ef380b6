/** The steps that are possible beside the main one and have no button of their own elsewhere. */
import type { NextStep } from '../../../shared/domain/next-step.ts'
import type { LifeState } from '../../../shared/domain/meeting-life.ts'
import type { Sections, View } from '../../../shared/domain/view.ts'

/** Calling to order, recess, suspension and adjourning have their own places. */
const elsewhere: readonly LifeState[] = ['in_session', 'recess', 'suspended', 'counting']

export function otherSteps({
  meeting,
  agenda,
  now,
  control,
  ballot,
  results,
  progress = {},
}: View): readonly NextStep[] {
  if (!now || !control) return []
  const { main, moves, mayReveal } = control
  const called = (agenda?.items ?? []).some(({ id, kind }) => kind === 'slot' && progress[id]?.startedAt !== undefined)
  const early = now.life.state === 'check_in' || now.life.state === 'in_session'
  const mayTry = early && !called && now.item === null && ballot?.round?.state !== 'open'
  const elseTo = moves.filter((to) => !elsewhere.includes(to) && !(main?.type === 'meeting.move' && main.to === to))
  const moving: NextStep[] = elseTo.map((to) => ({ type: 'meeting.move', to }))
  const trying: NextStep[] = mayTry ? [{ type: 'trial.open' }] : []
  const rehearsing: NextStep[] =
    now.life.state === 'ready' && meeting?.rehearsal === false ? [{ type: 'rehearsal.begin' }] : []
  if (now.life.state !== 'in_session') {
    return now.life.state === 'suspended' ? [] : [...rehearsing, ...trying, ...moving]
  }

  const steps: NextStep[] = trying
  const round = results?.rounds.find(({ id }) => id === ballot?.round?.id)
  if (round && mayReveal.includes(round.id) && !round.revealed) steps.push({ type: 'ballot.reveal', round: round.id })
  if (main?.type === 'item.begin') steps.push({ type: 'item.skip', item: main.item })
  if (now.item !== null && mayFinish(now) && main?.type !== 'slot.finish') {
    steps.push({ type: 'slot.finish', slot: now.item })
  }
  return steps
}

/** A slot may be finished by a word of its own from every part but an open ballot. */
function mayFinish({ phase }: Sections['now']): boolean {
  switch (phase) {
    case 'called':
    case 'reporting':
    case 'questioning':
    case 'answering':
    case 'commenting':
    case 'pledging':
    case 'closed':
    case 'reveal':
      return true
    default:
      return false
  }
}
