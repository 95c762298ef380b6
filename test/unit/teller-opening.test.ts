/** Opening a box in the tellers' browser: whoever does the work, both come to the same, and read the same aloud. */
import { bytesToHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classFigures, figureColumns, figureRows } from '../../client/teller/box/figures.ts'
import { BATCH, openBatch, openByHands, openInSlices, type Hand, type Job } from '../../client/teller/box/hands.ts'
import { openBox, rootOfBox, type OpenedBox } from '../../client/teller/box/open-box.ts'
import { openingsFile } from '../../client/teller/box/openings-file.ts'
import { ABSTAIN, type Form, type Marks } from '../../shared/domain/scoring/form.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { commitment } from '../../shared/sealing/commitments.ts'
import { digestOf, type Openings, type SealedBox } from '../../shared/sealing/opening.ts'
import { sealedBallot } from '../../shared/sealing/own-proof.ts'
import { seeded } from '../kit/seed.ts'

const key = keyPairOf(new Uint8Array(16).fill(5))
const stranger = keyPairOf(new Uint8Array(16).fill(6))
const config = 'c0'.repeat(32)
const grades = presets.P1.scheme.form

type Cast = { readonly voterClass: string; readonly marks: Marks }
let made = 0
/** Bytes that are never the same twice; of what chance they are is of no matter here. */
function fresh(): Uint8Array {
  made += 1
  return Uint8Array.from({ length: 48 }, (_, i) => (made * (i + 1) * 37 + (made >> 8) * 101 + i) & 255)
}

function aBox(form: Form, subjects: readonly string[], cast: readonly Cast[], merged = {}): SealedBox {
  const sealed: Record<string, string[]> = {}
  for (const { voterClass, marks } of cast) {
    const binding = { round: 'p01-1', config, voterClass }
    const frame = { form, subjects, recused: [], invalid: [] }
    const { sealed: envelope } = sealedBallot(marks, frame, binding, bytesToHex(key.publicKey), fresh())
    ;(sealed[voterClass] ??= []).push(envelope)
  }
  const classes = ['A', 'B', 'C'].filter((code) => !(code in merged))
  return { round: 'p01-1', config, form, subjects, invalid: [], classes, merged, sealed }
}
const codes = grades.answer.kind === 'grades' ? grades.answer.options.map(({ code }) => code) : []
const ballots = (n: number): readonly Cast[] =>
  Array.from({ length: n }, (_, i) => ({
    voterClass: ['A', 'B', 'C'][i % 3] ?? 'A',
    marks: { p01: [codes[i % codes.length] ?? ''] },
  }))

/** A worker as the page sees it, which answers when `turn` says so. */
function aHand(turn: (answer: () => void) => void): Hand {
  const hand: Hand = {
    onmessage: null,
    onerror: null,
    terminate: () => {},
    postMessage: (job: Job) =>
      turn(() => hand.onmessage?.call(hand as Worker, { data: openBatch(job) } as MessageEvent)),
  }
  return hand
}
const alone = (job: Job) => openInSlices(job, () => {})
const opened = (box: SealedBox, pair = key): Promise<OpenedBox> =>
  openBox(box, pair, { open: alone, progress: () => {} })

describe('many hands', () => {
  test('[E5] whichever of them is the quickest, they come to what one comes to alone', async () => {
    const box = aBox(grades, ['p01'], ballots(BATCH * 4 + 3))
    const expected = digestOf((await opened(box)).opened)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.nat(9)), async (many, chance) => {
        const waiting: (() => void)[] = []
        const hands = Array.from({ length: many }, () => aHand((answer) => void waiting.push(answer)))
        const told: number[] = []
        const open = (job: Job) => {
          const all = openByHands(job, hands, (done) => told.push(done))
          while (waiting.length > 0) waiting.splice((chance.next().value ?? 0) % waiting.length, 1)[0]?.()
          return all
        }
        const byHands = await openBox(box, key, { open, progress: () => {} })
        expect(digestOf(byHands.opened)).toBe(expected)
        expect(told.at(-1)).toBe(BATCH * 4 + 3)
        expect(told).toEqual([...told].sort((a, b) => a - b))
      }),
      seeded(6),
    )
  })

  test('one that fails is told, so that the page does it by itself', async () => {
    const broken: Hand = aHand(() => broken.onerror?.call(broken as Worker, new Event('error') as ErrorEvent))
    const box = aBox(grades, ['p01'], ballots(3))
    await expect(
      openBox(box, key, { open: (job) => openByHands(job, [broken], () => {}), progress: () => {} }),
    ).rejects.toThrow('a worker failed')
  })
})

