/**
 * Erases a data folder: every record inside the database, then every file of ours by what is nothing. A disk that writes
 * in place has nothing left then; what a solid-state disk may keep is said in `docs/archive.md`.
 */
import { createHash, randomBytes, randomFillSync } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { openDatabase, storeFile } from '../db/open.ts'
import type { ErasedFile } from '../shared/archive/certificate.ts'
import { log } from './log.ts'

export type Erased = {
  readonly files: readonly ErasedFile[]
  /** Files that are not the product's. */
  readonly left: readonly string[]
  /** What could not be erased; empty if everything was. */
  readonly failed: readonly string[]
}

const LOCK = 'hub.lock'
const BLOCK = 1024 * 1024
/** The store, its logs, whatever was copied beside it under its name, and the lock. */
const isOurs = (name: string): boolean => name.startsWith('rostrum.db') || name === LOCK || name === `${LOCK}-journal`

/**
 * Keeps a second name for the store's logs. SQLite deletes them when it closes, with what is in them unwritten-over; under
 * the second name they are still there to be overwritten. To be called before the store is closed.
 */
export function holdLogs(folder: string): void {
  for (const end of ['-wal', '-shm']) {
    const log = `${storeFile(folder)}${end}`
    try {
      if (existsSync(log)) linkSync(log, `${log}.held-${randomBytes(4).toString('hex')}`)
    } catch {
      // A file system without second names: what the log held is emptied with it and not overwritten.
      continue
    }
  }
}

/** Erases a folder whose lock the caller holds; `unlock` lets go of it. */
export function eraseFolder(folder: string, unlock: () => void): Erased {
  let before: readonly ErasedFile[]
  try {
    holdLogs(folder)
    before = ours(folder).flatMap((name) => described(folder, name))
    emptyTables(folder)
  } finally {
    unlock()
  }
  const failed = ours(folder).filter((name) => !overwritten(join(folder, name)))
  syncFolder(folder)
  const files = before.filter(({ name, bytes }) => bytes > 0 && name !== LOCK)
  return { files, left: readdirSync(folder).filter((name) => !failed.includes(name)), failed }
}

const ours = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && isOurs(entry.name))
    .map(({ name }) => name)
    .sort()

/** A log under its second name is named as it was called. What cannot be read cannot be overwritten either, and is said then. */
function described(folder: string, name: string): readonly ErasedFile[] {
  try {
    const content = readFileSync(join(folder, name))
    const sha256 = createHash('sha256').update(content).digest('hex')
    return [{ name: name.replace(/\.held-[0-9a-f]+$/, ''), bytes: content.length, sha256 }]
  } catch (error) {
    log.bug(`reading ${name}`, error)
    return []
  }
}

/**
 * Deletes every row, with zeros in its place. The file is not made smaller first: blocks that were given back to the file
 * system could not be overwritten any more.
 */
function emptyTables(folder: string): void {
  try {
    const db = openDatabase(folder)
    db.pragma('foreign_keys = OFF')
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    db.transaction(() => tables.forEach((name) => db.exec(`DELETE FROM "${name.replaceAll('"', '""')}"`)))()
    db.pragma('wal_checkpoint(RESTART)')
    holdLogs(folder)
    db.close()
  } catch (error) {
    // A damaged store cannot be emptied from inside; its file is overwritten all the same.
    log.bug('emptying the store', error)
  }
}

/** Overwrites a file with random bytes down to the disk, cuts it to nothing, and deletes it under another name. */
function overwritten(path: string): boolean {
  try {
    const file = openSync(path, 'r+')
    try {
      const block = Buffer.alloc(BLOCK)
      const { size } = statSync(path)
      for (let at = 0; at < size; at += BLOCK) {
        randomFillSync(block)
        writeSync(file, block, 0, Math.min(BLOCK, size - at), at)
      }
      fsyncSync(file)
      ftruncateSync(file, 0)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    const nameless = join(path, '..', randomBytes(8).toString('hex'))
    renameSync(path, nameless)
    unlinkSync(nameless)
    return true
  } catch (error) {
    log.bug(`erasing ${path}`, error)
    return false
  }
}

/** That the names are gone is on the disk as well. */
function syncFolder(folder: string): void {
  try {
    const open = openSync(folder, 'r')
    fsyncSync(open)
    closeSync(open)
  } catch {
    // Some systems cannot do that with a folder, and write it by themselves.
    return
  }
}
