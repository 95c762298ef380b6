/** What the minutes, the problem list and the ledger are made from, and how they say times and names. */
import type { Slot } from '../../domain/slot.ts'
import type { Meeting } from '../../domain/meeting.ts'
import type { Duration } from '../../domain/time.ts'
import type { Language } from '../../i18n/language.ts'
import { minutesPaper } from '../../i18n/minutes-paper.ts'
import { minutes as chineseActs } from '../../i18n/zh-CN/minutes.ts'
import { minutes as englishActs } from '../../i18n/en/minutes.ts'
import { terms as chineseTerms } from '../../i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../../i18n/en/terms.ts'
import type { Document } from '../document.ts'

/** Of what papers are made from, as much as these need. */
export type RecordSource = {
  readonly meeting: Meeting
  readonly language: Language
  readonly stamp: Document['stamp']
  /** Minutes east of UTC. The time of China unless it is said, whatever the machine's own is. */
  readonly zone?: number
}

type In = Pick<RecordSource, 'language'>
export const wordsOf = ({ language }: In) => minutesPaper[language]
export const actWordsOf = ({ language }: In) => (language === 'en' ? englishActs : chineseActs).act
export const termsOf = ({ language }: In) => (language === 'en' ? englishTerms : chineseTerms)

const CHINA = 480
const two = (n: number): string => String(n).padStart(2, '0')
/** A date whose UTC fields are those of the zone. */
const inZone = (at: number, { zone = CHINA }: Pick<RecordSource, 'zone'>): Date => new Date(at + zone * 60_000)

/** `14:32` */
export function timeOf(at: number, source: RecordSource): string {
  const date = inZone(at, source)
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
}

/** 2018年1月10日 */
export function dayWords(at: number, source: RecordSource): string {
  const date = inZone(at, source)
  return wordsOf(source).day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** `2018-01-10` */
export const dayText = (at: number, source: RecordSource): string => inZone(at, source).toISOString().slice(0, 10)

/** 10分12秒, whole seconds. */
export function lengthOf(of: Duration, source: RecordSource): string {
  const whole = Math.floor(of / 1_000)
  return wordsOf(source).length(Math.floor(whole / 60), whole % 60)
}

/** `01 郑州市 张三`; the post where there is no name. */
export const whoIs = (slot: Slot, source: RecordSource): string =>
  [termsOf(source).orderNo(slot.orderNo), slot.unit, slot.name || slot.post].filter(Boolean).join(' ')
