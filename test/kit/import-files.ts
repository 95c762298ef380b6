/** Files as people really send them, and some that nobody should: every byte is made here. */
import { strToU8, zipSync, type Zippable } from 'fflate'

/** A cell: text goes to the shared strings, a number as it is, `raw` is XML of one's own. */
export type FileCell = string | number | null | { readonly raw: string }

export type FileSheet = {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  readonly rows: readonly (readonly FileCell[])[]
  /** Lines that a filter hides, from 1. */
  readonly hiddenRows?: readonly number[]
  /** From 1. */
  readonly hiddenColumns?: readonly number[]
  readonly merges?: readonly string[]
}

export type WorkbookOptions = {
  /** More parts, or other contents of those there are. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>
  /** The XML of `styles.xml` inside its root. */
  readonly styles?: string
  readonly mainType?: string
}

const xml = '<?xml version="1.0" encoding="UTF-8"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const sheetMain = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
export const macroMain = 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

/** The parts of a workbook whose texts are shared, as Excel writes it. */
export function workbookParts(sheets: readonly FileSheet[], options: WorkbookOptions = {}): Record<string, Uint8Array> {
  const strings: string[] = []
  const shared = (text: string): number => strings.push(`<si><t xml:space="preserve">${escaped(text)}</t></si>`) - 1
  const cell = (value: FileCell, column: number, line: number): string => {
    if (value === null || value === '') return ''
    const at = `r="${letters(column)}${line}"`
    if (typeof value === 'number') return `<c ${at}><v>${value}</v></c>`
    if (typeof value === 'string') return `<c ${at} t="s"><v>${shared(value)}</v></c>`
    return value.raw.replace('<c', `<c ${at}`)
  }
  const sheetParts = sheets.map(({ rows, hiddenRows = [], hiddenColumns = [], merges = [] }) => {
    const lines = rows.map((row, i) => {
      const hidden = hiddenRows.includes(i + 1) ? ' hidden="1"' : ''
      return `<row r="${i + 1}"${hidden}>${row.map((value, column) => cell(value, column, i + 1)).join('')}</row>`
    })
    const columns = hiddenColumns.map((c) => `<col min="${c}" max="${c}" hidden="1" width="9"/>`).join('')
    const merged = merges.map((reference) => `<mergeCell ref="${reference}"/>`).join('')
    return `${xml}<worksheet xmlns="${main}">${columns && `<cols>${columns}</cols>`}<sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
  })
  const list = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  const relations = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`)
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${xml}<Types><Override PartName="/xl/workbook.xml" ContentType="${options.mainType ?? sheetMain}"/></Types>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="r"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships>${relations.join('')}</Relationships>`,
    ...Object.fromEntries(sheetParts.map((text, i) => [`xl/worksheets/sheet${i + 1}.xml`, text])),
    'xl/sharedStrings.xml': `${xml}<sst xmlns="${main}">${strings.join('')}</sst>`,
    ...(options.styles ? { 'xl/styles.xml': `${xml}<styleSheet xmlns="${main}">${options.styles}</styleSheet>` } : {}),
    ...options.parts,
  }
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
  )
}

const zipped = (parts: Zippable): Uint8Array => zipSync(parts, { mtime: new Date(2020, 0, 1) })

export const workbook = (sheets: readonly FileSheet[], options?: WorkbookOptions): Uint8Array =>
  zipped(workbookParts(sheets, options))

export const oneSheet = (rows: FileSheet['rows'], more: Partial<FileSheet> = {}): Uint8Array =>
  workbook([{ name: 'Sheet1', rows, ...more }])

/** A zip of any files. */
export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipped(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

let codes: Map<string, readonly [number, number]> | undefined
/** Text as Chinese Excel saves a CSV. Only characters of two bytes, and ASCII. */
export function gb18030(text: string): Uint8Array {
  if (!codes) {
    codes = new Map()
    const decoder = new TextDecoder('gb18030')
    for (let high = 0x81; high <= 0xfe; high += 1) {
      for (let low = 0x40; low <= 0xfe; low += 1) {
        const sign = low === 0x7f ? '' : decoder.decode(new Uint8Array([high, low]))
        if ([...sign].length === 1 && !codes.has(sign)) codes.set(sign, [high, low])
      }
    }
  }
  const known = codes
  return new Uint8Array(
    [...text].flatMap((sign) => {
      if (sign < '\u0080') return [sign.charCodeAt(0)]
      const code = known.get(sign)
      if (!code) throw new Error(`no code for ${sign}`)
      return [...code]
    }),
  )
}

export const utf8 = (text: string, mark = false): Uint8Array => strToU8((mark ? '\uFEFF' : '') + text)

/** What Excel calls “Unicode text”. */
export function utf16(text: string): Uint8Array {
  const units = Uint16Array.from([...`\uFEFF${text}`].flatMap((sign) => [...sign].map((half) => half.charCodeAt(0))))
  return new Uint8Array(units.buffer)
}

/** Changes a field in every entry of a zip's directory: what it claims, not what it holds. */
function withClaims(bytes: Uint8Array, offset: number, value: number, width: 2 | 4): Uint8Array {
  const changed = bytes.slice()
  const view = new DataView(changed.buffer)
  const end = changed.length - 22
  let at = view.getUint32(end + 16, true)
  for (let n = view.getUint16(end + 10, true); n > 0; n -= 1) {
    if (width === 4) view.setUint32(at + offset, value, true)
    else view.setUint16(at + offset, value, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return changed
}

const roomOfZeros = (megabytes: number): Uint8Array => new Uint8Array(megabytes * 1024 * 1024).fill(0x20)

export const bombs = {
  /** Says honestly that a few kilobytes become 60 MB of blanks. */
  honest: (): Uint8Array =>
    workbook([{ name: 'A', rows: [['姓名']] }], { parts: { 'xl/sharedStrings.xml': roomOfZeros(60) } }),
  /** Claims that every part has a hundred bytes. */
  lying: (): Uint8Array =>
    withClaims(
      workbook([{ name: 'A', rows: [['姓名']] }], { parts: { '[Content_Types].xml': roomOfZeros(30) } }),
      24,
      100,
      4,
    ),
  /** Every entry claims the compressed bytes of the whole archive. */
  overlapping: (): Uint8Array => {
    const bytes = oneSheet([['姓名'], ['张三']])
    return withClaims(bytes, 20, bytes.length, 4)
  },
  crowd: (): Uint8Array => zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`xl/${i}.xml`, '<a/>']))),
  /** A short text that names itself ten times over, nine times. */
  entities: (): Uint8Array => {
    const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
    return workbook([{ name: 'A', rows: [['姓名']] }], {
      parts: {
        'xl/sharedStrings.xml': `<!DOCTYPE sst [<!ENTITY l0 "ha">${levels}]><sst><si><t>&l9;</t></si></sst>`,
      },
    })
  },
}

/** A zip whose entries say that they are encrypted. */
export const lockedZip = (): Uint8Array => withClaims(oneSheet([['姓名']]), 8, 1, 2)

/** Microsoft's older container with one named part: what an .xls, a .doc and a workbook with a password are. */
export function ole(part: string): Uint8Array {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  ;[...part].forEach((sign, i) => bytes.set([sign.charCodeAt(0), 0], 1024 + 2 * i))
  return bytes
}

export const png = (): Uint8Array => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
export const pdf = (): Uint8Array => strToU8('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n')

/** A roster of as many people, with a title, as a workbook. */
export function largeRoster(people: number): Uint8Array {
  const rows = Array.from({ length: people }, (_, i): FileCell[] => [
    i + 1,
    `王${String.fromCodePoint(0x4e00 + (i % 5000))}${String.fromCodePoint(0x5b00 + (i % 97))}`,
    `第${i % 137}工作单位`,
    '党支部书记',
    '党代表',
    'ABC'[i % 3] ?? 'A',
    `${Math.floor(i / 40) + 1}排${(i % 40) + 1}座`,
    i % 11 === 0 ? '分组讨论召集人' : null,
  ])
  const headings = ['编号', '姓名', '单位', '职务', '身份', '票类', '座位', '备注']
  return oneSheet([['参加测评人员名单'], headings, ...rows], { merges: ['A1:H1'] })
}
