/** A card's code as it is printed: `7K3M-Q9XA`. The signs that are easily confused are not in it. */
const LENGTH = 8
export const SHAPE = '0000-0000'

export function tidyCode(typed: string): string {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .slice(0, LENGTH)
  return signs.length > 4 ? `${signs.slice(0, 4)}-${signs.slice(4)}` : signs
}

export const isWhole = (code: string): boolean => code.length === LENGTH + 1

/** Tells one code from another later without keeping it: far too short to get in with. */
export const traceOf = (code: string): number =>
  [...code].reduce((trace, sign) => (trace * 31 + sign.charCodeAt(0)) % 65_521, 7)
