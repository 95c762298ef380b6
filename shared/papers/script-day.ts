/** The middle of a chair's script: presenter after presenter, breaks and ballots as the plan has them. */
import { inOrder, type AgendaItem } from '../domain/agenda.ts'
import type { Slot } from '../domain/slot.ts'
import type { Block } from './document.ts'
import { heading, unitAndPost } from './frame.ts'
import { cue, read } from './script-lines.ts'
import type { PapersSource } from './source.ts'
import { scriptSays, terms } from './words.ts'

export function reportsAndBreaks(source: PapersSource): readonly Block[] {
  const t = scriptSays(source)
  const { agenda, plan } = source.meeting
  const items = inOrder(agenda).filter((item) => item.phase !== 'absent' && item.phase !== 'withdrawn')
  const each = plan.timing === 'per_presenter'
  return [
    heading(each ? t.dayWithBallots : t.day),
    cue(t.callCue, source),
    ...(each ? [cue(t.ballotCue, source)] : []),
    ...items.flatMap((item, i) => linesOf(item, items.slice(i + 1), items, source)),
  ]
}

const called = (slot: Slot): string => [unitAndPost(slot), slot.name].filter(Boolean).join(' ')

function linesOf(
  item: AgendaItem,
  rest: readonly AgendaItem[],
  all: readonly AgendaItem[],
  source: PapersSource,
): readonly Block[] {
  const t = scriptSays(source)
  switch (item.kind) {
    case 'slot': {
      const next = rest[0]?.kind === 'slot' && rest[0].mode === 'oral' ? t.next(called(rest[0])) : ''
      const told = item.mode === 'written' ? t.written(called(item)) : t.call(called(item)) + next
      const comment = item.commentators ? [read(t.commentBy(item.commentators))] : []
      return [read(told), ...comment, ...ballotAfter(item, rest, all, source)]
    }
    case 'break': {
      const title = item.title || terms(source).interval.break
      return [read(t.breakAt(title, Math.round(item.planned / 60_000))), cue(t.breakCue, source)]
    }
    case 'observer_comment':
      return [read(t.observer)]
    case 'opening':
    case 'summing_up':
      return []
  }
}

/** Does the plan hold a ballot here? Of groups, before each break and after the last presenter. */
function ballotAfter(
  slot: Slot,
  rest: readonly AgendaItem[],
  all: readonly AgendaItem[],
  source: PapersSource,
): readonly Block[] {
  const t = scriptSays(source)
  const { meeting } = source
  const lastOfGroup = rest[0]?.kind !== 'slot'
  switch (meeting.plan.timing) {
    case 'per_presenter': {
      const place = all.filter(({ kind }) => kind === 'slot').indexOf(slot) + 1
      const together = meeting.plan.firstTogether
      if (place < together) return []
      return [read(place === together && together > 1 ? t.groupBallot : t.ballotNow(called(slot)))]
    }
    case 'per_group':
      return lastOfGroup ? [read(t.groupBallot), cue(t.ballotCue, source)] : []
    default:
      return []
  }
}
