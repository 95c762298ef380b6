/** Parts of a page that are fetched soon after it, since it shows without them. */
import { shallowRef, type Component } from 'vue'

const AGAIN = 1_000

export type FetchPart = () => Promise<{ default: Component }>

/** `part` is null until it is there; while the line is down it is tried until it is up again. `failed`: told each time. */
export function later(fetchPart: FetchPart, failed = (): void => {}) {
  const part = shallowRef<Component | null>(null)
  const fetched = (): void =>
    void fetchPart().then(
      ({ default: component }) => (part.value = component),
      () => {
        failed()
        setTimeout(fetched, AGAIN)
      },
    )
  return { part, fetched }
}