describe('an opened box', () => {
  test('[E4] has the root of the very envelopes that were handed over', async () => {
    const box = aBox(grades, ['p01'], ballots(4))
    const { roots } = await opened(box)
    expect(roots.box).toBe(rootOfBox(box))
    const [first = '', ...others] = box.sealed['A'] ?? []
    const altered = first.replace(/^../, (sign) => (sign === '00' ? '01' : '00'))
    expect(rootOfBox({ ...box, sealed: { ...box.sealed, A: [altered, ...others] } })).not.toBe(roots.box)
  })

  test('[E2] under another key nothing opens, and every envelope is counted as void for that', async () => {
    const result = await opened(aBox(grades, ['p01'], ballots(6)), stranger)
    for (const each of classFigures(result))
      expect(each).toMatchObject({ returned: 2, valid: 0, invalid: 2, why: [{ why: 'unopened', n: 2 }] })
    expect(figureRows(result).every(({ cells }) => cells.every((cell) => cell === '0'))).toBe(true)
  })

  test('[E5] is read aloud by class: returned, valid, void and why; a box with the same envelope twice says so', async () => {
    const box = aBox(grades, ['p01'], ballots(6))
    const again = { ...box, sealed: { ...box.sealed, B: [...(box.sealed['B'] ?? []), box.sealed['B']?.[0] ?? ''] } }
    const [a, b] = classFigures(await opened(again))
    expect(a).toMatchObject({ voterClass: 'A', returned: 2, valid: 2, invalid: 0, why: [] })
    expect(b).toMatchObject({ voterClass: 'B', returned: 3, valid: 2, invalid: 1, why: [{ why: 'twice', n: 1 }] })
  })

  test('[E6] a class that was merged is counted in the other', async () => {
    const result = await opened(aBox(grades, ['p01'], ballots(6), { A: 'B' }))
    expect(classFigures(result).map(({ voterClass, returned }) => [voterClass, returned])).toEqual([
      ['B', 4],
      ['C', 2],
    ])
  })

  test('of grades it gives the votes, of points the ballots and their sum, of places their sum', async () => {
    const votes = await opened(aBox(grades, ['p01'], ballots(codes.length * 3)))
    expect(figureColumns(grades, votes.opened.counts).map((column) => column.kind)).toEqual([
      ...codes.map(() => 'option'),
      'abstain',
    ])
    expect(figureRows(votes).map(({ cells }) => cells.reduce((sum, cell) => sum + Number(cell), 0))).toEqual(
      ['A', 'B', 'C'].map(() => codes.length),
    )

    const points: Form = {
      ...grades,
      answer: { kind: 'points', step: '0.5' },
      items: [{ code: 'x', label: { 'zh-CN': 'x', en: 'x' }, points: { least: 0, most: 100, bands: [] } }],
      abstain: 'cell',
    }
    const given = ['92.5', '80', '92.5', ABSTAIN].map((mark) => ({ voterClass: 'A', marks: { p01: [mark] } }))
    expect(figureRows(await opened(aBox(points, ['p01'], given)))).toEqual([
      { presenter: 'p01', item: null, voterClass: 'A', cells: ['3', '265', '1'] },
    ])

    const places: Form = { ...points, answer: { kind: 'places' }, abstain: 'none' }
    const ranked = [
      { voterClass: 'C', marks: { p01: ['1'], p02: ['2'] } },
      { voterClass: 'C', marks: { p01: ['2'], p02: ['1'] } },
      { voterClass: 'C', marks: { p01: ['1'], p02: ['2'] } },
    ]
    expect(figureRows(await opened(aBox(places, ['p01', 'p02'], ranked))).map(({ cells }) => cells)).toEqual([
      ['3', '4'],
      ['3', '5'],
    ])
  })
})

describe('the file of openings', () => {
  test('[E6] is not there where a class was merged: it would tell again what the small one gave', async () => {
    const cast = [...ballots(6), { voterClass: 'A', marks: { p01: [codes[0] ?? ''] } }]
    const merged = await opened(aBox(grades, ['p01'], cast, { A: 'B' }))
    expect(openingsFile(merged)).toBeNull()
    // Neither does the page keep what a file could be made of, nor is anything lost to the count.
    expect(merged.openings).toBeNull()
    expect(classFigures(merged)[0]).toMatchObject({ voterClass: 'B', returned: 5, valid: 5 })
    expect(merged.opened.lists['p01/0']).toHaveLength(7)
    expect(openingsFile(await opened(aBox(grades, ['p01'], cast)))).not.toBeNull()
  })

  test('[E15] opens every commitment, in an order that says nothing of the ballots', async () => {
    const result = await opened(aBox(grades, ['p01'], ballots(9)))
    const file = JSON.parse(openingsFile(result) ?? '') as {
      format: string
      version: number
      round: string
      root: string
      columns: Openings
    }
    expect(file).toMatchObject({ format: 'rostrum-openings', version: 1, round: 'p01-1', root: result.roots.opened })
    const column = file.columns['p01/0'] ?? []
    expect(column).toHaveLength(9)
    expect(column.map((entry) => entry.commitment)).toEqual(result.opened.lists['p01/0'])
    for (const { commitment: said, voterClass, mark, nonce } of column)
      expect(commitment('p01-1', { column: 'p01/0', mark }, voterClass, nonce)).toBe(said)
  })
})
