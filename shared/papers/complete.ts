/** Is a paper complete, or what is it still waiting for? What is not complete can be printed all the same. */
import { slots } from '../domain/agenda.ts'
import { isResultOut, lifeStates, stateBehind, type LifeState } from '../domain/meeting-life.ts'
import type { Meeting } from '../domain/meeting.ts'
import type { DocumentId } from './document.ts'
import type { papers } from '../i18n/zh-CN/papers.ts'

export type Missing = keyof (typeof papers)['missing']

const reached = ({ life }: Meeting, state: LifeState): boolean =>
  lifeStates.indexOf(stateBehind(life)) >= lifeStates.indexOf(state)

/** What is missing, most important first; empty when the paper can be signed. */
export function missingOf(id: DocumentId, meeting: Meeting): readonly Missing[] {
  const { chiefScrutineer, scrutineers, tellers, chair } = meeting.plan.officials
  const officials: readonly Missing[] =
    chiefScrutineer && scrutineers.length > 0 && tellers.length > 0 ? [] : ['noOfficials']
  const draft: readonly Missing[] = reached(meeting, 'ready') ? [] : ['draft']
  const begun: readonly Missing[] = reached(meeting, 'in_session') ? [] : ['notBegun']
  const over: readonly Missing[] = begun.length > 0 ? begun : reached(meeting, 'counting') ? [] : ['underWay']
  const result: readonly Missing[] = isResultOut(meeting.life) ? [] : ['noResult']
  switch (id) {
    case 'order': {
      const undrawn = meeting.plan.order === 'lots' && slots(meeting.agenda).some(({ lot }) => lot === undefined)
      return undrawn ? [...draft, 'lots'] : draft
    }
    case 'check_in':
    case 'timing':
    case 'minutes':
    case 'problems':
    case 'incidents':
      return over
    case 'cards':
      return meeting.attendance ? [] : ['noAttendance']
    case 'forms':
      return draft
    case 'tally':
    case 'summary':
    case 'feedback':
    case 'archive_index':
      return id === 'tally' ? [...result, ...officials] : result
    case 'script':
      return [...draft, ...(chair ? [] : ['noChair' as const]), ...officials]
  }
}
