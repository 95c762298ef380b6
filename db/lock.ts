/** One hub a folder (R5): an exclusive lock that the operating system lets go of when the process ends, however it ends. */
import Database from 'better-sqlite3'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { StoreUnusable } from './open.ts'

/** Takes the folder's lock; answers with how to let it go. Throws `StoreUnusable`. */
export function takeLock(folder: string): () => void {
  const file = join(folder, 'hub.lock')
  try {
    const lock = new Database(file, { timeout: 0 })
    chmodSync(file, 0o600)
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch (cause) {
    const busy = cause instanceof Database.SqliteError && cause.code === 'SQLITE_BUSY'
    throw new StoreUnusable(busy ? 'inUse' : 'unwritable', cause)
  }
}
