/** An import from the file to the preview, without a browser: what the worker runs, and the tests. */
import { isFileRefusal, type FileRefusal } from './file-refusal.ts'
import { guessLayout } from './guess.ts'
import { openFile, openPasted } from './open-file.ts'
import { preview, type Preview, type Question } from './preview.ts'
import type { RowKind } from './rows.ts'
import type { Opened, Source } from './sheet.ts'

/** What there is to choose from in an opened file. */
export type Choice = {
  readonly source: Source
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly lines: number }[]
  /** The sheet that looks most like the list. */
  readonly best: number
}

export type About = { readonly kind: RowKind; readonly classes: readonly string[] }

export type Importer = {
  readonly open: (bytes: Uint8Array, about: About) => Choice | FileRefusal
  readonly paste: (text: string, about: About) => Choice | FileRefusal
  /** A refusal if nothing is open. */
  readonly preview: <Kind extends RowKind>(question: Question<Kind>) => Preview<Kind> | FileRefusal
}

/** One import: it keeps what was opened last, so that only questions and answers travel. */
export function newImporter(): Importer {
  let opened: Opened | null = null
  const chosen = (found: Opened | FileRefusal, { kind, classes }: About): Choice | FileRefusal => {
    opened = isFileRefusal(found) ? null : found
    if (isFileRefusal(found)) return found
    const worth = found.sheets.map((sheet) => {
      const layout = guessLayout(kind, sheet, classes)
      const targets = layout ? Object.keys(layout.columns).length + (layout.headings === null ? 0 : 1) : 0
      return targets * 2 - (sheet.hidden ? 3 : 0)
    })
    const sheets = found.sheets.map(({ name, hidden, rows }) => ({ name, hidden, lines: rows.length }))
    return { source: found.source, sheets, best: worth.indexOf(Math.max(...worth)) }
  }
  return {
    open: (bytes, about) => chosen(openFile(bytes), about),
    paste: (text, about) => chosen(openPasted(text), about),
    preview: (question) => (opened ? preview(opened, question) : { refused: 'empty' }),
  }
}
