/** `docs/protocol.md` against what it describes: nothing missing, nothing that is not there any more. */
import { describe, expect, test } from 'vitest'
import { refusalCodes } from '../../shared/domain/decision.ts'
import { may } from '../../shared/domain/permissions.ts'
import { roles } from '../../shared/domain/person.ts'
import { audiences, sectionsFor, type SectionName } from '../../shared/domain/view.ts'
import { entryRefusals } from '../../shared/protocol/entry.ts'
import { handshakeRefusals } from '../../shared/protocol/protocol.ts'
import { commandSchema, commandTypes, eventSchemas } from '../../shared/protocol/schemas.ts'
import { textOf } from '../kit/sources.ts'
import { hubEvents } from '../kit/wire.ts'

/** The tables of the page: their heads, and their rows by the name in code with which each begins. */
const tables = textOf('docs/protocol.md')
  .split(/\n(?!\|)/)
  .map((block) => block.split('\n').filter((line) => line.startsWith('|')))
  .filter((lines) => lines.length > 2)
  .map(([head = '', , ...rows]) => ({
    head: cells(head),
    rows: new Map(rows.map((row) => [/^\| `([^`]+)`/.exec(row)?.[1] ?? row, cells(row)])),
  }))

function cells(line: string): readonly string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

/** The one table that has a row for each of these names. */
function tableOf(names: readonly string[]) {
  const best = tables
    .map((table) => ({ table, hits: names.filter((name) => table.rows.has(name)).length }))
    .sort((a, b) => b.hits - a.hits)[0]
  if (!best || best.hits === 0) throw new Error(`docs/protocol.md has no table of ${names.slice(0, 3).join(', ')} …`)
  return best.table
}

const sections = [...new Set(audiences.flatMap((audience) => sectionsFor[audience]))]

describe('the page of the protocol', () => {
  test.each<[string, readonly string[]]>([
    ['events that come in', Object.keys(eventSchemas)],
    ['events that go out', hubEvents()],
    ['sections', sections],
    ['commands', commandTypes],
    ['refusals', refusalCodes],
    ['refusals at the entry', entryRefusals],
    ['refusals at the handshake', handshakeRefusals],
  ])('[G5] has a line for each of the %s, and no other', (_what, names) => {
    expect([...tableOf(names).rows.keys()].sort()).toEqual([...names].sort())
  })

  test.each(sections)('[G5] [V1] shows who gets the section %s', (name) => {
    const { head, rows } = tableOf(sections)
    const row = rows.get(name) ?? []
    const shown = audiences.filter((audience) => row[head.indexOf(audience)] === '✓')
    expect(shown).toEqual(audiences.filter((audience) => sectionsFor[audience].includes(name as SectionName)))
  })

  test.each(commandTypes)('[G5] [C1] shows who may ask for %s, and its keys', (type) => {
    const { head, rows } = tableOf(commandTypes)
    const row = rows.get(type) ?? []
    expect(row[head.indexOf('who')]?.split(', ').sort()).toEqual(roles.filter((role) => may(role, type)).sort())
    const keys = [...(row[head.indexOf('further keys')] ?? '').matchAll(/`([\w?]+)`/g)].map(([, key]) => key)
    expect(keys).toEqual(keysOf(type))
  })

  /** The keys of a command besides its type, in order; one that may be left out ends with a question mark. */
  function keysOf(type: string): readonly string[] {
    const schema = commandSchema.options.find((option) => option.shape.type.value === type)
    return Object.entries(schema?.shape ?? {})
      .filter(([key]) => key !== 'type')
      .map(([key, value]) => (value.safeParse(undefined).success || value.type === 'optional' ? `${key}?` : key))
  }
})
