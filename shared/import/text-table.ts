/** Text as lines of cells: a CSV, or what a spreadsheet puts on the clipboard. */
import { limits } from './limits.ts'
import { Unreadable } from './file-refusal.ts'
import { sheetOf, type Sheet, type SheetRow } from './sheet.ts'

/**
 * The text of a file: by its mark (UTF-8, UTF-16), else UTF-8 if it is that, else GB18030, as Chinese Excel and WPS
 * save a CSV. Throws `Unreadable` if it is neither, or has characters that no table has.
 */
export function decodeText(bytes: Uint8Array): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? decoded(bytes, 'utf-16le') : undefined
  const found = text ?? (bytes[0] === 0xfe && bytes[1] === 0xff ? decoded(bytes, 'utf-16be') : undefined)
  const any = found ?? decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  if (any === undefined || /[\u0000-\u0008\u000e-\u001f]/.test(any)) throw new Unreadable('unreadable')
  return any
}

/** `undefined` where the bytes are no such text. The mark at the beginning is taken off. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const delimiters = ['\t', ',', ';'] as const

/** What divides the cells: whatever is most often outside quotes in the first lines, a tab before all others. */
function delimiterOf(text: string): string {
  const bare = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const [tab = 0, comma = 0, semicolon = 0] = delimiters.map((sign) => bare.split(sign).length - 1)
  if (tab > 0 && tab * 2 >= comma) return '\t'
  return semicolon > comma ? ';' : ','
}

/**
 * Lines of cells. A cell in quotes may have line ends in it; a quote that is closed nowhere, or in the middle of a
 * cell, is a quote. Blank lines are
 * left out, and lines are counted as a spreadsheet counts them. Throws `Unreadable` beyond the limits.
 */
export function readTable(text: string): Sheet {
  const delimiter = delimiterOf(text)
  const rows: SheetRow[] = []
  let line = 1
  let cells: string[] = []
  let at = 0
  /** Off once a quote was not closed before the end: then none of the later ones is. */
  let quotes = true
  const endLine = (): void => {
    if (cells.length > limits.columns) throw new Unreadable('tooWide', cells.length)
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, hidden: false, cells })
    if (rows.length > limits.rows) throw new Unreadable('tooManyRows', rows.length)
    cells = []
    line += 1
  }
  const ends = (sign: string | undefined): boolean =>
    sign === undefined || sign === delimiter || sign === '\n' || sign === '\r'
  const plain = (): string => {
    const from = at
    while (!ends(text[at])) at += 1
    return text.slice(from, at)
  }
  /** From an opening quote: what it holds, or `undefined` where it was only a quote. */
  const quoted = (): string | undefined => {
    let held = ''
    let from = at + 1
    for (;;) {
      const close = text.indexOf('"', from)
      if (close < 0) {
        quotes = false
        return undefined
      }
      held += text.slice(from, close)
      if (text[close + 1] !== '"') {
        if (!ends(text[close + 1])) return undefined
        at = close + 1
        return held
      }
      held += '"'
      from = close + 2
    }
  }
  while (at < text.length) {
    cells.push((quotes && text[at] === '"' ? quoted() : undefined) ?? plain())
    if (text[at] === delimiter) {
      at += 1
      if (at === text.length) cells.push('')
    } else {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      endLine()
    }
  }
  if (cells.length > 0) endLine()
  return sheetOf('', rows)
}
