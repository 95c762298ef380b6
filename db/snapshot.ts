/**
 * The meeting as it began, which is one text because it is hashed, and as it is now, in pieces. The meeting is immutable:
 * what an act has not changed is the very same object as before, and is not written again.
 */
import { begun, type Beginning } from '../shared/domain/new-meeting.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Db } from './open.ts'

/** So many entries of a list are one piece: what one more entry costs, however long the list has become. */
const ENTRIES = 32

/** Parts with a list in them that may be long; it lies beside its part, as `remarks.list`. */
const listIn: Readonly<Record<string, string>> = { remarks: 'list', roster: 'cards', agenda: 'items' }

type Fields = Readonly<Record<string, unknown>>
type Parts = ReadonlyMap<string, unknown>
type Row = { readonly part: string; readonly no: number; readonly state: string }

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What is laid by itself: every part of the meeting, and beside it the list in it. */
function partsOf(meeting: Fields): Parts {
  const parts = new Map<string, unknown>()
  for (const [name, value] of Object.entries(meeting)) {
    const list = listIn[name]
    if (list === undefined || !isFields(value)) parts.set(name, value)
    else {
      const { [list]: entries, ...rest } = value
      parts.set(name, rest).set(`${name}.${list}`, entries)
    }
  }
  return parts
}

/** A part as a row of entries: the elements of a list, the fields of a record with their names, or the value alone. */
type Spread = {
  readonly kind: 'list' | 'fields' | 'value'
  readonly names: readonly string[]
  readonly values: readonly unknown[]
}

function spread(value: unknown): Spread {
  if (Array.isArray(value)) return { kind: 'list', names: [], values: value }
  if (isFields(value)) return { kind: 'fields', names: Object.keys(value), values: Object.values(value) }
  return { kind: 'value', names: [], values: [value] }
}

/** An empty list is a piece too. */
const piecesIn = ({ values }: Spread): number => Math.max(1, Math.ceil(values.length / ENTRIES))

function textOf({ kind, names, values }: Spread, no: number): string {
  const [from, to] = [no * ENTRIES, (no + 1) * ENTRIES]
  const some = values.slice(from, to)
  if (kind === 'list') return JSON.stringify(some)
  if (kind === 'value') return JSON.stringify(some[0])
  return JSON.stringify(Object.fromEntries(names.slice(from, to).map((name, i) => [name, some[i]])))
}

function isSamePiece(one: Spread, other: Spread, no: number): boolean {
  if (one.kind !== other.kind) return false
  const to = Math.min((no + 1) * ENTRIES, Math.max(one.values.length, other.values.length))
  for (let i = no * ENTRIES; i < to; i += 1) {
    if (one.values[i] !== other.values[i] || one.names[i] !== other.names[i]) return false
  }
  return one.values.length >= to && other.values.length >= to
}

/** A part from its pieces, in their order. */
function joined(pieces: readonly unknown[]): unknown {
  const [first] = pieces
  if (pieces.length === 1) return first
  if (Array.isArray(first)) return pieces.flat(1)
  return Object.fromEntries(pieces.flatMap((piece) => Object.entries(piece as Fields)))
}

/** The meeting from the rows of its pieces, ordered by part and number. */
function putTogether(rows: readonly Row[]): Fields {
  const pieces = new Map<string, unknown[]>()
  for (const { part, state } of rows) {
    const known = pieces.get(part)
    if (known) known.push(JSON.parse(state))
    else pieces.set(part, [JSON.parse(state)])
  }
  const meeting: Record<string, unknown> = {}
  // A part comes before the list in it, since its name is the beginning of the list's.
  for (const [part, parsed] of pieces) {
    const [name = '', list] = part.split('.')
    meeting[name] = list === undefined ? joined(parsed) : { ...(meeting[name] as Fields), [list]: joined(parsed) }
  }
  return meeting
}

export function openSnapshot(db: Db) {
  const whole = db.prepare<[string], string>('SELECT state FROM snapshot WHERE which = ?').pluck()
  // A store of an earlier version that is only read has no such table.
  const hasPieces = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'piece'").get() !== undefined
  const sql = hasPieces && {
    all: db.prepare<[], Row>('SELECT part, no, state FROM piece ORDER BY part, no'),
    put: db.prepare<[string, number, string]>(
      'INSERT INTO piece VALUES (?, ?, ?) ON CONFLICT (part, no) DO UPDATE SET state = excluded.state',
    ),
    cut: db.prepare<[string, number]>('DELETE FROM piece WHERE part = ? AND no >= ?'),
    clear: db.prepare<[]>('DELETE FROM piece'),
    begin: db.prepare<[string]>("INSERT INTO snapshot VALUES ('start', 0, ?)"),
    dropWhole: db.prepare<[]>("DELETE FROM snapshot WHERE which = 'now'"),
  }
  /** The parts that lie in the store; null if they are not known, and then everything is laid anew. */
  let laid: Parts | null = null

  return {
    /** The meeting as it began, to the byte; empty in an empty store. */
    start: (): string => whole.get('start') ?? '',
    /** The meeting as it is. */
    load(): Meeting | null {
      const rows = sql ? sql.all.all() : []
      if (rows.length === 0) {
        const state = whole.get('now')
        return state === undefined ? null : begun(JSON.parse(state) as Beginning)
      }
      const meeting = putTogether(rows)
      laid = partsOf(meeting)
      return begun(meeting as Beginning)
    },
    /** Puts the beginning of a meeting into an empty store; in the caller's transaction. */
    begin(state: string): void {
      if (sql) sql.begin.run(state)
    },
    /** Writes what differs from what was laid last; in the caller's transaction, and `isLaid` is to be told of its COMMIT. */
    lay(meeting: Meeting): void {
      if (!sql) throw new Error('this store is only read')
      if (!laid) {
        sql.clear.run()
        sql.dropWhole.run()
      }
      for (const [part, value] of partsOf(meeting)) {
        const before = laid?.get(part)
        if (value === undefined || (value === before && laid?.has(part))) continue
        const now = spread(value)
        const then = laid?.has(part) ? spread(before) : null
        const pieces = piecesIn(now)
        for (let no = 0; no < pieces; no += 1) {
          if (!then || no >= piecesIn(then) || !isSamePiece(now, then, no)) sql.put.run(part, no, textOf(now, no))
        }
        if (then && piecesIn(then) > pieces) sql.cut.run(part, pieces)
      }
    },
    isLaid: (meeting: Meeting): void => void (laid = partsOf(meeting)),
  }
}
export type Snapshot = ReturnType<typeof openSnapshot>
