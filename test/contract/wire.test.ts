/** The wire is frozen: what it was when its version was given, it still is. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exists, textOf } from '../kit/sources.ts'
import { hubEvents, theWire } from '../kit/wire.ts'

const file = 'test/contract/wire.json'
const again = `UPDATE_WIRE=1 npx vitest run --project house ${file.replace('.json', '.test.ts')}`

const now = JSON.parse(JSON.stringify(theWire())) as Record<string, unknown>
if (process.env['UPDATE_WIRE'] === '1') {
  writeFileSync(join(import.meta.dirname, 'wire.json'), `${JSON.stringify(now, null, 2)}\n`)
}

/** The places in which two wires differ, a few levels deep: `comesIn.command`, `goesOut.Timer`. */
function differences(before: unknown, after: unknown, at = '', depth = 2): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const both = [before, after].every((part) => typeof part === 'object' && part !== null && !Array.isArray(part))
  if (!both || depth === 0) return [at]
  const [a, b] = [before, after] as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])]
  return names.flatMap((name) => differences(a?.[name], b?.[name], at ? `${at}.${name}` : name, depth - 1))
}

describe('the wire', () => {
  test('[G2] is the one that was frozen with its version', () => {
    const frozen = exists(file) ? (JSON.parse(textOf(file)) as Record<string, unknown>) : {}
    const changed = differences(frozen, now)
    const advice =
      frozen['version'] === now['version']
        ? `The wire has changed in ${changed.join(', ')}. Pages of the old version would not understand the hub: raise PROTOCOL_VERSION in shared/protocol/protocol.ts, then freeze the new wire with  ${again}`
        : `The wire has a new version: freeze it with  ${again}`
    expect(changed, advice).toEqual([])
  })

  test('[G2] has in it what comes in and what goes out', () => {
    const { comesIn, goesOut } = now as { comesIn: object; goesOut: Record<string, string> }
    expect(Object.keys(comesIn).sort()).toEqual([
      'ballot',
      'command',
      'draft',
      'found',
      'paper',
      'resync',
      'sheet',
      'sync',
    ])
    expect(hubEvents()).toEqual(['frame', 'mine', 'beat', 'farewell'])
    expect(Object.keys(goesOut)).toEqual(
      expect.arrayContaining(['Sections', 'Timer', 'Mine', 'slotPhases', 'RefusalCode', 'Pace']),
    )
  })

  test('[G2] of which a change is named', () => {
    const changed = structuredClone(now) as { goesOut: Record<string, string>; refusals: string[] }
    changed.goesOut['Timer'] = 'something else'
    delete changed.goesOut['Pace']
    changed.refusals.push('newOne')
    expect([...differences(now, changed)].sort()).toEqual(['goesOut.Pace', 'goesOut.Timer', 'refusals'])
  })
})
