/**
 * The key in this browser: in memory, and in the window's own storage so that a reload does not lose it. Closing the
 * window does. It is never sent anywhere.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { TellerRole } from '../../../shared/domain/ballot-key.ts'
import { SEED_BYTES, split, type Half } from '../../../shared/sealing/ballot-key.ts'

/** `first`: the bytes of the first half, so that the halves that were printed can be shown again. */
export type KeptKey = { readonly number: number; readonly seed: Uint8Array; readonly first: Uint8Array }

/** What this needs of the window's storage. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const nameOf = (teller: TellerRole) => `rostrum/teller-key/${teller}`

export function keepKey(store: Store, teller: TellerRole, { number, seed, first }: KeptKey): void {
  // Where a browser keeps nothing the key is there until the page is left, and the halves restore it.
  store.setItem(nameOf(teller), `${number} ${bytesToHex(seed)} ${bytesToHex(first)}`)
}

export function keptKey(store: Store, teller: TellerRole): KeptKey | null {
  const [number = '', seed = '', first = ''] = (store.getItem(nameOf(teller)) ?? '').split(' ')
  const digits = SEED_BYTES * 2
  if (!/^[1-9]\d*$/.test(number) || !isHex(seed, digits) || !isHex(first, digits)) return null
  return { number: Number(number), seed: hexToBytes(seed), first: hexToBytes(first) }
}

const isHex = (text: string, digits: number): boolean => text.length === digits && /^[0-9a-f]+$/.test(text)

/** Takes the key from the storage and overwrites what of it is in memory. */
export function wipeKey(store: Store, teller: TellerRole, key: KeptKey | null): void {
  store.removeItem(nameOf(teller))
  key?.seed.fill(0)
  key?.first.fill(0)
}

/** The two halves as they were printed. */
export const halvesOf = ({ seed, first }: KeptKey): readonly [Half, Half] => split(seed, first)
