/** A short hash of what a screen shows, so that hub and screen can tell that they mean the same state (rule V4). */
import type { View } from '../domain/view.ts'

/** Of a view as a screen holds it. */
export const stateHash = (view: View): number =>
  hashOfTexts(Object.entries(view).map(([name, value]) => [name, JSON.stringify(value)]))

/** FNV-1a, 32 bits, over the sections' JSON in the order of their names. Detects accidents, not attacks. */
export function hashOfTexts(sections: readonly (readonly [name: string, json: string])[]): number {
  let hash = 0x811c9dc5
  for (const [name, json] of [...sections].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const text = `${name}:${json};`
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash >>> 0
}
