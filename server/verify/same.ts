/** The same, whatever the order in which names were written. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [one, two] = [Object.entries(a), new Map(Object.entries(b))]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    one.length === two.size &&
    one.every(([name, value]) => two.has(name) && same(value, two.get(name)))
  )
}
