/**
 * The hub's receipt: its signature that this envelope is in the box of this round. Without a time or an order. It proves
 * in a dispute that the hub took the ballot.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import { framed } from './bytes.ts'

/** What is signed. `sealedHash` as in the list of the box. */
export const receiptMessage = (round: string, sealedHash: string): Uint8Array =>
  framed('rostrum receipt v1', round, sealedHash)

/** Is this the hub's signature? All in hexadecimal digits: 128, 64 and 64. */
export function isReceipt(signature: string, round: string, sealedHash: string, receiptKey: string): boolean {
  try {
    return ed25519.verify(hexToBytes(signature), receiptMessage(round, sealedHash), hexToBytes(receiptKey))
  } catch {
    // What is no signature at all is no receipt.
    return false
  }
}
