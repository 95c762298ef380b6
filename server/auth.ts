/**
 * Who may get in. The secrets of the role links and the cards' codes are made from the store's key, so that none is
 * stored and every one can be printed again; each is exchanged once for a session (reliability R36, R41).
 */
import { createHmac } from 'node:crypto'
import { linkRoles, type LinkRole, type Person } from '../shared/domain/person.ts'
import type { Roster } from '../shared/domain/roster.ts'

/** Crockford's base 32: no I, L, O, U, so that a code can be read out and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8

const derive = (key: Buffer, name: string): Buffer => createHmac('sha256', key).update(name).digest()

/** The secret of a role's link: 132 bits. */
export const linkSecret = (key: Buffer, role: LinkRole): string =>
  derive(key, `link/${role}`).toString('base64url').slice(0, 22)

/** The code of a card: 40 bits, eight signs. */
export const cardCode = (key: Buffer, no: string): string =>
  [...derive(key, `card/${no}`).subarray(0, CODE_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('')

/** As it is printed: `7K3M-Q9XA`. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What a person typed, as it was printed: case, dashes and spaces do not matter, nor does O for 0 or I, L for 1. */
const typedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** Finds whose secret or code something is. */
export function openAuth(key: Buffer, roster: Roster) {
  const roles = new Map(linkRoles.map((role) => [linkSecret(key, role), role]))
  const cards = new Map(Object.values(roster.cards).map((card) => [cardCode(key, card.no), card]))
  return {
    byLink(secret: string): Person | undefined {
      const role = roles.get(secret)
      return role && { role, id: role }
    },
    byCode(typed: string): Person | undefined {
      const card = cards.get(typedCode(typed))
      return card && { role: card.voterClass === undefined ? 'observer' : 'voter', id: card.no }
    },
  }
}
export type Auth = ReturnType<typeof openAuth>
