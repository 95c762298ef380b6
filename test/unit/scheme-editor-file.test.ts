/** A scheme as a file: what was kept comes back as it was, and what is not a scheme is refused whole. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readScheme, writeScheme } from '../../client/parts/scheme-editor/scheme-file.ts'
import { presetIds, presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'
import { schemeSchema } from '../../shared/protocol/scheme-schema.ts'
import { randomFrom } from '../kit/random.ts'
import { seeded } from '../kit/seed.ts'

const P1 = presets.P1.scheme
/** One scheme of every kind of method that no preset has. */
const rare: readonly Scheme[] = [
  { ...P1, method: { family: 'items_by_class', points: { good: 100 }, items: { overall: 100 } } },
  {
    ...P1,
    method: {
      family: 'approval',
      item: 'overall',
      inFavour: 'good',
      against: 'poor',
      more: { over: 1, under: 2 },
      worth: 100,
    },
  },
  {
    ...P1,
    method: {
      family: 'banded',
      item: 'overall',
      options: ['good'],
      steps: [{ from: 0, points: 60 }],
      unless: { options: ['poor'], atLeast: { over: 1, under: 3 }, points: 0 },
    },
  },
  { ...P1, composite: { weight: 60, others: [{ code: 'year', label: { 'zh-CN': '年度', en: 'Year' }, weight: 40 }] } },
]
const all = [...presetIds.map((id) => presets[id].scheme), ...rare]

describe('a file', () => {
  test('gives back what was kept', () => {
    for (const scheme of all) expect(readScheme(writeScheme(scheme))).toEqual(scheme)
  })

  test('that is not a whole scheme is refused whole', () => {
    const text = writeScheme(P1)
    for (const bad of ['', 'null', '[]', '{}', '"P1"', text.slice(0, -20), text.replace('"weight"', '"wight"')]) {
      expect(readScheme(bad)).toBeNull()
    }
    expect(readScheme(JSON.stringify({ ...P1, extra: 1 }))).toBeNull()
    expect(readScheme(JSON.stringify({ ...P1, name: 'P1' }))).toBeNull()
    expect(readScheme(text.replace(': 40', ': 1e999'))).toBeNull()
    expect(readScheme(`${text}${' '.repeat(300_000)}`)).toBeNull()
  })

  test('is taken exactly if the hub would take its shape, whatever has been done to it', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.integer(), (n) => {
        const random = randomFrom(n)
        const next = (below: number) => Math.floor(random() * below)
        const scheme: unknown = JSON.parse(writeScheme(all[next(all.length)] as Scheme))
        spoil(scheme, next)
        const taken = readScheme(JSON.stringify(scheme)) !== null
        if (!taken) refused += 1
        expect(taken).toBe(schemeSchema.safeParse(scheme).success)
      }),
      seeded(3_000),
    )
    expect(refused).toBeGreaterThan(500)
  })
})

const strange: readonly unknown[] = [null, true, 0, -1, 2_000_000, '', 'grades', 'x'.repeat(500), [], {}, [{}]]

/** Puts something strange somewhere into a value, or takes something out. */
function spoil(value: unknown, next: (n: number) => number): void {
  if (typeof value !== 'object' || value === null) return
  const record = value as Record<string, unknown>
  const keys = Object.keys(record)
  const key = keys[next(Math.max(1, keys.length))]
  if (key === undefined) return
  const inner = record[key]
  if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && next(5) > 0) {
    spoil(inner, next)
  } else if (Array.isArray(value)) value.splice(next(value.length), 1, strange[next(strange.length)])
  else if (next(4) === 0) delete record[key]
  else if (next(4) === 0) record.unknown = 1
  else record[key] = strange[next(strange.length)]
}
