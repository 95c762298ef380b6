/** A line of the preview in words. */
import type { importWords } from '../../../shared/i18n/import.ts'
import type { Field, Values } from '../../../shared/import/rows.ts'
import type { Shown } from './use-import.ts'

type Words = (typeof importWords)['zh-CN']

/** What stands in a field, as the person writes it. */
export function fieldText(field: Field, value: Values[Field], t: Words): string {
  if (value === null || value === undefined) return ''
  if (field === 'mode') return t.mode[value === 'written' ? 'written' : 'oral']
  return typeof value === 'number' && field !== 'orderNo' ? t.minutes(value) : String(value)
}

/** Everything that there is to say about a line, one piece each. */
export function lineWords(line: Shown, classes: readonly string[], t: Words): readonly string[] {
  const said = (field: Field, value: Values[Field]) => fieldText(field, value, t) || t.empty
  return [
    ...(line.status === 'removed' ? [t.removedLine] : []),
    ...line.reasons.map(({ code, value = '', line = 0 }) => t.reason[code](value, line, classes.join(t.between))),
    ...line.changes.map(({ field, from, to }) => t.change(t.target[field], said(field, from), said(field, to))),
    ...line.notices.map((notice) => t.notice[notice]),
  ]
}

/** The person of a line in one text, for a narrow screen, and for lines of which no row came. */
export function personText({ values, text }: Shown, fields: readonly Field[], t: Words): string {
  const parts = fields.map((field) => fieldText(field, values[field], t)).filter((part) => part !== '')
  return text || parts.join('  ')
}
