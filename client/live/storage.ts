/**
 * What a browser keeps for a page, and what it does not: storage may be forbidden, so that even asking for it throws, or
 * full. What could not be kept is remembered as long as the page is open, so that only a reload forgets it.
 */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> & {
  /** Every name under which something is kept. */
  names(): readonly string[]
}

/** `storage`: asked for anew each time, as the browser may forbid it at any moment. Nothing here ever throws. */
function guarded(storage: () => Storage): Kept {
  const remembered = new Map<string, string>()
  /** What the storage answers; `otherwise` where it is forbidden or full. */
  function asked<T>(ask: (open: Storage) => T, otherwise: T): T {
    try {
      return ask(storage())
    } catch {
      // Whoever uses the page takes part all the same: what it needs is remembered here.
      return otherwise
    }
  }
  return {
    getItem: (name) => remembered.get(name) ?? asked((open) => open.getItem(name), null),
    setItem(name, value) {
      const isKept = asked((open) => (open.setItem(name, value), true), false)
      if (isKept) remembered.delete(name)
      else remembered.set(name, value)
    },
    removeItem(name) {
      remembered.delete(name)
      asked((open) => open.removeItem(name), undefined)
    },
    names() {
      const kept = asked((open) => Array.from({ length: open.length }, (_, i) => open.key(i) ?? ''), [])
      return [...new Set([...kept, ...remembered.keys()])]
    },
  }
}

/** Kept on the device, the same in all its windows. */
export const onDevice = guarded(() => localStorage)
/** Kept in this window until it is closed. */
export const inWindow = guarded(() => sessionStorage)
