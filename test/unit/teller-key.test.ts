/** The key on paper and in the tellers' browsers: typed as people type, lost, restored, and wiped. */
import fc from 'fast-check'
import { bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { answerForHalves, askForHalves } from '../../client/teller/key/demo-halves.ts'
import { halvesOf, keepKey, keptKey, wipeKey, type KeptKey, type Store } from '../../client/teller/key/kept-key.ts'
import { caretAfter, joinedFor, tidied, typedHalf } from '../../client/teller/key/typed-half.ts'
import { HALF_SIGNS, keyPairOf, printedHalf, split, type Half } from '../../shared/sealing/ballot-key.ts'
import { ALPHABET } from '../../shared/sealing/crockford.ts'
import { seal, unseal } from '../../shared/sealing/seal.ts'
import { seeded } from '../kit/seed.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const publicKeyOf = (seed: Uint8Array) => bytesToHex(keyPairOf(seed).publicKey)

const seed = Uint8Array.from({ length: 16 }, (_, i) => i * 11)
const mask = Uint8Array.from({ length: 16 }, (_, i) => 255 - i * 7)
const [first, second] = split(seed, mask)
const [one, two] = [printedHalf(first), printedHalf(second)]
const publicKey = publicKeyOf(seed)

/** What came out of a field that holds a right half. */
function halfFrom(text: string): Half {
  const typed = typedHalf(text)
  if (typed.state !== 'right') throw new Error(`${text} is ${typed.state}`)
  return typed.half
}

describe('a half as it is typed', () => {
  test('[E2] is the printed one however it is typed: small, without dashes, O for 0, I and L for 1, in wide signs', () => {
    fc.assert(
      fc.property(bytes, fc.constantFrom<1 | 2>(1, 2), (secret, which) => {
        const text = printedHalf({ which, bytes: secret })
        const wide = text.replace(/[0-9A-Z]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
        const asTyped = [
          text,
          text.toLowerCase(),
          text.replaceAll('-', ''),
          text.replaceAll('-', '  '),
          text.replaceAll('0', 'o').replaceAll('1', 'l'),
          wide,
        ]
        for (const typed of asTyped) expect(halfFrom(typed)).toEqual({ which, bytes: secret })
      }),
      seeded(200),
    )
  })

  test('says at once of the first sign that no half begins so, and of any that is never printed', () => {
    for (const sign of ALPHABET) {
      const state = typedHalf(sign).state
      expect({ sign, state }).toEqual({ sign, state: '2345'.includes(sign) ? 'typing' : 'badSign' })
    }
    expect(typedHalf(`${one.slice(0, 4)}-u`)).toEqual({ state: 'badSign', sign: 'U', at: 5 })
    expect(typedHalf('')).toEqual({ state: 'empty' })
  })

  test('tells from its first sign which half it is, and counts what is there', () => {
    expect(typedHalf(one.slice(0, 7))).toEqual({ state: 'typing', signs: 6, which: 1 })
    expect(typedHalf(two.slice(0, 1))).toEqual({ state: 'typing', signs: 1, which: 2 })
    expect(typedHalf(`${one}0`)).toEqual({ state: 'tooLong' })
  })

  test('with one wrong sign it is hardly ever taken, and never for the same half', () => {
    let taken = 0
    let tried = 0
    const signs = one.replaceAll('-', '')
    for (let at = 0; at < HALF_SIGNS; at += 1) {
      for (const sign of ALPHABET) {
        if (sign === signs.charAt(at)) continue
        tried += 1
        const typed = typedHalf(signs.slice(0, at) + sign + signs.slice(at + 1))
        if (typed.state !== 'right') continue
        taken += 1
        expect(typed.half).not.toEqual(first)
      }
    }
    // A check of eight bits lets one in 256 through; then the two together are another key, and that is said.
    expect(taken / tried).toBeLessThan(1 / 64)
  })

  test('stands there as it is printed, and the caret stays behind the sign before it', () => {
    expect(tidied('2vnx hb3t-w')).toBe('2VNX-HB3T-W')
    // A sign put in after the second of `2VNX-HB3T`: the caret is behind it, not at the end.
    expect(caretAfter('2V8NX-HB3T', 3)).toBe(3)
    expect(caretAfter('2vnxh', 5)).toBe('2VNX-H'.length)
    expect(caretAfter('', 0)).toBe(0)
  })
})

describe('two halves', () => {
  test('[E2] in either order are the key', () => {
    for (const [a, b] of [
      [one, two],
      [two, one],
    ] as const) {
      const found = joinedFor(halfFrom(a), halfFrom(b), publicKey)
      expect('seed' in found && publicKeyOf(found.seed)).toBe(publicKey)
    }
  })

  test('[E2] the same half twice, and a half of another key, are said to be so', () => {
    const [, stranger] = split(seed, new Uint8Array(16).fill(1))
    expect(joinedFor(first, first, publicKey)).toEqual({ wrong: 'sameHalf' })
    expect(joinedFor(first, stranger, publicKey)).toEqual({ wrong: 'otherKey' })
    expect(joinedFor(first, second, publicKeyOf(mask))).toEqual({ wrong: 'otherKey' })
  })

  test('[E2] one alone opens nothing', () => {
    const binding = { round: 'p01-1', config: '0'.repeat(64), voterClass: 'A' }
    const content = { paper: 'a', nonce: new Uint8Array(16) }
    const sealed = seal(content, binding, keyPairOf(seed).publicKey, new Uint8Array(32).fill(9))
    expect(unseal(sealed, binding, keyPairOf(seed))?.paper).toBe('a')
    for (const half of [first, second]) expect(unseal(sealed, binding, keyPairOf(half.bytes))).toBeNull()
  })
})

/** A window's own storage. */
function aStore(): Store & { readonly all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
  }
}
const aKey = (): KeptKey => ({ number: 3, seed: seed.slice(), first: mask.slice() })

describe('the key in a browser', () => {
  test('[E1] survives a reload, each teller’s by itself, and shows the very halves that were printed', () => {
    const store = aStore()
    keepKey(store, 'teller_a', aKey())
    expect(keptKey(store, 'teller_a')).toEqual(aKey())
    expect(keptKey(store, 'teller_b')).toBeNull()
    expect(halvesOf(keptKey(store, 'teller_a') as KeptKey).map(printedHalf)).toEqual([one, two])
  })

  test('what is kept and is no key counts as none', () => {
    const store = aStore()
    keepKey(store, 'teller_a', aKey())
    const [[name, text] = ['', '']] = store.all
    for (const damaged of ['', 'x', text.slice(0, -1), text.replace(/^3/, '0'), text.replace(/.$/, 'g')]) {
      store.setItem(name, damaged)
      expect(keptKey(store, 'teller_a')).toBeNull()
    }
  })

  test('[E8] wiped, it is neither in the storage nor in memory', () => {
    const store = aStore()
    const key = aKey()
    keepKey(store, 'teller_b', key)
    wipeKey(store, 'teller_b', key)
    expect(store.all.size).toBe(0)
    expect([...key.seed, ...key.first].every((byte) => byte === 0)).toBe(true)
  })
})

describe('a demo’s two windows', () => {
  test('the second gets the halves that the first holds, of the key it asks for', async () => {
    const stop = answerForHalves((number) => (number === 3 ? [one, two] : null))
    try {
      expect(await askForHalves(3)).toEqual([one, two])
      expect(await askForHalves(4, 50)).toBeNull()
    } finally {
      stop()
    }
  })
})
