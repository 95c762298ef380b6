/** What the hub keeps about itself: the generation of this database, the key for links and codes, and its clock. */
import { randomBytes } from 'node:crypto'
import type { Db } from './open.ts'
import { saving } from './not-saved.ts'

/** The hub's time against the machine's monotonic clock, and which boot of the machine that clock belongs to. */
export type ClockRecord = { readonly bootId: string; readonly hubTime: number; readonly monotonic: number }

type Row = { epoch: string; access_key: Buffer; boot_id: string; hub_time: number; monotonic: number; port: number }

export function openHubRecord(db: Db) {
  const sql = {
    get: db.prepare<[], Row>('SELECT * FROM hub WHERE only = 1'),
    create: db.prepare<[string, Buffer]>("INSERT INTO hub VALUES (1, ?, ?, '', 0, 0, 8080)"),
    clock: db.prepare<[string, number, number]>(
      'UPDATE hub SET boot_id = ?, hub_time = ?, monotonic = ? WHERE only = 1',
    ),
    port: db.prepare<[number]>('UPDATE hub SET port = ? WHERE only = 1'),
  }
  const row = (): Row => {
    const found = sql.get.get()
    if (found) return found
    saving(() => sql.create.run(randomBytes(8).toString('hex'), randomBytes(32)))
    return row()
  }
  const { epoch, access_key: accessKey } = row()

  return {
    epoch,
    accessKey,
    /** The clock as it was last kept; null in a new store. */
    clock(): ClockRecord | null {
      const { boot_id: bootId, hub_time: hubTime, monotonic } = row()
      return bootId ? { bootId, hubTime, monotonic } : null
    },
    /** Throws `NotSaved`. */
    keepClock: ({ bootId, hubTime, monotonic }: ClockRecord): void =>
      void saving(() => sql.clock.run(bootId, Math.round(hubTime), Math.round(monotonic))),
    port: (): number => row().port,
    /** Throws `NotSaved`. */
    keepPort: (port: number): void => void saving(() => sql.port.run(port)),
  }
}
export type HubRecord = ReturnType<typeof openHubRecord>
