/**
 * The key that opens the ballots: made in a teller's browser from a seed of 128 random bits, and given out on paper as
 * two halves. Either half alone is random and says nothing about the seed.
 */
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { ALPHABET, typedSigns } from './crockford.ts'
import { framed } from './bytes.ts'

export const SEED_BYTES = 16
/** Signs of a printed half: which one (4 bits), the half (128 bits) and a check (8 bits). */
export const HALF_SIGNS = 28

export type KeyPair = { readonly secretKey: Uint8Array; readonly publicKey: Uint8Array }

/** X25519 from a seed of 16 bytes. */
export function keyPairOf(seed: Uint8Array): KeyPair {
  const secretKey = hkdf(sha256, seed, undefined, utf8ToBytes('rostrum ballot key v1'), 32)
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) }
}

export type WhichHalf = 1 | 2
export type Half = { readonly which: WhichHalf; readonly bytes: Uint8Array }

/** Two halves that are the seed when put together. `random`: 16 bytes made for this alone. */
export const split = (seed: Uint8Array, random: Uint8Array): readonly [Half, Half] => [
  { which: 1, bytes: random },
  { which: 2, bytes: xor(seed, random) },
]

/** The seed from its two halves; null if it is the same half twice. */
export const joined = (a: Half, b: Half): Uint8Array | null => (a.which === b.which ? null : xor(a.bytes, b.bytes))

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, i) => byte ^ (b[i] ?? 0))

const checkOf = ({ which, bytes }: Half): number =>
  sha256(framed('rostrum half v1', Uint8Array.of(which), bytes))[0] ?? 0

/** A half as it is printed: seven groups of four, `0K3M-…`. */
export function printedHalf(half: Half): string {
  const hex = half.which.toString(16) + bytesToHex(half.bytes) + bytesToHex(Uint8Array.of(checkOf(half)))
  const signs = [...BigInt(`0x${hex}`).toString(32).padStart(HALF_SIGNS, '0')]
  return (
    signs
      .map((sign) => ALPHABET[Number.parseInt(sign, 32)])
      .join('')
      .match(/.{4}/g) ?? []
  ).join('-')
}

/** A half as it was typed; null if signs are missing or wrong. */
export function readHalf(typed: string): Half | null {
  const signs = typedSigns(typed)
  if (signs.length !== HALF_SIGNS) return null
  const digits = [...signs].map((sign) => ALPHABET.indexOf(sign))
  if (digits.includes(-1)) return null
  const hex = digits
    .reduce((value, digit) => value * 32n + BigInt(digit), 0n)
    .toString(16)
    .padStart(35, '0')
  const which = Number.parseInt(hex.slice(0, -34), 16)
  if (which !== 1 && which !== 2) return null
  const half: Half = { which, bytes: hexToBytes(hex.slice(-34, -2)) }
  return checkOf(half) === Number.parseInt(hex.slice(-2), 16) ? half : null
}
