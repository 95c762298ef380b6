/** `npm run links`: prints the access links of each role, from a data folder, also while its hub runs. */
import Database from 'better-sqlite3'
import { openHubRecord } from '../db/hub-record.ts'
import { refuseForeign, storeFile, StoreUnusable } from '../db/open.ts'
import { openStore } from '../db/store.ts'
import { baseAddresses } from './addresses.ts'
import { readConfig } from './config.ts'
import { holdsStore } from './data-folder.ts'
import { linksAt } from './links.ts'
import { log } from './log.ts'
import { sayProblem } from './words.ts'

/** Answers with the exit code. Only reads; the port is the one the hub last ran on, unless `--port` says otherwise. */
export function printLinks(argv: readonly string[]): number {
  const config = readConfig(argv)
  if ('problem' in config) {
    sayProblem((words) => words[config.problem](config.word))
    return 1
  }
  if (!holdsStore(config.data)) {
    sayProblem((words) => words.noMeeting(config.data))
    return 1
  }
  try {
    refuseForeign(config.data)
  } catch (error) {
    if (!(error instanceof StoreUnusable)) throw error
    const { problem } = error
    sayProblem((words) => words.store[problem](config.data))
    return 1
  }
  const db = new Database(storeFile(config.data), { readonly: true })
  try {
    const meeting = openStore(db).load()
    if (!meeting) {
      sayProblem((words) => words.noMeeting(config.data))
      return 1
    }
    const record = openHubRecord(db)
    const port = argv.some((word) => word.startsWith('--port')) ? config.port : record.port()
    const { local, lan } = baseAddresses({ host: config.host, port })
    const links = {
      ...linksAt(local, record.accessKey, meeting.roster),
      lan: lan.map((base) => linksAt(base, record.accessKey, meeting.roster).roles),
    }
    if (config.json) log.line(JSON.stringify(links, null, 2))
    else for (const [role, url] of Object.entries(links.roles)) log.line(`${role.padEnd(10)} ${url}`)
    return 0
  } finally {
    db.close()
  }
}
