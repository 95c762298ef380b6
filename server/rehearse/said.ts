/** What happens in a rehearsal, said in the words of the console. */
import type { NextStep } from '../../shared/domain/next-step.ts'
import { TRIAL } from '../../shared/domain/trial.ts'
import type { PlannedItem } from '../../shared/domain/view.ts'
import type { Language } from '../../shared/i18n/language.ts'
import { consoleWords as englishConsole } from '../../shared/i18n/en/console.ts'
import { rehearsalWords as english } from '../../shared/i18n/en/rehearsal.ts'
import { terms as englishTerms } from '../../shared/i18n/en/terms.ts'
import { consoleWords as chineseConsole } from '../../shared/i18n/zh-CN/console.ts'
import { rehearsalWords as chinese } from '../../shared/i18n/zh-CN/rehearsal.ts'
import { terms as chineseTerms } from '../../shared/i18n/zh-CN/terms.ts'
import type { DayEvent } from './day.ts'

const spoken = {
  'zh-CN': { says: chinese, step: chineseConsole.step, terms: chineseTerms },
  en: { says: english, step: englishConsole.step, terms: englishTerms },
}
type Spoken = (typeof spoken)['zh-CN']

/** `items`: the agenda as the console has it, for the names. */
export function said(event: DayEvent, language: Language, items: readonly PlannedItem[]): string {
  const words = spoken[language]
  const name = (id: string): string => nameOf(id, items, words)
  switch (event.what) {
    case 'joined':
    case 'late':
    case 'arrived':
    case 'arrivedLate':
      return words.says[event.what](event.n)
    case 'step':
      return stepSaid(event.step, words, name)
    case 'voted':
      return words.says.voted(roundName(event.round, name, words), event.sent, event.refused)
    case 'opened':
      return words.says.opened(roundName(event.round, name, words), event.agreed)
    case 'stuck':
      return words.says.stuck(event.refused)
  }
}

/** `p06-1` is the first round after p06; the round of the whole day has no slot in its name. */
function roundName(round: string, name: (id: string) => string, { step }: Spoken): string {
  return name(round.replace(/-\d+$/, '')) || step.opened.open_all_day
}

function nameOf(id: string, items: readonly PlannedItem[], { terms }: Spoken): string {
  if (id === TRIAL) return terms.trial
  const item = items.find((each) => each.id === id)
  if (!item) return ''
  if (item.kind !== 'slot') return item.title || terms.interval[item.kind]
  const unit = item.unit || item.name || ''
  return item.orderNo === undefined ? unit : `${terms.orderNo(item.orderNo)} ${unit}`
}

/** The main steps by name; a rehearsal takes no others. */
function stepSaid(step: NextStep, { step: t }: Spoken, name: (id: string) => string): string {
  switch (step.type) {
    case 'meeting.move':
      return t.move[step.to]
    case 'slot.call':
      return t.call(name(step.slot))
    case 'slot.enter':
      return t.about(name(step.slot), t.enter[step.to])
    case 'slot.finish':
      return t.about(name(step.slot), t.finish)
    case 'item.begin':
      return t.begin(name(step.item))
    case 'item.end':
      return t.end(name(step.item))
    case 'timer.resume':
      return t.resumeTimer
    case 'ballot.open':
      return step.slot === null ? t.opened.open_all_day : t.about(name(step.slot), t.opened.per_presenter)
    case 'ballot.close':
      return t.close
    case 'trial.open':
      return t.openTrial
    case 'lots.draw':
      return t.drawLot(name(step.slot))
    case 'lots.settle':
      return t.settleLots
    default:
      return step.type
  }
}
