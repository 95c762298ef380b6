/** `npm run links`: prints the access links of each role, from a data folder, also while its hub runs. */
import { openHubRecord } from '../db/hub-record.ts'
import { baseAddresses } from './addresses.ts'
import { linksAt } from './links.ts'
import { log } from './log.ts'
import { readStore } from './read-store.ts'

/** Answers with the exit code. Only reads; the port is the one the hub last ran on, unless `--port` says otherwise. */
export const printLinks = (argv: readonly string[]): number =>
  readStore(argv, ({ db, meeting, config }) => {
    const record = openHubRecord(db)
    const port = argv.some((word) => word.startsWith('--port')) ? config.port : record.port()
    const { local, lan } = baseAddresses({ host: config.host, port })
    const links = {
      ...linksAt(local, record.accessKey, meeting),
      lan: lan.map((base) => linksAt(base, record.accessKey, meeting).roles),
    }
    if (config.json) log.line(JSON.stringify(links, null, 2))
    else for (const [role, url] of Object.entries(links.roles)) log.line(`${role.padEnd(10)} ${url}`)
    return 0
  })
