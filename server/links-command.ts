/** `npm run links`: prints the access links of each role, from a data folder, also while its hub runs. */
import type { Db } from '../db/open.ts'
import { openHubRecord } from '../db/hub-record.ts'
import { baseAddresses } from './addresses.ts'
import type { Config } from './config.ts'
import { linksAt, setupLink } from './links.ts'
import { log } from './log.ts'
import { readStore } from './read-store.ts'

/**
 * Answers with the exit code. Only reads; the port is the one the hub last ran on, unless `--port` says otherwise. An
 * empty store has one link, the secretary's (rule F10).
 */
export function printLinks(argv: readonly string[]): number {
  function addressesOf({ db, config }: { db: Db; config: Config }) {
    const record = openHubRecord(db)
    const port = argv.some((word) => word.startsWith('--port')) ? config.port : record.port()
    return { key: record.accessKey, ...baseAddresses({ host: config.host, port }) }
  }
  function print<Links extends { readonly roles: Readonly<Record<string, string>> }>(
    links: Links,
    { json }: Config,
  ): number {
    if (json) log.line(JSON.stringify(links, null, 2))
    else for (const [role, url] of Object.entries(links.roles)) log.line(`${role.padEnd(10)} ${url}`)
    return 0
  }
  return readStore(
    argv,
    ({ db, meeting, config }) => {
      const { key, local, lan } = addressesOf({ db, config })
      const all = lan.map((base) => linksAt(base, key, meeting).roles)
      return print({ ...linksAt(local, key, meeting), lan: all }, config)
    },
    ({ db, config }) => {
      const { key, local, lan } = addressesOf({ db, config })
      const empty = {
        roles: { secretary: setupLink(local, key) },
        lan: lan.map((base) => ({ secretary: setupLink(base, key) })),
      }
      return print(empty, config)
    },
  )
}
