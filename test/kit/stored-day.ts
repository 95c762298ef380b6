/** A day that was played in memory, put into a data folder, so that a hub can go on with it. */
import { openDatabase } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { prepareFolder } from '../../server/data-folder.ts'
import { apply } from '../../shared/domain/apply.ts'
import type { Hall } from './hall.ts'

/** The folder must be empty. */
export function storeDay(folder: string, hall: Hall): void {
  prepareFolder(folder)
  const db = openDatabase(folder)
  const store = openStore(db)
  store.begin(hall.first)
  let meeting = hall.first
  for (const { seq, at, by, facts } of hall.entries) {
    meeting = facts.reduce(apply, meeting)
    store.commit({ commandId: `command-${seq}`, by, at, facts, meeting })
  }
  db.close()
}
