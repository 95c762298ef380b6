/** Fetches what seals a ballot, once; a phone that was offline then fetches it with the next try. */
export type Sealing = typeof import('./sealing.ts')

let fetched: Promise<Sealing> | null = null

/** Null if it could not be fetched now. */
export async function loadSealing(): Promise<Sealing | null> {
  try {
    return await (fetched ??= import('./sealing.ts'))
  } catch {
    // The line is down: forgotten, so that the next try fetches it anew.
    fetched = null
    return null
  }
}

const AGAIN = 2_000
/** Tried until it is there: a phone may have come into the hall's network a moment later. */
export async function sealingAtLast(): Promise<Sealing> {
  for (;;) {
    const loaded = await loadSealing()
    if (loaded) return loaded
    await new Promise((passed) => setTimeout(passed, AGAIN))
  }
}
