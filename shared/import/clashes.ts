/** Lines that cannot both be in one list: two with a number, or one person twice (rule I6). */
import type { LineReason } from './read-line.ts'
import { numberField, valuesOf, type Row, type RowKind, type Values } from './rows.ts'

/**
 * The lines that are refused for another's sake, by their place among `rows`. The first of two stays. A line that is
 * refused leaves the row it was meant for as it was, whose number may then be another's: so until nothing changes.
 */
export function clashes(
  kind: RowKind,
  rows: readonly (Values | null)[],
  found: readonly number[],
  existing: readonly Row[],
  keepMissing: boolean,
  lineOf: (i: number) => number,
): ReadonlyMap<number, LineReason> {
  const refused = new Map<number, LineReason>()
  const matched = new Set(found.filter((at) => at >= 0))
  const number = numberField[kind]
  const numberOf = (values: Values): string => (values[number] ?? '').toString()
  // A round for every chain of numbers handed on; beyond any real list the rest is refused in the last one.
  for (let round = 0; round < 100; round += 1) {
    const before = refused.size
    const stays = (at: number): boolean => (keepMissing && !matched.has(at)) || left.has(at)
    const left = new Set(found.filter((at, i) => at >= 0 && (rows[i] === null || refused.has(i))))
    const keptNumbers = new Set(
      existing.flatMap((row, at) => (stays(at) && numberOf(valuesOf(row)) ? [numberOf(valuesOf(row))] : [])),
    )
    const numbers = new Map<string, number>()
    const people = new Map<string, number[]>()
    rows.forEach((row, i) => {
      if (row === null || refused.has(i)) return
      const no = numberOf(row)
      const twin = no === '' ? undefined : numbers.get(no)
      if (twin !== undefined) return void refused.set(i, { code: 'duplicateNo', value: no, line: lineOf(twin) })
      if (keptNumbers.has(no)) return void refused.set(i, { code: 'numberTaken', value: no })
      const key = personOf(kind, row)
      const double = people.get(key)?.find((other) => isSame(kind, rows[other] ?? {}, row))
      if (key !== '' && double !== undefined) {
        const value = String(row.name || row.unit || row.post)
        return void refused.set(i, { code: 'duplicateName', value, line: lineOf(double) })
      }
      if (no !== '') numbers.set(no, i)
      people.set(key, [...(people.get(key) ?? []), i])
    })
    if (refused.size === before) break
  }
  return refused
}

function personOf(kind: RowKind, { name, unit, post }: Values): string {
  if (name) return `${name}|${unit ?? ''}`
  return kind === 'presenters' ? `|${unit ?? ''}|${post ?? ''}` : ''
}

/** Of the same name and unit; two who differ in their post, or in their printed number, are two people. */
function isSame(kind: RowKind, a: Values, b: Values): boolean {
  if (a.post && b.post && a.post !== b.post) return false
  return kind === 'presenters' || !a.no || !b.no || a.no === b.no
}
