/** For commands that only read a data folder, also while its hub runs. */
import type { Meeting } from '../shared/domain/meeting.ts'
import { openReadOnly, StoreUnusable, type Db } from '../db/open.ts'
import { openStore } from '../db/store.ts'
import { readConfig, type Config } from './config.ts'
import { holdsStore } from './data-folder.ts'
import { sayProblem } from './words.ts'

/** Answers with the exit code: what `read` answers, or 1 after saying why there is nothing to read. */
export function readStore(
  argv: readonly string[],
  read: (found: { db: Db; meeting: Meeting; config: Config }) => number,
  /** For a store without a meeting, if that is something to read too. */
  readEmpty?: (found: { db: Db; config: Config }) => number,
): number {
  const config = readConfig(argv)
  if ('problem' in config) {
    sayProblem((words) => words[config.problem](config.word))
    return 1
  }
  const noMeeting = (): number => {
    sayProblem((words) => words.noMeeting(config.data))
    return 1
  }
  if (!holdsStore(config.data)) return noMeeting()
  let db: Db | undefined
  try {
    const opened = openReadOnly(config.data)
    db = opened
    // One moment of the store, whatever its hub writes meanwhile.
    return opened.transaction(() => {
      const meeting = openStore(opened).load()
      if (meeting) return read({ db: opened, meeting, config })
      return readEmpty ? readEmpty({ db: opened, config }) : noMeeting()
    })()
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error
    const { problem } = error
    sayProblem((words) => words.store[problem](config.data))
    return 1
  } finally {
    db?.close()
  }
}
