/** The columns as the library's table wants them: select, move, number, and one field for each cell. */
import { h, type VNode } from 'vue'
import type { DataTableColumn } from 'naive-ui'
import { setup } from '../../../shared/i18n/setup.ts'
import { useWords } from '../../live/language.ts'
import CellField from './CellField.vue'
import type { TableColumn, TableRow } from './columns.ts'
import RowHandle from './RowHandle.vue'

export type ColumnActs = {
  readonly field: string
  readonly isWrong: (field: string) => boolean
  readonly type: (id: string, key: string, text: string) => void
  readonly drag: (id: string) => void
  readonly step: (id: string, by: 1 | -1) => void
  readonly sort: (key: string) => void
}

export function useTableColumns(acts: ColumnActs) {
  const t = useWords(setup)

  function cell(row: TableRow, column: TableColumn): VNode | string {
    if (row.as && !row.as.own.includes(column.key)) return ''
    const field = `${acts.field}.${row.id}.${column.key}`
    const inside = h(CellField, {
      column: row.as ? { ...column, kind: column.kind === 'choice' ? 'text' : column.kind } : column,
      value: row.texts[column.key] ?? '',
      label: t.value.table.cell(Number(row.number) || 0, column.title),
      field,
      wrong: acts.isWrong(field),
      ...(row.as && column.kind === 'text' ? { placeholder: row.as.placeholder } : {}),
      onType: (text: string) => acts.type(row.id, column.key, text),
    })
    return row.mark && column.key === 'name' ? h('div', { class: 'marked' }, [inside, h('span', row.mark)]) : inside
  }

  const head = (column: TableColumn): VNode | string =>
    column.sorts
      ? h(
          'button',
          {
            type: 'button',
            class: 'sort',
            title: t.value.table.sort(column.title),
            onClick: () => acts.sort(column.key),
          },
          [column.title, h('span', { 'aria-hidden': 'true' }, ' ⇅')],
        )
      : column.title

  return (columns: readonly TableColumn[], first: string): DataTableColumn<TableRow>[] => [
    { type: 'selection', width: 36 },
    {
      key: 'handle',
      width: 40,
      render: (row) =>
        h(RowHandle, {
          onDrag: () => acts.drag(row.id),
          onUp: () => acts.step(row.id, -1),
          onDown: () => acts.step(row.id, 1),
        }),
    },
    { key: 'number', title: first, width: 56, className: 'number', render: (row) => (row.as ? '' : row.number) },
    ...columns.map((column, i): DataTableColumn<TableRow> => ({
      key: column.key,
      title: () => head(column),
      ...(column.kind === 'number' ? { titleAlign: 'right' as const } : {}),
      ...(column.grows ? { minWidth: column.width } : { width: column.width }),
      render: (row) => (row.as && i === 0 ? h('strong', { class: 'interval' }, row.as.name) : cell(row, column)),
    })),
  ]
}
