/** What the console can press next, and what it can take back. */
import { slotOf } from '../agenda.ts'
import { movesFrom } from '../meeting-life.ts'
import type { Meeting } from '../meeting.ts'
import { nextStep } from '../next-step.ts'
import { mayReveal } from '../results.ts'
import type { Sections } from '../sections.ts'
import { entersFrom } from '../slot.ts'
import type { Step } from '../undo.ts'

export function controlOf(meeting: Meeting): Sections['control'] {
  const last = meeting.history.at(-1)
  const slot = slotOf(meeting.agenda, meeting.agenda.current)
  return {
    step: meeting.step,
    main: nextStep(meeting),
    undo: last ? withoutBefore(last) : null,
    enters: slot && meeting.life.state === 'in_session' ? entersFrom(slot) : [],
    moves: movesFrom(meeting.life),
    classes: meeting.plan.scheme.classes,
    mayReveal: Object.values(meeting.rounds)
      .filter((round) => mayReveal(meeting, round))
      .map(({ id }) => id),
  }
}

const withoutBefore = ({ before: _before, ...step }: Step) => step
