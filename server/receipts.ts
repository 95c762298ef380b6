/** The hub's receipts: a signature by a key of the round's own, made from the store's key and kept nowhere. */
import { createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { receiptMessage } from '../shared/sealing/receipt.ts'
import { hashOfEnvelope } from '../db/sha256.ts'

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI_BYTES = 12

/** `epoch`: this generation of the database, so that no receipt of a rehearsal is one of the day. */
export function openReceipts(key: Buffer, epoch: string) {
  const keys = new Map<string, KeyObject>()
  function keyOf(round: string): KeyObject {
    const known = keys.get(round)
    if (known) return known
    const seed = createHmac('sha256', key).update(`receipt/${epoch}/${round}`).digest()
    const made = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
    keys.set(round, made)
    return made
  }
  return {
    /** 64 hexadecimal digits. */
    publicKey: (round: string): string =>
      createPublicKey(keyOf(round)).export({ format: 'der', type: 'spki' }).subarray(SPKI_BYTES).toString('hex'),
    /** For an envelope that is in the box: 128 hexadecimal digits. */
    sign: (round: string, sealed: string): string =>
      sign(null, receiptMessage(round, hashOfEnvelope(sealed)), keyOf(round)).toString('hex'),
  }
}
export type Receipts = ReturnType<typeof openReceipts>
