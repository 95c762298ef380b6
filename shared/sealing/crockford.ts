/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
export const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What a person typed, as it was printed: case, dashes and spaces do not matter, nor does O for 0 or I, L for 1. */
export const typedSigns = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
