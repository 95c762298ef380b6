/** What is going on at this moment, as each audience may know it. */
import { itemOf, waiting } from '../agenda.ts'
import { isOpenToChange } from '../meeting-life.ts'
import type { Meeting } from '../meeting.ts'
import { paceOf } from '../pace.ts'
import type { Audience, Sections } from '../sections.ts'

/** Audiences whose people may read why the meeting stands still; the hall is told only that it does. */
const staff: readonly Audience[] = ['console', 'recorder', 'secretary']

export function nowOf(meeting: Meeting, audience: Audience): Sections['now'] {
  const { life, agenda, timer } = meeting
  const current = itemOf(agenda, agenda.current)
  const { state, since, reason, until } = life
  // A break's reason is its own title in the plan; any other was typed for the minutes (rule V10).
  const told = staff.includes(audience) || (state === 'recess' && current?.kind === 'break')
  return {
    life: { state, since, ...(reason && told ? { reason } : {}), ...(until ? { until } : {}) },
    item: agenda.current,
    phase: current?.phase ?? null,
    ...(current?.startedAt ? { startedAt: current.startedAt } : {}),
    timer,
    // Whoever was not heard when the meeting ended is not next any more.
    next: isOpenToChange(life)
      ? waiting(agenda)
          .slice(0, 2)
          .map(({ id }) => id)
      : [],
    pace: paceOf(meeting),
    remarks: meeting.remarks.open,
  }
}
