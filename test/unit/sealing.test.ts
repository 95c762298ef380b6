/** The envelope, the key in two halves, the lists and the words: each by itself, and by somebody who cheats. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashOfEnvelope, sha256 } from '../../db/sha256.ts'
import { classFigures } from '../../client/teller/box/figures.ts'
import type { Round } from '../../shared/domain/ballot.ts'
import { balanceOf } from '../../shared/domain/results.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { HALF_SIGNS, joined, keyPairOf, printedHalf, readHalf, split } from '../../shared/sealing/ballot-key.ts'
import { checkIndexes, rootIndexes } from '../../shared/sealing/check-words.ts'
import { isInBox, isInOpened, sealedBallot, type OwnProof } from '../../shared/sealing/own-proof.ts'
import { boxRoot, columnHash, hashOfSealed, openedRoot, type BoxList } from '../../shared/sealing/roots.ts'
import { SEAL_BYTES, seal, unseal } from '../../shared/sealing/seal.ts'
import { wordsAt } from '../../shared/sealing/word-lists.ts'
import { hexOf, openAll } from '../kit/sealing.ts'
import { seeded } from '../kit/seed.ts'

const bytes = (n: number) => new Uint8Array(randomBytes(n))
const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 })
const config = 'c0'.repeat(32)
const binding = { round: 'p01-1', config, voterClass: 'A' }

describe('the key', () => {
  test('[E2] two halves put together are the seed, whatever it is, also as they are printed and typed', () => {
    fc.assert(
      fc.property(sixteen, sixteen, (key, random) => {
        const [one, two] = split(key, random)
        const [a, b] = [readHalf(printedHalf(one)), readHalf(printedHalf(two).toLowerCase().replaceAll('-', ' '))]
        expect(a && b && joined(a, b)).toEqual(key)
        expect(a && b && joined(b, a)).toEqual(key)
      }),
      seeded(200),
    )
  })

  test('[E2] one half, or the same half twice, opens nothing', () => {
    const key = bytes(16)
    const [one, two] = split(key, bytes(16))
    const { publicKey } = keyPairOf(key)
    const sealed = seal({ paper: 'b', nonce: bytes(16) }, binding, publicKey, bytes(32))
    expect(joined(one, one)).toBeNull()
    expect(joined(two, two)).toBeNull()
    for (const half of [one, two]) expect(unseal(sealed, binding, keyPairOf(half.bytes))).toBeNull()
    const whole = joined(one, two)
    expect(whole && unseal(sealed, binding, keyPairOf(whole))?.paper).toBe('b')
  })

  test('[E2] a sign typed wrongly in a half is noticed: of all single wrong signs at most one in a hundred is not', () => {
    const [half] = split(
      bytes(16),
      Uint8Array.from({ length: 16 }, (_, i) => i * 7),
    )
    const printed = printedHalf(half).replaceAll('-', '')
    expect(printed).toHaveLength(HALF_SIGNS)
    const wrong = [...printed].flatMap((sign, i) =>
      [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']
        .filter((other) => other !== sign)
        .map((other) => printed.slice(0, i) + other + printed.slice(i + 1)),
    )
    expect(wrong.filter((typed) => readHalf(typed) !== null).length).toBeLessThan(wrong.length / 100)
    expect(readHalf(printed.slice(1))).toBeNull()
    expect(readHalf('')).toBeNull()
  })
})

describe('the envelope', () => {
  const key = keyPairOf(bytes(16))

  test('[E3] has one length for all ballots on a form, and is never the same twice', () => {
    const { form, rules } = presets.P6.scheme
    const frame = { form, subjects: ['p01', 'p02'], recused: [], invalid: rules.invalid }
    const least: Marks = Object.fromEntries(frame.subjects.map((id) => [id, form.items.map(() => 'abstain')]))
    const option = form.answer.kind === 'grades' ? (form.answer.options[0]?.code ?? '') : '10'
    const most: Marks = Object.fromEntries(frame.subjects.map((id) => [id, form.items.map(() => option)]))
    const made = [least, most, most].map((marks) =>
      sealedBallot(marks, frame, binding, hexOf(key.publicKey), bytes(48)),
    )
    expect(new Set(made.map(({ sealed }) => sealed.length)).size).toBe(1)
    expect(new Set(made.map(({ sealed }) => sealed)).size).toBe(3)
    expect(new Set(made.map(({ proof }) => proof.cells['p01/0'])).size).toBe(3)
  })

  test('[E3] opens for its own round, question and class, whole, and for nothing else', () => {
    const content = { paper: 'abcd', nonce: bytes(16) }
    const sealed = seal(content, binding, key.publicKey, bytes(32))
    expect(sealed).toHaveLength(SEAL_BYTES + 4)
    expect(unseal(sealed, binding, key)).toEqual(content)
    expect(unseal(sealed, { ...binding, round: 'p01-2' }, key)).toBeNull()
    expect(unseal(sealed, { ...binding, voterClass: 'B' }, key)).toBeNull()
    expect(unseal(sealed, { ...binding, config: 'c1'.repeat(32) }, key)).toBeNull()
    expect(unseal(sealed, binding, keyPairOf(bytes(16)))).toBeNull()
    for (let i = 0; i < sealed.length; i += 1) {
      expect(
        unseal(
          sealed.map((byte, at) => (at === i ? byte ^ 1 : byte)),
          binding,
          key,
        ),
      ).toBeNull()
    }
    expect(unseal(sealed.slice(0, 20), binding, key)).toBeNull()
  })
})

describe('the check words', () => {
  test('[E11] are four, the same for the same key and question, and others for any other', async () => {
    const [one, other] = [hexOf(keyPairOf(bytes(16)).publicKey), hexOf(keyPairOf(bytes(16)).publicKey)]
    expect(checkIndexes(one, config)).toHaveLength(4)
    expect(checkIndexes(one, config)).toEqual(checkIndexes(one, config))
    expect(checkIndexes(one, config)).not.toEqual(checkIndexes(other, config))
    expect(checkIndexes(one, config)).not.toEqual(checkIndexes(one, 'c1'.repeat(32)))
    const words = await wordsAt([0, 1, 2, 2047])
    expect(new Set(words).size).toBe(4)
    // One sign each, on every screen, whatever language it speaks.
    expect(words.every((word) => /^\p{Script=Han}$/u.test(word))).toBe(true)
    expect(rootIndexes('ff'.repeat(32))).toEqual([2047, 2047, 2047, 2047])
    expect(rootIndexes(`${'0'.repeat(63)}1`)).toEqual([0, 0, 0, 0])
  })
})

describe('an evil hub', () => {
  const { form, rules, classes } = presets.P1.scheme
  const seedOfKey = bytes(16)
  const key = keyPairOf(seedOfKey)
  const frame = { form, subjects: ['p01'], recused: [], invalid: rules.invalid }
  const question = {
    round: 'p01-1',
    config,
    form,
    subjects: ['p01'],
    invalid: rules.invalid,
    classes: classes.map(({ code }) => code),
    merged: {},
  }
  type Cast = { sealed: string; proof: OwnProof }
  const cast = (grade: string): Cast => sealedBallot({ p01: [grade] }, frame, binding, hexOf(key.publicKey), bytes(48))
  const listOf = (box: readonly Cast[]): BoxList => ({ A: box.map(({ proof }) => proof.sealed).sort() })

  /** What everybody sees of a round in which the hub kept `kept` while these phones cast `phones`. */
  function seen(phones: readonly Cast[], kept: readonly Cast[]) {
    const list = listOf(kept)
    const root = boxRoot(list)
    const { opened } = openAll({ ...question, sealed: { A: kept.map(({ sealed }) => sealed) } }, key)
    const hashes = Object.fromEntries(Object.entries(opened.lists).map(([column, all]) => [column, columnHash(all)]))
    const { valid = 0, invalid = {} } = opened.counts.classes['A'] ?? {}
    return {
      inBox: phones.map(({ proof }) => isInBox([proof], list, root)),
      inOpened: phones.map(({ proof }) => isInOpened([proof], { hashes, columns: opened.lists }, openedRoot(hashes))),
      valid,
      invalid,
    }
  }
  const honest = [cast('good'), cast('good'), cast('average'), cast('poor'), cast('fairly_good')] as const

  test('[E12] an honest one is not accused', () => {
    const { inBox, inOpened, valid, invalid } = seen(honest, honest)
    expect([...inBox, ...inOpened]).not.toContain(false)
    expect({ valid, invalid }).toEqual({ valid: 5, invalid: {} })
  })

  test('[E12] one that drops a ballot: its phone misses it in the box and among what was opened', () => {
    const { inBox, inOpened } = seen(honest, honest.slice(1))
    expect(inBox).toEqual([false, true, true, true, true])
    expect(inOpened).toEqual([false, true, true, true, true])
  })

  test('[E12] one that puts another ballot in its place: the number is right and the phone misses its own', () => {
    const { inBox, inOpened, valid } = seen(honest, [cast('poor'), ...honest.slice(1)])
    expect(valid).toBe(5)
    expect(inBox[0]).toBe(false)
    expect(inOpened[0]).toBe(false)
  })

  test('[E12] one that alters an envelope: it does not open, is counted as void, and its phone misses it', () => {
    const [first, ...rest] = honest
    const altered = { ...first, sealed: first.sealed.replace(/..$/, (end) => (end === '00' ? '01' : '00')) }
    const list = { A: [altered, ...rest] }
    const { opened } = openAll({ ...question, sealed: { A: list.A.map(({ sealed }) => sealed) } }, key)
    expect(opened.counts.classes['A']).toMatchObject({ valid: 4, invalid: { unopened: 1 } })
    expect(opened.lists['p01/0']).not.toContain(first.proof.cells['p01/0'])
  })

  test('[E12] one that doubles a ballot to cover one that it dropped: the double is void', () => {
    const [first, second, ...rest] = honest
    const { inBox, valid, invalid } = seen(honest, [second, second, ...rest])
    expect(inBox[honest.indexOf(first)]).toBe(false)
    expect({ valid, invalid }).toEqual({ valid: 4, invalid: { twice: 1 } })
  })

  test('[E12] one that adds a ballot: more come out than the wall showed as submitted, and than cards were given out', () => {
    // Every phone that was acknowledged has moved the wall by one, and the number was read out before the close.
    const wall = honest.length
    const cards = { A: wall, B: 0, C: 0 }
    const outcome = (kept: readonly Cast[]) => {
      const { opened } = openAll({ ...question, sealed: { A: kept.map(({ sealed }) => sealed) } }, key)
      const returned = classFigures({ question, opened }).reduce((sum, each) => sum + each.returned, 0)
      const round = { subjects: ['p01'], counts: opened.counts, entitled: cards, phoneReturned: { A: kept.length } }
      const faults = balanceOf(round as unknown as Round)?.faults.map(({ why, voterClass }) => [why, voterClass])
      return { returned, envelopes: listOf(kept)['A']?.length, faults }
    }
    expect(outcome(honest)).toEqual({ returned: wall, envelopes: wall, faults: [] })
    const added = outcome([...honest, cast('poor')])
    // The list that every phone fetches, what the tellers read aloud, and the figures of which no result comes out.
    expect(added).toEqual({ returned: wall + 1, envelopes: wall + 1, faults: [['moreThanIssued', 'A']] })
    // The root that was read out binds it: it cannot be taken out again once somebody has asked.
    expect(boxRoot(listOf([...honest, cast('poor')]))).not.toBe(boxRoot(listOf(honest)))
  })

  test('[E12] one that shows a phone another list than the one whose root is on the wall', () => {
    const wall = boxRoot(listOf(honest.slice(1)))
    expect(isInBox([honest[0].proof], listOf(honest), wall)).toBe(false)
    const { opened } = openAll({ ...question, sealed: { A: honest.map(({ sealed }) => sealed) } }, key)
    const hashes = { 'p01/0': columnHash(opened.lists['p01/0'] ?? []) }
    const own = [honest[0].proof]
    expect(isInOpened(own, { hashes, columns: opened.lists }, openedRoot(hashes))).toBe(true)
    const fewer = { 'p01/0': (opened.lists['p01/0'] ?? []).slice(1) }
    expect(isInOpened(own, { hashes, columns: fewer }, openedRoot(hashes))).toBe(false)
    expect(
      isInOpened(own, { hashes: { 'p01/0': columnHash(fewer['p01/0']) }, columns: fewer }, openedRoot(hashes)),
    ).toBe(false)
    expect(isInOpened(own, { hashes, columns: {} }, openedRoot(hashes))).toBe(false)
  })

  test('[E12] one that gives a ballot the weight of another class: it does not open there', () => {
    const [first] = honest
    const { opened } = openAll({ ...question, sealed: { B: [first.sealed] } }, key)
    expect(opened.counts.classes['B']).toMatchObject({ valid: 0, invalid: { unopened: 1 } })
  })
})

test('[E4] the hub’s own SHA-256 gives every envelope the hash, and every box the root, that phones and tellers find', () => {
  const envelope = fc.uint8Array({ minLength: 0, maxLength: 300 })
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.array(envelope, { maxLength: 9 })),
      (box) => {
        const list = Object.fromEntries(
          Object.entries(box).map(([code, all]) => [code, all.map((sealed) => hashOfEnvelope(hexOf(sealed)))]),
        )
        for (const [code, all] of Object.entries(box)) expect(list[code]).toEqual(all.map(hashOfSealed))
        expect(boxRoot(list, sha256)).toBe(boxRoot(list))
      },
    ),
    seeded(100),
  )
})
