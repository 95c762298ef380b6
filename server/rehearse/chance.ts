/** Chance that comes again with the same seed, so that a rehearsal can be played once more as it was. */

/** mulberry32: a number from 0 to below 1 at each call. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const oneOf = <T>(list: readonly T[], chance: () => number): T | undefined =>
  list[Math.floor(chance() * list.length)]

export function shuffled<T>(list: readonly T[], chance: () => number): readonly T[] {
  const left = [...list]
  return Array.from({ length: left.length }, () => left.splice(Math.floor(chance() * left.length), 1)).flat()
}
