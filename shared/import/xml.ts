/**
 * The XML of a workbook's parts, read in pieces. `saxes` (ISC, one small dependency, used by jsdom) is a real parser
 * that knows no entity but the five of XML and loads nothing; a part with a document type is refused, since workbooks
 * have none.
 */
import { SaxesParser } from 'saxes'
import { Unreadable } from './file-refusal.ts'
import { readEntry, type ZipEntry } from './zip.ts'

export type Attributes = Readonly<Record<string, string>>

export type XmlHandlers = {
  /** Names come without their prefix: some programs write `x:row`. */
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Deeper than any workbook. */
const DEEPEST = 64

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Reads one part. Throws `Unreadable` if it is no XML, too deep, or has a document type. */
export function readXml(bytes: Uint8Array, entry: ZipEntry, { open, text, close }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const decoder = new TextDecoder()
  let depth = 0
  parser.on('doctype', () => {
    throw new Unreadable('broken')
  })
  parser.on('error', () => {
    throw new Unreadable('broken')
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) throw new Unreadable('broken')
    open?.(localName(name), attributes as Attributes)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    close?.(localName(name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  readEntry(bytes, entry, (piece) => parser.write(decoder.decode(piece, { stream: true })))
  parser.write(decoder.decode()).close()
}
