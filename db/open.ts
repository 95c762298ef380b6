/**
 * Opens the one SQLite file, safely. A fresh file reports `synchronous=FULL` and a reopened one silently does not
 * (better-sqlite3 is compiled with NORMAL for WAL), so everything is set and read back on every open (R1).
 */
import Database from 'better-sqlite3'
import { chmodSync, closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { migrations, OLDEST_MEETING } from './migrations/index.ts'

export type Db = Database.Database

/** Why a data folder cannot be used. Each has a sentence in `shared/i18n/<language>/hub.ts`. */
export type StoreProblem = 'newerVersion' | 'olderVersion' | 'notAStore' | 'inUse' | 'unwritable' | 'unsafe' | 'damaged'

/** The data folder cannot be used; nothing in it was changed. */
export class StoreUnusable extends Error {
  override name = 'StoreUnusable'
  readonly problem: StoreProblem
  constructor(problem: StoreProblem, cause?: unknown) {
    super(problem, { cause })
    this.problem = problem
  }
}

export const storeFile = (folder: string) => join(folder, 'rostrum.db')

/** `Rstm` in ASCII: tells our files from anybody else's. */
const APPLICATION_ID = 0x5273746d
/** Older SQLite can corrupt a WAL database when two connections write at once. */
const OLDEST_SQLITE = [3, 51, 3] as const

const settings: readonly (readonly [pragma: string, value: string, readBack: string | number])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['busy_timeout', '2000', 2000],
  ['secure_delete', 'ON', 1],
]

/** Opens (and creates or migrates) the store of a folder. Throws `StoreUnusable`. */
export function openDatabase(folder: string): Db {
  refuseForeign(folder)
  const file = storeFile(folder)
  let db: Db | undefined
  try {
    db = new Database(file)
    chmodSync(file, 0o600)
    refuseOldSqlite(db)
    applySettings(db)
    migrate(db)
    return db
  } catch (cause) {
    db?.close()
    if (cause instanceof StoreUnusable) throw cause
    const code = cause instanceof Database.SqliteError ? cause.code : ''
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') throw new StoreUnusable('damaged', cause)
    throw new StoreUnusable('unwritable', cause)
  }
}

/** Opens a store to read it, also while its hub runs. Throws `StoreUnusable`. */
export function openReadOnly(folder: string): Db {
  refuseForeign(folder)
  const db = new Database(storeFile(folder), { readonly: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version >= OLDEST_MEETING) return db
  db.close()
  throw new StoreUnusable('olderVersion')
}

/**
 * Opens the store of the hub of this very process once more, to read it. The file's header is not looked at first: on
 * some systems a process that closes a file lets go of every lock that it holds on it, also of its hub's.
 */
export const openBeside = (folder: string): Db =>
  new Database(storeFile(folder), { readonly: true, fileMustExist: true })

/** Looks at the file's header without SQLite, so that a store that is not ours is not touched. Throws `StoreUnusable`. */
export function refuseForeign(folder: string): void {
  const file = storeFile(folder)
  if (!existsSync(file)) return
  const header = Buffer.alloc(100)
  let read = 0
  try {
    const fd = openSync(file, 'r')
    read = readSync(fd, header, 0, 100, 0)
    closeSync(fd)
  } catch (cause) {
    throw new StoreUnusable('unwritable', cause)
  }
  if (read === 0) return
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw new StoreUnusable('notAStore')
  const [userVersion, applicationId] = [header.readUInt32BE(60), header.readUInt32BE(68)]
  // A store of ours that was killed while it was made has no id yet, and no second page either.
  const unmade = applicationId === 0 && userVersion === 0 && statSync(file).size <= header.readUInt16BE(16)
  if (applicationId !== APPLICATION_ID && !unmade) throw new StoreUnusable('notAStore')
  if (userVersion > migrations.length) throw new StoreUnusable('newerVersion')
}

function refuseOldSqlite(db: Db): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  const [a, b, c] = OLDEST_SQLITE
  const old = major !== a ? major < a : minor !== b ? minor < b : patch < c
  if (old) throw new StoreUnusable('unsafe', new Error(`SQLite ${version}`))
}

function applySettings(db: Db): void {
  for (const [pragma, value, expected] of settings) {
    db.pragma(`${pragma} = ${value}`)
    const got = db.pragma(pragma, { simple: true })
    if (got !== expected) throw new StoreUnusable('unsafe', new Error(`${pragma} is ${String(got)}`))
  }
}

function migrate(db: Db): void {
  const id = db.pragma('application_id', { simple: true })
  const version = Number(db.pragma('user_version', { simple: true }))
  if (id !== APPLICATION_ID && (id !== 0 || version !== 0)) throw new StoreUnusable('notAStore')
  if (version > migrations.length) throw new StoreUnusable('newerVersion')
  if (version === migrations.length) return
  if (version > 0 && version < OLDEST_MEETING && holdsMeeting(db)) throw new StoreUnusable('olderVersion')
  db.transaction(() => {
    for (const migration of migrations.slice(version)) db.exec(migration)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
  // The header is what an older hub looks at, so the new version must be in the main file and not only in the WAL.
  db.pragma('wal_checkpoint(TRUNCATE)')
}

const holdsMeeting = (db: Db): boolean => db.prepare('SELECT 1 FROM snapshot').get() !== undefined
