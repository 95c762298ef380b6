/** The access links of each role and the codes of the cards, for the window, for operators and for tests. */
import { linkRoles, type LinkRole } from '../shared/domain/person.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import { pageOfRole } from '../shared/protocol/entry.ts'
import { cardCode, linkSecret, printedCode } from './auth.ts'

export type Links = {
  readonly roles: Readonly<Record<LinkRole, string>>
  /** Where a phone types a code. */
  readonly join: string
  readonly cards: readonly CardLink[]
}
export type CardLink = { no: string; voterClass: string | null; code: string; url: string }

/** The link by which a meeting is prepared: the only one that an empty store has (rule F10). */
export const setupLink = (base: string, key: Buffer): string =>
  `${base}${pageOfRole.secretary}#${linkSecret(key, 'secretary')}`

/** `base`: `http://host:port`, by which the reader of the links will reach the hub. */
export const linksAt = (base: string, key: Buffer, meeting: Pick<Meeting, 'roster' | 'reissued'>): Links => ({
  roles: roleLinks(base, key),
  join: `${base}/join`,
  cards: cardLinks(base, key, meeting),
})

export const roleLinks = (base: string, key: Buffer): Links['roles'] =>
  Object.fromEntries(linkRoles.map((role) => [role, `${base}${pageOfRole[role]}#${linkSecret(key, role)}`])) as Record<
    LinkRole,
    string
  >

/** Every card, with the code of its last issue. */
export const cardLinks = (
  base: string,
  key: Buffer,
  { roster, reissued }: Pick<Meeting, 'roster' | 'reissued'>,
): readonly CardLink[] =>
  Object.values(roster.cards).map(({ no, voterClass }) => {
    const code = printedCode(cardCode(key, no, reissued[no]))
    return { no, voterClass: voterClass ?? null, code, url: `${base}/join#${code}` }
  })
