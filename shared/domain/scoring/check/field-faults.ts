/** The faults that fields of any part of a scheme can have: codes, names, numbers, sums, tables and steps. */
import { compare, decimalOf, total, whole } from '../exact.ts'
import { ABSTAIN, RECUSED } from '../form.ts'
import type { SchemeFault, SchemeFaultCode } from '../outcome.ts'
import { BONUS } from '../scheme.ts'

export const fault = (field: string, why: SchemeFaultCode): SchemeFault => ({ field, why })
export const when = (wrong: boolean, field: string, why: SchemeFaultCode): readonly SchemeFault[] =>
  wrong ? [fault(field, why)] : []

export const isNumber = (value: number, most = 1_000_000) =>
  /^-?\d{1,7}(\.\d{1,2})?$/.test(String(value)) && Math.abs(value) <= most

/** Codes are names in files and on the wire: short, plain, each once, and none of the two reserved ones. */
export function codeFaults(codes: readonly string[], field: string): readonly SchemeFault[] {
  return codes.flatMap((code, i) => [
    ...when(!/^\w{1,24}$/.test(code), `${field}.${i}.code`, 'badCode'),
    ...when(code === ABSTAIN || code === RECUSED || code === BONUS, `${field}.${i}.code`, 'reservedCode'),
    ...when(codes.indexOf(code) < i, `${field}.${i}.code`, 'duplicate'),
  ])
}

type Labelled = { readonly label: { readonly 'zh-CN': string; readonly en: string } }
/** Every name in both languages, and each once: two items of one name are one item twice. */
export function labelFaults(all: readonly Labelled[], field: string): readonly SchemeFault[] {
  return all.flatMap(({ label }, i) => [
    ...when(!label['zh-CN'].trim() || !label.en.trim(), `${field}.${i}.label`, 'empty'),
    ...when(
      all.findIndex((other) => other.label['zh-CN'].trim() === label['zh-CN'].trim()) < i,
      `${field}.${i}.label`,
      'duplicate',
    ),
  ])
}

export const addUpTo = (terms: readonly number[], sum: number): boolean =>
  terms.every((term) => isNumber(term)) && compare(total(terms.map(decimalOf)), whole(sum)) === 0

/** A value for exactly each of `keys`. */
export function tableFaults(
  table: Readonly<Record<string, number>>,
  keys: readonly string[],
  field: string,
  missing: SchemeFaultCode,
  unknown: SchemeFaultCode,
): readonly SchemeFault[] {
  return [
    ...keys.filter((key) => table[key] === undefined).map((key) => fault(`${field}.${key}`, missing)),
    ...Object.keys(table)
      .filter((key) => !keys.includes(key))
      .map((key) => fault(`${field}.${key}`, unknown)),
    ...Object.entries(table).flatMap(([key, value]) =>
      when(!isNumber(value) || value < 0, `${field}.${key}`, 'outOfRange'),
    ),
  ]
}

/** Steps and bands go down and end at zero, so that every value falls into exactly one. */
export function descending(steps: readonly { readonly from: number }[], field: string): readonly SchemeFault[] {
  const inOrder = steps.every(({ from }, i) => isNumber(from) && (i === 0 || from < (steps[i - 1]?.from ?? 0)))
  return when(steps.length > 0 && (!inOrder || steps.at(-1)?.from !== 0), field, 'bandsOutOfOrder')
}
