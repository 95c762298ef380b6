/** What is wrong with a form. */
import type { Form } from '../form.ts'
import type { SchemeFault } from '../outcome.ts'
import { codeFaults, fault, isNumber, labelFaults, when } from './field-faults.ts'

export function formFaults({ title, answer, items, abstain }: Form): readonly SchemeFault[] {
  const options = answer.kind === 'grades' ? answer.options : []
  return [
    ...when(!title['zh-CN'].trim() || !title.en.trim(), 'form.title', 'empty'),
    ...when(items.length === 0 || items.length > 30, 'form.items', 'outOfRange'),
    ...codeFaults(
      items.map(({ code }) => code),
      'form.items',
    ),
    ...(items.length > 1 ? labelFaults(items, 'form.items') : []),
    ...when(
      answer.kind === 'grades' && (options.length < 2 || options.length > 12),
      'form.answer.options',
      'outOfRange',
    ),
    ...codeFaults(
      options.map(({ code }) => code),
      'form.answer.options',
    ),
    ...labelFaults(options, 'form.answer.options'),
    ...when(answer.kind === 'places' && items.length !== 1, 'form.items', 'wrongForm'),
    // A ballot of places ranks everybody or nobody, and a total needs all of its items.
    ...when(answer.kind !== 'grades' && abstain === 'cell' && items.length > 1, 'form.abstain', 'cannotAbstainByCell'),
    ...(answer.kind === 'points' ? items.flatMap((item, i) => pointsFaults(item, i)) : []),
  ]
}

function pointsFaults({ points }: Form['items'][number], i: number): readonly SchemeFault[] {
  const field = `form.items.${i}.points`
  if (!points) return [fault(field, 'empty')]
  const { least, most, bands } = points
  return [
    ...when(!isNumber(least, 10_000) || !isNumber(most, 10_000) || least < 0 || least >= most, field, 'outOfRange'),
    ...when(
      bands.some((band) => band.least > band.most || band.least < least || band.most > most),
      `${field}.bands`,
      'outOfRange',
    ),
  ]
}
