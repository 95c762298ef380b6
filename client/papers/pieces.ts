/** A document as the pieces that are put on its pages, from top to bottom. */
import type { Block, Document } from '../../shared/papers/document.ts'

type Table = Extract<Block, { kind: 'table' }>
export type Piece =
  | { readonly kind: 'title'; readonly title: string; readonly subtitle: string }
  | Exclude<Block, Table>
  | Omit<Table, 'foot'>
  | { readonly kind: 'foot'; readonly text: string }

export const piecesOf = ({ title, subtitle = '', blocks }: Document): readonly Piece[] => [
  { kind: 'title', title, subtitle },
  ...blocks.flatMap((block): readonly Piece[] => {
    if (block.kind !== 'table') return [block]
    const { foot = [], ...table } = block
    return [table, ...foot.map((text) => ({ kind: 'foot' as const, text }))]
  }),
]
