/** The openings of a box as a file: with them anybody adds up, and whoever voted can prove how. */
import type { OpenedBox } from './open-box.ts'

/**
 * Sorted by commitment, as they come: which cells were one ballot's is in no order and under no name. Null where a class
 * was merged: the file would tell again what was in the small one.
 */
export const openingsFile = ({ question, openings, roots }: OpenedBox): string | null =>
  openings &&
  `${JSON.stringify(
    { format: 'rostrum-openings', version: 1, round: question.round, root: roots.opened, columns: openings },
    null,
    1,
  )}\n`

/** Lets the browser save a text under a name. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
