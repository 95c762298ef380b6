/** What one fact of the journal says in the register of incidents; null for what is the ordinary course of the day. */
import { itemOf } from '../domain/agenda.ts'
import { between } from '../domain/time.ts'
import { BONUS } from '../domain/scoring/scheme.ts'
import type { Fact } from '../domain/vocabulary.ts'
import { presenterLine } from './frame.ts'
import { length } from './moments.ts'
import { nameOf } from './rounds.ts'
import type { JournalEntry, PapersSource } from './source.ts'
import { incidentSays, terms, words } from './words.ts'

export type Said = { readonly what: string; readonly done: string }

/** `later`: the entries after this one that stand, from which it is read how long something lasted. */
export function saidOf(
  fact: Fact,
  entry: JournalEntry,
  later: () => readonly JournalEntry[],
  source: PapersSource,
): Said | null {
  const t = incidentSays(source)
  const { agenda, rounds, roster } = source.meeting
  const item = (id: string | null) => named(id, source)
  const round = (id: string) => (rounds[id] ? nameOf(rounds[id], source) : id)
  const ofCard = (card: string) => {
    const code = roster.cards[card]?.voterClass
    return code === undefined ? '' : terms(source).voterClass(code)
  }
  switch (fact.type) {
    case 'meeting.moved': {
      if (fact.to === 'suspended') {
        const took = lasted(entry, later)
        return { what: t.because(t.suspended, fact.reason ?? ''), done: took ? t.resumed(took) : t.notResumed }
      }
      // A break of the plan is a recess as well, and is no incident.
      if (fact.to !== 'recess' || entry.facts.some(({ type }) => type === 'item.begun')) return null
      const took = lasted(entry, later)
      return { what: t.because(t.recess, fact.reason ?? ''), done: took ? t.recessOver(took) : '' }
    }
    case 'timer.paused': {
      // What stands still with the whole meeting is told there.
      if (fact.reason === 'recess' || fact.reason === 'restart') return null
      const over = later()
        .flatMap(({ facts }) => facts)
        .find((each) => each.type === 'timer.resumed' && each.timer === fact.timer)
      const took = over?.type === 'timer.resumed' ? length(between(fact.at, over.at)) : null
      return {
        what: t.paused(item(fact.timer.split('.')[0] ?? ''), terms(source).pause[fact.reason]),
        done: took === null ? t.pauseOpen : t.pauseOver(took),
      }
    }
    case 'timer.adjusted':
      return { what: t.adjusted(item(fact.timer.split('.')[0] ?? ''), length(fact.limit)), done: t.adjustedDone }
    case 'clock.interrupted':
      return { what: t.interrupted(length(between(fact.lastSeen, fact.at))), done: t.interruptedDone }
    case 'ballot.voided':
      return { what: t.because(t.voided(round(fact.round)), fact.reason), done: t.voidedDone }
    case 'ballot.opened':
      return fact.number > 1 ? { what: t.again(round(fact.round)), done: t.againDone } : null
    case 'ballot.closed':
      return fact.unsent > 0 ? { what: t.unsent(round(fact.round), fact.unsent), done: t.unsentDone } : null
    case 'ballot.corrected': {
      const issued = Object.entries(fact.issued).map(([code, n]) => `${terms(source).voterClass(code)} ${n}`)
      return {
        what: t.because(t.corrected(round(fact.round)), fact.reason),
        done: t.correctedDone(words(source).names(issued)),
      }
    }
    case 'ballot.merged': {
      const what = t.merged(terms(source).voterClass(fact.from), terms(source).voterClass(fact.into), round(fact.round))
      return { what: t.because(what, fact.reason), done: t.mergedDone }
    }
    case 'ballot.doubted':
      return { what: t.doubted(fact.phones, round(fact.round)), done: t.doubtedDone }
    case 'agenda.swapped':
      return { what: t.because(t.swapped(item(fact.a), item(fact.b)), fact.reason), done: t.swappedDone }
    case 'slot.marked': {
      const what = t.marked(item(fact.slot), terms(source).mark[fact.as])
      return { what: t.because(what, fact.reason), done: t.markedDone[fact.as] }
    }
    case 'item.skipped':
      return itemOf(agenda, fact.item) ? { what: t.skipped(item(fact.item)), done: t.skippedDone } : null
    case 'card.reissued':
      return { what: t.because(t.reissued(ofCard(fact.card)), fact.reason), done: t.reissuedDone }
    case 'paper.issued':
      return { what: t.onPaper(ofCard(fact.card)), done: t.onPaperDone }
    case 'paper.withdrawn':
      return { what: t.offPaper(ofCard(fact.card)), done: t.offPaperDone }
    case 'plan.changed':
      return fact.reason ? { what: t.because(t.plan, fact.reason), done: t.planDone } : null
    case 'scheme.changed':
      return fact.reason ? { what: t.because(t.scheme, fact.reason), done: t.planDone } : null
    case 'secrecy.changed':
      return { what: t.because(t.secrecy, fact.reason), done: t.planDone }
    case 'recusal.changed':
      return { what: t.recusal, done: t.recusalDone }
    case 'score.given': {
      const part = fact.part === BONUS ? t.bonus : t.otherPart
      return fact.points === null
        ? { what: t.because(t.givenBack(item(fact.slot), part), fact.reason), done: t.givenBackDone }
        : { what: t.because(t.given(item(fact.slot), part, String(fact.points)), fact.reason), done: t.givenDone }
    }
    case 'attendee.added':
      return { what: t.because(t.attendee(fact.attendee.name), fact.reason), done: t.attendeeDone }
    case 'attendee.undone': {
      const name = source.meeting.attendees[fact.attendee]?.name ?? ''
      return { what: t.because(t.checkIn(name), fact.reason), done: t.checkInDone }
    }
    case 'key.made':
      return fact.number > 1 ? { what: t.newKey(fact.number), done: t.newKeyDone } : null
    default:
      return null
  }
}

function named(id: string | null, source: PapersSource): string {
  const item =
    itemOf(source.meeting.agenda, id) ?? itemOf(source.meeting.agenda, source.meeting.rounds[id ?? '']?.slot ?? null)
  if (!item) return id ?? ''
  return item.kind === 'slot' ? presenterLine(item, source) : item.title || terms(source).interval[item.kind]
}

/** From this entry to the next move of the meeting; null if there is none. */
function lasted(entry: JournalEntry, later: () => readonly JournalEntry[]): string | null {
  const end = later().find(({ facts }) => facts.some(({ type }) => type === 'meeting.moved'))
  return end ? length(between(entry.at, end.at)) : null
}
