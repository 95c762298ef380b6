/**
 * One import from the file to the agreement, without a page: the dialog shows it, tests drive it. Nothing is written
 * here; whoever agrees is handed the whole new list (rule I12).
 */
import { computed, ref, shallowRef } from 'vue'
import { isFileRefusal, type FileRefusal } from '../../../shared/import/file-refusal.ts'
import type { Columns, Target } from '../../../shared/import/guess.ts'
import type { Choice } from '../../../shared/import/importer.ts'
import { refuseSize } from '../../../shared/import/open-file.ts'
import {
  lineStatuses,
  type Line,
  type LineStatus,
  type Preview,
  type Question,
} from '../../../shared/import/preview.ts'
import { rowFrom, valuesOf, fieldsOf, type Field, type RowKind, type RowOf } from '../../../shared/import/rows.ts'
import type { Engine } from './engine.ts'

export type Subject<Kind extends RowKind> = {
  readonly kind: Kind
  readonly existing: readonly RowOf[Kind][]
  readonly classes: readonly string[]
}

export const filters = ['all', ...lineStatuses, 'removed', 'looks'] as const
export type Filter = (typeof filters)[number]

/** A line of the preview, or somebody who would be removed. */
export type Shown = Omit<Line, 'status'> & { readonly key: string; readonly status: LineStatus | 'removed' }

/** What is agreed to: the whole new list, and where each row stood in the old one (`null`: new). */
export type Agreed<Kind extends RowKind> = {
  readonly rows: readonly RowOf[Kind][]
  readonly origins: readonly (number | null)[]
}

export function useImport<Kind extends RowKind>({ kind, existing, classes }: Subject<Kind>, engine: Engine) {
  // Plain rows of this kind's fields alone: what a page keeps beside them does not travel.
  const plain = existing.map((row) => {
    const values = valuesOf(row)
    const fields: readonly Field[] = fieldsOf[kind]
    return rowFrom(
      kind,
      Object.fromEntries(fields.flatMap((field) => (field in values ? [[field, values[field]]] : []))),
    )
  })
  const about = { kind, classes: [...classes] }
  const busy = ref(false)
  const failed = ref(false)
  const name = ref('')
  const refusal = shallowRef<FileRefusal | null>(null)
  const choice = shallowRef<Choice | null>(null)
  const found = shallowRef<Preview<Kind> | null>(null)
  const sheet = ref(0)
  const withHidden = ref(false)
  const missing = ref<Question['missing']>('remove')
  const filter = ref<Filter>('all')
  const leaveOut = ref(false)
  /** Only the answer to the last question counts. */
  let asked = 0

  async function asking(ask: () => Promise<void>): Promise<void> {
    busy.value = true
    failed.value = false
    const mine = (asked += 1)
    try {
      await ask()
    } catch {
      if (mine === asked) failed.value = true
    } finally {
      if (mine === asked) busy.value = false
    }
  }

  async function begin(called: string, open: () => Promise<Choice | FileRefusal> | FileRefusal): Promise<void> {
    reset()
    name.value = called
    await asking(async () => {
      const mine = asked
      const opened = await open()
      if (mine !== asked) return
      if (isFileRefusal(opened)) return void (refusal.value = opened)
      choice.value = opened
      sheet.value = opened.best
      missing.value = opened.source === 'pasted' ? 'keep' : 'remove'
      await look(null)
    })
  }

  /** Asks for the preview. `layout: null` guesses. */
  async function look(layout: Question['layout']): Promise<void> {
    const mine = asked
    const question = { kind, existing: plain, classes: about.classes, layout }
    const answer = await engine.preview<Kind>({
      ...question,
      sheet: sheet.value,
      withHidden: withHidden.value,
      missing: missing.value,
    })
    if (mine !== asked) return
    if (isFileRefusal(answer)) refusal.value = answer
    else found.value = answer
    leaveOut.value = false
    filter.value = 'all'
  }

  const again = (layout: Question['layout']) => asking(() => look(layout))
  const current = () => found.value?.layout ?? null

  function chooseTarget(column: number, target: Target | null): Promise<void> {
    const others = Object.entries(current()?.columns ?? {}).filter(
      ([other, theirs]) => Number(other) !== column && theirs !== target,
    ) as unknown as [number, Target][]
    const columns: Columns = { ...Object.fromEntries(others), ...(target ? { [column]: target } : {}) }
    return again({ headings: current()?.headings ?? null, columns })
  }

  function reset(): void {
    asked += 1
    busy.value = failed.value = withHidden.value = leaveOut.value = false
    name.value = ''
    refusal.value = choice.value = found.value = null
  }

  const shown = computed((): readonly Shown[] => {
    const preview = found.value
    if (!preview) return []
    const removed = preview.removed.map((row, i): Shown => ({
      key: `r${i}`,
      line: 0,
      status: 'removed',
      values: valuesOf(row),
      text: '',
      changes: [],
      reasons: [],
      notices: [],
    }))
    const all = [...preview.lines.map((line): Shown => ({ ...line, key: `l${line.line}` })), ...removed]
    if (filter.value === 'all') return all
    if (filter.value === 'looks') return all.filter(({ notices }) => notices.length > 0)
    return all.filter(({ status }) => status === filter.value)
  })

  const counts = computed((): Readonly<Record<Filter, number>> => {
    const { counts, lines } = found.value ?? { counts: null, lines: [] }
    const looks = lines.filter(({ notices }) => notices.length > 0).length
    const none = { new: 0, changed: 0, same: 0, refused: 0, skipped: 0, removed: 0 }
    const each = counts ?? none
    return { ...each, looks, all: lines.length + each.removed }
  })

  /** Why nobody can agree yet; `null` if they can. */
  const blocked = computed((): 'reading' | 'noTable' | 'refused' | 'nobody' | 'nothing' | null => {
    const preview = found.value
    if (!preview || busy.value) return 'reading'
    if (preview.noTable) return 'noTable'
    const { new: added, changed, same, refused, removed } = preview.counts
    if (added + changed + same === 0) return 'nobody'
    if (refused > 0 && !leaveOut.value) return 'refused'
    const moved = preview.origins.some((origin, i) => origin !== i)
    return added + changed + removed === 0 && !moved ? 'nothing' : null
  })

  return {
    busy,
    failed,
    name,
    refusal,
    choice,
    preview: found,
    sheet,
    withHidden,
    missing,
    filter,
    leaveOut,
    shown,
    counts,
    blocked,
    hasList: plain.length > 0,
    /** Too large a file is refused before its bytes are read. */
    open: (file: Blob & { readonly name?: string }) =>
      begin(file.name ?? '', () => refuseSize(file.size) ?? engine.open(file, about)),
    paste: (text: string) => begin('', () => engine.paste(text, about)),
    chooseSheet: (at: number) => ((sheet.value = at), again(null)),
    chooseHeadings: (line: number | null) =>
      again({ headings: line, columns: line === null ? (current()?.columns ?? {}) : null }),
    chooseTarget,
    readHidden: (yes: boolean) => ((withHidden.value = yes), again(current())),
    chooseMissing: (what: Question['missing']) => ((missing.value = what), again(current())),
    reset,
    /** The whole new list, or `null` while something stands in the way. */
    agreed: (): Agreed<Kind> | null =>
      found.value && blocked.value === null ? { rows: found.value.rows, origins: found.value.origins } : null,
  }
}

export type Import = ReturnType<typeof useImport<RowKind>>
