/** What a page's script needs of a browser, for stores that are tried without one. */
import { vi } from 'vitest'

/** A storage as a browser has it. */
export function aStorage(): Storage {
  const all = new Map<string, string>()
  return {
    get length() {
      return all.size
    },
    clear: () => all.clear(),
    getItem: (name) => all.get(name) ?? null,
    setItem: (name, value) => void all.set(name, value),
    removeItem: (name) => void all.delete(name),
    key: (n) => [...all.keys()][n] ?? null,
  }
}

/** A page at this path with empty storages; modules are read anew, as after a reload. */
export function aPage(path: string): void {
  vi.resetModules()
  vi.stubGlobal('localStorage', aStorage())
  vi.stubGlobal('sessionStorage', aStorage())
  again(path)
}

/** The same page after a reload: what was stored is still there. */
export function again(path: string): void {
  vi.resetModules()
  vi.stubGlobal('location', new URL(path, 'http://hub.test'))
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => {}, documentElement: {} })
  vi.stubGlobal('addEventListener', () => {})
}
