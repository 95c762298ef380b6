/**
 * Who may get in. The secrets of the role links and the cards' codes are made from the store's key, so that none is
 * stored and every one can be printed again; each is exchanged once for a session (reliability R36, R41).
 */
import { createHmac } from 'node:crypto'
import { linkRoles, type LinkRole, type Person } from '../shared/domain/person.ts'
import type { Meeting } from '../shared/domain/meeting.ts'
import type { Card } from '../shared/domain/roster.ts'
import { ALPHABET, typedSigns } from '../shared/sealing/crockford.ts'

const CODE_LENGTH = 8

const derive = (key: Buffer, name: string): Buffer => createHmac('sha256', key).update(name).digest()

/** The secret of a role's link: 132 bits. */
export const linkSecret = (key: Buffer, role: LinkRole): string =>
  derive(key, `link/${role}`).toString('base64url').slice(0, 22)

/** The code of a card: 40 bits, eight signs. `issue`: how often the card has been issued anew. */
export const cardCode = (key: Buffer, no: string, issue = 0): string =>
  [...derive(key, `card/${no}${issue > 0 ? `/${issue}` : ''}`).subarray(0, CODE_LENGTH)]
    .map((byte) => ALPHABET[byte % 32])
    .join('')

/** The code on the invitation of somebody on the list: it says who stands before the desk and lets nobody in. */
export const invitationCode = (key: Buffer, attendee: string): string =>
  [...derive(key, `invitation/${attendee}`).subarray(0, CODE_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('')

/** As it is printed: `7K3M-Q9XA`. */
export const printedCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

export type Entering = { readonly person: Person; readonly issue: number }

type People = Pick<Meeting, 'roster' | 'reissued'>
const nobody: People = { roster: { cards: {} }, reissued: {} }

/**
 * Finds whose secret or code something is. The code of a card that was issued anew is another one from then on. In an
 * empty store (null) there is nothing to do but to prepare a meeting, so it lets in the secretary alone (rule F10).
 */
export function openAuth(key: Buffer, meeting: () => People | null) {
  const roles = new Map(linkRoles.map((role) => [linkSecret(key, role), role]))
  const made = ({ roster, reissued }: People) => ({
    roster,
    reissued,
    cards: new Map(Object.values(roster.cards).map((card) => [cardCode(key, card.no, reissued[card.no]), card])),
  })
  let known = made(meeting() ?? nobody)
  /** The cards as they are now. */
  function current() {
    const now = meeting() ?? nobody
    if (known.reissued !== now.reissued || known.roster !== now.roster) known = made(now)
    return known
  }
  const entering = ({ no, voterClass }: Card): Entering => ({
    person: { role: voterClass === undefined ? 'observer' : 'voter', id: no },
    issue: known.reissued[no] ?? 0,
  })
  return {
    byLink(secret: string): Person | undefined {
      const role = roles.get(secret)
      return role && (meeting() || role === 'secretary') ? { role, id: role } : undefined
    },
    byCode(typed: string): Entering | undefined {
      const card = current().cards.get(typedSigns(typed))
      return card && entering(card)
    },
    /** Of these cards alone, the one with this code: of any other nothing is learnt, not even by how long it takes. */
    byCodeAmong(typed: string, cards: readonly string[]): Entering | undefined {
      const { roster, reissued } = current()
      const code = typedSigns(typed)
      const no = cards.find((card) => cardCode(key, card, reissued[card]) === code)
      const card = no === undefined ? undefined : roster.cards[no]
      return card && entering(card)
    },
  }
}
export type Auth = ReturnType<typeof openAuth>
