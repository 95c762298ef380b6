/** Cells copied from a spreadsheet, put into a table from a cell on: rows that are not there yet are made. */

/** The cells of a clipboard's text: tabs between columns, quoted where a cell has a line of its own in it. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const end = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const all = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let i = 0; i < all.length; i += 1) {
    const sign = all.charAt(i)
    if (quoted && sign === '"' && all.charAt(i + 1) === '"') {
      cell += '"'
      i += 1
    } else if (sign === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && sign === '\t') end()
    else if (!quoted && sign === '\n') {
      end()
      rows.push([])
    } else cell += sign
  }
  end()
  return rows.map((row) => row.map(plain))
}

/** Is it more than one cell, so that it does not simply go into the field that has the cursor? */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.replace(/[\r\n]+$/, ''))

/** One line, half-width digits and letters, without spaces around; a name's inner spaces (张 三) stay for its column. */
const plain = (cell: string): string => cell.normalize('NFKC').replace(/\s+/g, ' ').trim()

/** 张 三 is written with a space to fill a column, 买买提 江 with none: single signs are put together. */
export const nameIn = (text: string): string =>
  /^\p{Script=Han}( \p{Script=Han})+$/u.test(text) ? text.replace(/ /g, '') : text

/** A whole number of minutes; null for anything else. `10分钟` is 10. */
export function minutesIn(text: string): number | null {
  const [, n] = /^(\d{1,4})\s*(?:\u5206\u949f?|min)?$/i.exec(text.normalize('NFKC').trim()) ?? []
  return n === undefined ? null : Number(n)
}
