/** Bytes put together with nothing left to guess where one part ends and the next begins. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'

/** Each part with its length (4 bytes, big-endian) in front. Text is UTF-8. */
export const framed = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  concatBytes(
    ...parts.flatMap((part) => {
      const bytes = typeof part === 'string' ? utf8ToBytes(part) : part
      return [lengthOf(bytes), bytes]
    }),
  )

const lengthOf = ({ length }: Uint8Array): Uint8Array =>
  Uint8Array.of(length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255)
