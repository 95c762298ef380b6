/** The disk refused. Nothing was changed, so nothing may be acknowledged. */
import Database from 'better-sqlite3'

export class NotSaved extends Error {
  override name = 'NotSaved'
}

/** What a disk does to SQLite. Anything else that SQLite throws is a bug of ours and stays one. */
const ofTheDisk = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOMEM|BUSY|LOCKED|PROTOCOL)/

/** Runs a write; a refusal by the disk becomes `NotSaved`. */
export function saving<T>(write: () => T): T {
  try {
    return write()
  } catch (cause) {
    if (cause instanceof Database.SqliteError && ofTheDisk.test(cause.code)) throw new NotSaved(cause.code, { cause })
    throw cause
  }
}
