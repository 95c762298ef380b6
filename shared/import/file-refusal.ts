/** Why a file is not read. Each has a sentence in both languages that says what to do (rule I9). */

export const fileRefusals = [
  'empty',
  'tooLarge',
  'oldWorkbook',
  'binaryWorkbook',
  'wordFile',
  'pdf',
  'picture',
  'otherOffice',
  'webPage',
  'archive',
  'locked',
  'macros',
  'bomb',
  'broken',
  'tooManyRows',
  'tooWide',
  'noTable',
  'unreadable',
] as const
export type FileRefusalCode = (typeof fileRefusals)[number]

export type FileRefusal = {
  readonly refused: FileRefusalCode
  /** What was found where a figure says more: megabytes, rows, columns. */
  readonly figure?: number
}

export const refuseFile = (refused: FileRefusalCode, figure?: number): FileRefusal =>
  figure === undefined ? { refused } : { refused, figure }

export const isFileRefusal = (found: unknown): found is FileRefusal =>
  typeof found === 'object' && found !== null && 'refused' in found

/** Thrown inside a reader only, and made a value where the reader ends (`caught`). */
export class Unreadable extends Error {
  readonly refusal: FileRefusal
  constructor(refused: FileRefusalCode, figure?: number) {
    super(refused)
    this.refusal = refuseFile(refused, figure)
  }
}

/** Runs a reader. Whatever it stumbles over in a file is a broken file, never an exception of ours. */
export function caught<Found>(read: () => Found): Found | FileRefusal {
  try {
    return read()
  } catch (error) {
    return error instanceof Unreadable ? error.refusal : refuseFile('broken')
  }
}
