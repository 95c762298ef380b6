/** The styles of a workbook: each that is used gets a number, in the order in which it is first used. */

export type CellStyle = {
  readonly font: 'text' | 'title' | 'head'
  readonly align: 'start' | 'center' | 'end'
  readonly border: boolean
  /** Decimals of a number; null for text. */
  readonly decimals: number | null
  /** Text that a program would take for a formula if somebody edited the cell. */
  readonly quoted: boolean
}

const fonts: readonly CellStyle['font'][] = ['text', 'title', 'head']
const fontXml = [
  '<font><sz val="11"/><name val="FangSong"/><family val="3"/></font>',
  '<font><b/><sz val="18"/><name val="SimSun"/><family val="3"/></font>',
  '<font><sz val="11"/><name val="SimHei"/><family val="3"/></font>',
]
const horizontal = { start: 'left', center: 'center', end: 'right' } as const
/** Numbers above this are for formats of one's own. */
const OWN_FORMATS = 164
const TEXT_FORMAT = 49

export function openStyles() {
  const used: CellStyle[] = []
  const keys = new Map<string, number>()
  return {
    /** The number of a style. Zero is the one of cells that nobody has written. */
    of(style: CellStyle): number {
      const key = JSON.stringify([style.font, style.align, style.border, style.decimals, style.quoted])
      const known = keys.get(key)
      if (known !== undefined) return known
      used.push(style)
      keys.set(key, used.length)
      return used.length
    },
    xml: (): string => stylesXml(used),
  }
}
export type Styles = ReturnType<typeof openStyles>

function stylesXml(used: readonly CellStyle[]): string {
  const decimals = [...new Set(used.flatMap((style) => style.decimals ?? []))].filter((n) => n > 0)
  const formatOf = ({ decimals: n }: CellStyle) =>
    n === null ? TEXT_FORMAT : n === 0 ? 1 : OWN_FORMATS + decimals.indexOf(n)
  const formats = decimals.map((n, i) => `<numFmt numFmtId="${OWN_FORMATS + i}" formatCode="0.${'0'.repeat(n)}"/>`)
  const side = (name: string) => `<${name} style="thin"><color auto="1"/></${name}>`
  const borders = ['<border/>', `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}</border>`]
  const xf = (style: CellStyle) =>
    `<xf numFmtId="${formatOf(style)}" fontId="${fonts.indexOf(style.font)}" fillId="0" borderId="${style.border ? 1 : 0}" xfId="0"${style.quoted ? ' quotePrefix="1"' : ''} applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="${horizontal[style.align]}" vertical="center" wrapText="1"/></xf>`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length > 0 ? `<numFmts count="${formats.length}">${formats.join('')}</numFmts>` : '',
    `<fonts count="${fontXml.length}">${fontXml.join('')}</fonts>`,
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    `<borders count="${borders.length}">${borders.join('')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${used.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${used.map(xf).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('')
}
