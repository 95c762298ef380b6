/** What stands on every page of every paper. */
import type { paperSheet as chinese } from '../zh-CN/paper-sheet.ts'

export const paperSheet: typeof chinese = {
  colon: ': ',
  stamp: ({ madeAt, version, hash }) => `Made ${madeAt} · Rostrum ${version} · Check ${hash}`,
  page: (n, of) => `Page ${n} of ${of}`,
  dateLine: 'Date: ____________',
}
