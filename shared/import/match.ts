/** Which line of a file is which row of the list there already is (rule I4). */
import type { Field, Row, RowKind, Values } from './rows.ts'
import { numberField, valuesOf } from './rows.ts'

type Keyed = (values: Values) => string | null

const text = (value: string | number | null | undefined): string => (value ?? '').toString()

/**
 * For each line the place of its row among `existing`, or -1. The surest signs come first: number and name, then name
 * and unit, then the number where name or unit agree, then a name that only one bears on either side. `mapped` are the
 * fields that the file has; a row that is in `taken` is not given again, and what is given is put there.
 */
export function match(
  kind: RowKind,
  lines: readonly Values[],
  existing: readonly Row[],
  mapped: ReadonlySet<Field>,
  taken: Set<number>,
): readonly number[] {
  const found = lines.map(() => -1)
  const number = numberField[kind]
  const who: Keyed = (values) => {
    const name = text(values.name)
    const unit = mapped.has('unit') ? text(values.unit) : ''
    // Where nobody has a name, unit and post say who it is; attendees then have their number alone.
    if (name === '') return kind === 'presenters' && unit + text(values.post) ? `${unit}|${text(values.post)}` : null
    return `${name}|${unit}|`
  }
  const numbered: Keyed = (values) => (mapped.has(number) && text(values[number]) ? text(values[number]) : null)
  const both: Keyed = (values) => {
    const [no, person] = [numbered(values), who(values)]
    return no === null || person === null ? null : `${no}|${person}`
  }
  const named: Keyed = (values) => text(values.name) || null

  const pass = (key: Keyed, accept: (line: Values, row: Values) => boolean, alone: boolean): void => {
    const free = grouped(existing.map(valuesOf), key, (i) => taken.has(i))
    const waiting = grouped(lines, key, (i) => found[i] !== -1)
    for (const [shared, indices] of waiting) {
      const candidates = free.get(shared) ?? []
      if (alone && (indices.length > 1 || candidates.length > 1)) continue
      for (const i of indices) {
        const at = candidates.findIndex((row) => accept(lines[i] ?? {}, valuesOf(existing[row] as Row)))
        const row = candidates[at]
        if (row === undefined) continue
        candidates.splice(at, 1)
        found[i] = row
        taken.add(row)
      }
    }
  }
  const any = () => true
  const agrees = (line: Values, row: Values): boolean =>
    !text(line.name) || !text(row.name) || line.name === row.name || (!!text(line.unit) && line.unit === row.unit)
  pass(both, any, false)
  pass(who, any, false)
  pass(numbered, agrees, false)
  pass(named, any, true)
  return found
}

function grouped(all: readonly Values[], key: Keyed, not: (i: number) => boolean): Map<string, number[]> {
  const groups = new Map<string, number[]>()
  all.forEach((values, i) => {
    const group = not(i) ? null : key(values)
    if (group === null) return
    const members = groups.get(group)
    if (members) members.push(i)
    else groups.set(group, [i])
  })
  return groups
}
