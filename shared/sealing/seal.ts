/**
 * The envelope of a ballot: sealed on the phone to a key that the hub does not hold. X25519 with a key pair made for this
 * one envelope, HKDF-SHA256, ChaCha20-Poly1305 (the shape of RFC 9180's base mode). All envelopes of a round have one
 * length, because all ballots on a form have.
 */
import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { framed } from './bytes.ts'
import type { KeyPair } from './ballot-key.ts'

/** What a ballot is bound to: moved into another round, class or question it does not open. */
export type Binding = {
  readonly round: string
  /** Hash of what the round asks and how it is counted, 64 hexadecimal digits. */
  readonly config: string
  readonly voterClass: string
}

/** What a voter says, and the random bytes that hide it in its commitments. */
export type BallotContent = { readonly paper: string; readonly nonce: Uint8Array }

export const NONCE_BYTES = 16
/** Bytes that an envelope is longer than the ballot in it: the envelope's own key, the nonce, and the tag. */
export const SEAL_BYTES = 32 + NONCE_BYTES + 16

const VERSION = 'rostrum ballot v1'
/** A key is used for one message only, so its nonce may be fixed. */
const FIXED_NONCE = new Uint8Array(12)

const keyFor = (shared: Uint8Array, ephemeral: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  hkdf(sha256, shared, concatBytes(ephemeral, publicKey), utf8ToBytes(VERSION), 32)

const boundTo = ({ round, config, voterClass }: Binding): Uint8Array => framed(VERSION, round, config, voterClass)

/** `random`: 32 bytes made for this envelope alone. Throws on a public key that is no key. */
export function seal(content: BallotContent, binding: Binding, publicKey: Uint8Array, random: Uint8Array): Uint8Array {
  const ephemeral = x25519.getPublicKey(random)
  const key = keyFor(x25519.getSharedSecret(random, publicKey), ephemeral, publicKey)
  const plain = concatBytes(content.nonce, utf8ToBytes(content.paper))
  return concatBytes(ephemeral, chacha20poly1305(key, FIXED_NONCE, boundTo(binding)).encrypt(plain))
}

/** What is in an envelope; null if it is none of this key, round, question and class. */
export function unseal(sealed: Uint8Array, binding: Binding, { secretKey, publicKey }: KeyPair): BallotContent | null {
  if (sealed.length < SEAL_BYTES) return null
  const ephemeral = sealed.slice(0, 32)
  try {
    const key = keyFor(x25519.getSharedSecret(secretKey, ephemeral), ephemeral, publicKey)
    const plain = chacha20poly1305(key, FIXED_NONCE, boundTo(binding)).decrypt(sealed.slice(32))
    return { nonce: plain.slice(0, NONCE_BYTES), paper: new TextDecoder().decode(plain.slice(NONCE_BYTES)) }
  } catch {
    // What was altered, or sealed for something else, fails its tag: that is an answer, not a fault of ours.
    return null
  }
}
