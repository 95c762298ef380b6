/** 128 random bits as 32 hexadecimal digits. Plain http has no `randomUUID`; `getRandomValues` it has. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
