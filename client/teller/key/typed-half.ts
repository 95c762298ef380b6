/** A half of the key as it is being typed: whether it can still become right, and which half it is. */
import { ALPHABET, typedSigns } from '../../../shared/sealing/crockford.ts'
import {
  HALF_SIGNS,
  joined,
  keyPairOf,
  readHalf,
  type Half,
  type WhichHalf,
} from '../../../shared/sealing/ballot-key.ts'
import { bytesToHex } from '@noble/hashes/utils.js'

export type TypedHalf =
  | { readonly state: 'empty' }
  | { readonly state: 'typing'; readonly signs: number; readonly which: WhichHalf | null }
  /** A sign that no half has: the first says which half it is, and I, L, O and U are never printed. */
  | { readonly state: 'badSign'; readonly sign: string; readonly at: number }
  | { readonly state: 'tooLong' }
  /** All signs are there and the check says that one of them is wrong. */
  | { readonly state: 'wrong' }
  | { readonly state: 'right'; readonly half: Half }

/** Which half begins with this sign: its upper four bits say so. */
function whichOf(sign: string): WhichHalf | null {
  const which = ALPHABET.indexOf(sign) >> 1
  return which === 1 || which === 2 ? which : null
}

export function typedHalf(text: string): TypedHalf {
  const signs = typedSigns(text)
  if (signs === '') return { state: 'empty' }
  const bad = [...signs].findIndex((sign) => !ALPHABET.includes(sign))
  if (bad >= 0) return { state: 'badSign', sign: signs.charAt(bad), at: bad + 1 }
  const which = whichOf(signs.charAt(0))
  if (which === null) return { state: 'badSign', sign: signs.charAt(0), at: 1 }
  if (signs.length > HALF_SIGNS) return { state: 'tooLong' }
  if (signs.length < HALF_SIGNS) return { state: 'typing', signs: signs.length, which }
  const half = readHalf(signs)
  return half ? { state: 'right', half } : { state: 'wrong' }
}

/** As it is printed, whatever was typed between the signs: `3K3M-…`. */
export const tidied = (text: string): string => (typedSigns(text).match(/.{1,4}/g) ?? []).join('-')

/** Where the caret belongs after tidying, so that a sign in the middle can be corrected. */
export function caretAfter(text: string, caret: number): number {
  const before = typedSigns(text.slice(0, caret)).length
  return before + Math.floor(Math.max(0, before - 1) / 4)
}

/** The seed that two halves are together, if it is that of the current key. */
export type Joined = { readonly seed: Uint8Array } | { readonly wrong: 'sameHalf' | 'otherKey' }

/** In either order: each half says which it is. */
export function joinedFor(a: Half, b: Half, publicKey: string): Joined {
  const seed = joined(a, b)
  if (!seed) return { wrong: 'sameHalf' }
  return bytesToHex(keyPairOf(seed).publicKey) === publicKey ? { seed } : { wrong: 'otherKey' }
}
