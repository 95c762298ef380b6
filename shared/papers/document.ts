/**
 * A document (文件) as what it says, not as how it looks: one shape for the page on the screen, the sheet of paper, the
 * workbook and the archive. Pure: the same meeting gives the same document, to the byte.
 */

/** Documents 1 to 13 of what such a meeting owes (domain, part 5). */
export const documentIds = [
  'order',
  'check_in',
  'cards',
  'forms',
  'timing',
  'tally',
  'summary',
  'feedback',
  'minutes',
  'problems',
  'incidents',
  'archive_index',
  'script',
] as const
export type DocumentId = (typeof documentIds)[number]

export type Cell = string | number | null

export type Column = {
  readonly label: string
  /** Share of the width of the page; the shares of a table need not add up to anything. */
  readonly width: number
  readonly align?: 'start' | 'center' | 'end'
  /** What stands in it as text, `91.60` say, is a number in a workbook, with as many decimals. */
  readonly numeric?: true
  /** Neighbours of the same group stand below one cell with its name. */
  readonly group?: string
}

/** One piece of a page, from top to bottom. */
export type Block =
  /** `aloud`: what a chair reads out, in large letters. `cue`: what is done meanwhile. `note`: small print. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly as?: 'aloud' | 'cue' | 'note' }
  | { readonly kind: 'heading'; readonly text: string }
  /** 会议名称：…… */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | {
      readonly kind: 'table'
      /** The name of its sheet in a workbook. */
      readonly name: string
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly Cell[])[]
      /** Lines below the table: 应到 …, 实到 … */
      readonly foot?: readonly string[]
    }
  /** Offices to be signed for by hand, each with its line, and the date. Whoever is named is printed beside the office. */
  | { readonly kind: 'signatures'; readonly roles: readonly string[] }
  | { readonly kind: 'pageBreak' }

export type Document = {
  readonly id: DocumentId
  /** More than one of a kind: the presenter's slot of a single feedback, the class of a tally report. */
  readonly part?: string
  readonly title: string
  readonly subtitle?: string
  readonly landscape?: true
  readonly blocks: readonly Block[]
  /** Below every page beside its number: when it was made, by which version, and the short hash of what it was made from. */
  readonly stamp: { readonly madeAt: string; readonly version: string; readonly hash: string }
}
