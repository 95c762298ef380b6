/** The access links of each role and the codes of the cards, for the window, for operators and for tests. */
import { linkRoles, type LinkRole } from '../shared/domain/person.ts'
import type { Roster } from '../shared/domain/roster.ts'
import { pageOfRole } from '../shared/protocol/entry.ts'
import { cardCode, linkSecret, printedCode } from './auth.ts'

export type Links = {
  readonly roles: Readonly<Record<LinkRole, string>>
  /** Where a phone types a code. */
  readonly join: string
  readonly cards: readonly { no: string; voterClass: string | null; code: string; url: string }[]
}

/** `base`: `http://host:port`, by which the reader of the links will reach the hub. */
export function linksAt(base: string, key: Buffer, roster: Roster): Links {
  const roles = Object.fromEntries(
    linkRoles.map((role) => [role, `${base}${pageOfRole[role]}#${linkSecret(key, role)}`]),
  ) as Record<LinkRole, string>
  const cards = Object.values(roster.cards).map(({ no, voterClass }) => {
    const code = printedCode(cardCode(key, no))
    return { no, voterClass: voterClass ?? null, code, url: `${base}/join#${code}` }
  })
  return { roles, join: `${base}/join`, cards }
}
