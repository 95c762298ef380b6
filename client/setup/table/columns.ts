/** What a table of the set-up knows of its columns, and of a row beyond its cells. */
export type TableColumn = {
  readonly key: string
  readonly title: string
  /** Pixels; the least where the column may grow. */
  readonly width: number
  readonly grows?: boolean
  readonly kind: 'text' | 'number' | 'choice'
  readonly choices?: readonly { readonly value: string; readonly text: string }[]
  readonly sorts?: boolean
}

export type TableRow = {
  readonly id: string
  /** As it stands in front of the row. */
  readonly number: string
  readonly texts: Readonly<Record<string, string>>
  /** Of a row that is something else than the others: what, and its own cells by column. */
  readonly as?: { readonly name: string; readonly own: readonly string[]; readonly placeholder: string }
  /** A word behind the first text, e.g. that somebody is a presenter as well. */
  readonly mark?: string
}
