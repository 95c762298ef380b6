/** Emptying the write-ahead log, in which every page still lies as it was. */
import type { Db } from './open.ts'
import { NotSaved } from './not-saved.ts'

/**
 * Empties the write-ahead log. Somebody who is reading the file keeps it from being done: then it throws `NotSaved` and is
 * to be tried again, and nobody in the hall waits for the reader meanwhile.
 */
export function emptyLog(db: Db): void {
  const patience = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma('busy_timeout = 0')
  try {
    const [{ busy }] = db.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    if (busy !== 0) throw new NotSaved('the log is being read')
  } finally {
    db.pragma(`busy_timeout = ${patience}`)
  }
}
