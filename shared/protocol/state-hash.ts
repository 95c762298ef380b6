/** A short hash of what a screen shows, so that hub and screen can tell that they mean the same state (rule V4). */
import type { View } from '../domain/view.ts'

/** FNV-1a, 32 bits, over the sections' JSON in the order of their names. Detects accidents, not attacks. */
export function stateHash(view: View): number {
  let hash = 0x811c9dc5
  const entries = Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, value] of entries) {
    const text = `${name}:${JSON.stringify(value)};`
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}
