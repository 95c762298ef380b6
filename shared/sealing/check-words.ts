/**
 * The check words of a round: four words from its key and its question, the same on the tellers' screen, the projector
 * and every phone. Somebody who gave a phone another key would have to find one with the same words; each try costs
 * thousands of hashes.
 */
import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { hexToBytes } from '@noble/hashes/utils.js'

/** Makes a guess dear and costs a phone some tens of milliseconds. */
const ROUNDS = 4_096
const WORDS = 4
const BITS = 11

/** Four places in a list of 2048 words. `publicKey` and `config`: 64 hexadecimal digits each. */
export function checkIndexes(publicKey: string, config: string): readonly number[] {
  const bytes = pbkdf2(sha256, hexToBytes(publicKey), hexToBytes(config), { c: ROUNDS, dkLen: 6 })
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: WORDS }, (_, i) => Number.parseInt(bits.slice(i * BITS, (i + 1) * BITS), 2))
}

/** Four words for a value that is a hash itself: the first 44 bits of a root. */
export const rootIndexes = (root: string): readonly number[] => {
  const bits = BigInt(`0x${root}`).toString(2).padStart(256, '0')
  return Array.from({ length: WORDS }, (_, i) => Number.parseInt(bits.slice(i * BITS, (i + 1) * BITS), 2))
}
