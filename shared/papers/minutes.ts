/**
 * 会议记录: the head, what happened, the ballots, and how it ended. Made of the meeting alone; where nobody wrote
 * anything there is nothing, for a record that fills its own gaps is none (rule M10).
 */
import type { Document } from './document.ts'
import { ballots } from './record/ballots.ts'
import { headOf, span } from './record/head.ts'
import { proceedings } from './record/proceedings.ts'
import { timeOf, wordsOf, type RecordSource } from './record/source.ts'

/** The minutes, as one document. */
export function minutes(source: RecordSource): readonly Document[] {
  const { plan, problems } = source.meeting
  const t = wordsOf(source)
  const standing = problems.filter(({ withdrawn }) => withdrawn === undefined)
  const count = (kind: 'problem' | 'suggestion') => standing.filter((each) => each.kind === kind).length
  const { to } = span(source)
  return [
    {
      id: 'minutes',
      title: t.title.minutes,
      subtitle: plan.title,
      blocks: [
        ...(plan.demo ? [{ kind: 'paragraph' as const, text: t.demo }] : []),
        headOf(source),
        ...proceedings(source),
        ...ballots(source),
        ...(standing.length > 0
          ? [{ kind: 'paragraph' as const, text: t.raised(count('problem'), count('suggestion')) }]
          : []),
        ...(to === undefined ? [] : [{ kind: 'paragraph' as const, text: t.adjourned(timeOf(to, source)) }]),
        {
          kind: 'signatures',
          roles: [t.office(t.field.chair, plan.officials.chair), t.office(t.field.recorder, plan.officials.recorder)],
        },
      ],
      stamp: source.stamp,
    },
  ]
}
