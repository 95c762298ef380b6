/** Names of the sheets of a workbook: short, without the signs that are not allowed, and no two alike. */

const LONGEST = 31

/** As they are used, in the order of `wanted`. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\\u0000-\u001F]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet'
    for (let n = 1; ; n += 1) {
      const tail = n === 1 ? '' : ` ${n}`
      const free = [...plain].slice(0, LONGEST - tail.length).join('') + tail
      if (taken.has(free.toLowerCase())) continue
      taken.add(free.toLowerCase())
      return free
    }
  })
}
