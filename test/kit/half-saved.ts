/** A store as a crash between two commits would leave it: the last act is not there, nor is what it changed. */
import Database from 'better-sqlite3'
import { openSnapshot } from '../../db/snapshot.ts'
import { openStore } from '../../db/store.ts'
import { storeFile } from '../../db/open.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'

/** Takes the journal's last row away; `before` makes the meeting as it was without it. The hub must have stopped. */
export function loseLastAct(folder: string, before: (meeting: Meeting) => Meeting): void {
  const db = new Database(storeFile(folder))
  const meeting = openStore(db).load()
  if (!meeting) throw new Error('this store holds no meeting')
  db.prepare('DELETE FROM journal WHERE seq = (SELECT MAX(seq) FROM journal)').run()
  openSnapshot(db).lay(before(meeting))
  db.close()
}
