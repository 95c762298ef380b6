/** Getting in: what a person holds, the secret of a link or the code of a card, is exchanged for a session. */
import express, { type Request, type Response, type Router } from 'express'
import type { Person } from '../shared/domain/person.ts'
import type { EntryRefusal } from '../shared/protocol/entry.ts'
import { joinSchema, sessionSchema } from '../shared/protocol/schemas.ts'
import type { Entering } from './auth.ts'
import { openGuesses } from './guesses.ts'
import type { House } from './house.ts'
import { rateLimit } from './rate-limit.ts'

export type EntryParts = {
  readonly house: House
  /** A card came in again on its device: the page that it was on is to go. */
  readonly moved: (person: Person) => void
  /** A card that is in use was tried on another device. */
  readonly tried: (card: string) => void
}

/** A person gets in so many times at once, and once a second after that; each time is a write. */
const ENTRIES = { burst: 20, perSecond: 1 }

const refuse = (response: Response, status: number, refused: EntryRefusal) =>
  void response.status(status).json({ refused })

export function entryApi({ house, moved, tried }: EntryParts): Router {
  const router = express.Router()
  const milliseconds = () => house.clock.now()
  const guesses = openGuesses(milliseconds)
  const entries = rateLimit(ENTRIES, milliseconds)

  /** Opens the session of somebody who was found. */
  function letIn(response: Response, { person, issue }: Entering, device?: string): void {
    const use = device === undefined ? null : { issue, device }
    const elsewhere = use !== null && house.people.isElsewhere(person.id, use)
    // Counted apart, so that nobody with a copy of a card uses up what its own phone has.
    if (!entries.take(`${person.role}/${person.id}${elsewhere ? '/elsewhere' : ''}`)) {
      return refuse(response, 429, 'tooManyTries')
    }
    if (elsewhere) {
      tried(person.id)
      return refuse(response, 409, 'cardInUse')
    }
    const session = house.people.enter(person, use)
    if (use) moved(person)
    response.json({ session, role: person.role })
  }

  /** Finds a card that nothing but its code speaks for. Whoever has guessed too often is not even looked up. */
  function byCode({ ip: address = '' }: Request, code: string): Entering | EntryRefusal {
    if (!guesses.may(address)) return 'tooManyTries'
    const found = house.auth().byCode(code)
    if (!found) guesses.wrong(address)
    return found ?? 'codeUnknown'
  }

  // Nobody guesses 132 bits: what others try wrongly from the same address keeps no link out, and is not counted.
  router.post('/session', (request, response) => {
    const asked = sessionSchema.safeParse(request.body)
    if (!asked.success) return refuse(response, 400, 'badRequest')
    const person = house.auth().byLink(asked.data.secret)
    if (!person) return refuse(response, 403, 'linkUnknown')
    letIn(response, { person, issue: 0 })
  })
  router.post('/join', (request, response) => {
    const asked = joinSchema.safeParse(request.body)
    if (!asked.success) return refuse(response, 400, 'badRequest')
    const { code, device } = asked.data
    // A phone that returns has its device's word of 128 bits to show, and is not kept out by what others guess either.
    const found = house.auth().byCodeAmong(code, house.people.cardsOn(device)) ?? byCode(request, code)
    if (typeof found === 'string') return refuse(response, found === 'tooManyTries' ? 429 : 403, found)
    letIn(response, found, device)
  })
  return router
}
