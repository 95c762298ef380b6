/** For the chair's table alone: access cards to print, one that was issued anew, and the ballots of a recorded round. */
import { randomInt } from 'node:crypto'
import express, { type Request, type Router } from 'express'
import { mayPrintCards } from '../shared/papers/readers.ts'
import { cardRequestSchema, recordedRequestSchema } from '../shared/protocol/schemas.ts'
import { baseAddresses, type Listening } from './addresses.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import { cardLinks } from './links.ts'

export function tableApi({ house, listening }: { house: House; listening: () => Listening }): Router {
  const router = express.Router()
  const isTable = (request: Request) => ['chair', 'operator'].includes(personOf(house, request)?.role ?? '')

  function cards() {
    const room = house.room()
    if (!room) return []
    const { lan, local } = baseAddresses(listening())
    return cardLinks(lan[0] ?? local, house.record.accessKey, room.meeting())
  }

  // Shuffled within each class: the order of the sheets must not be the order of the seats.
  router.post('/cards', (request, response) => {
    // The secretary prints them before the day.
    if (!mayPrintCards(personOf(house, request)?.role)) return void response.status(403).json({ refused: 'notAllowed' })
    const list = shuffled(cards()).sort((a, b) =>
      (a.voterClass ?? '~') < (b.voterClass ?? '~') ? -1 : a.voterClass === b.voterClass ? 0 : 1,
    )
    response.json({ ok: true, cards: list })
  })
  router.post('/card', (request, response) => {
    if (!isTable(request)) return void response.status(403).json({ refused: 'notAllowed' })
    const asked = cardRequestSchema.safeParse(request.body)
    const card = asked.success ? cards().find(({ no }) => no === asked.data.card) : undefined
    if (!card) return void response.status(404).json({ refused: 'noSuchCard' })
    response.json({ ok: true, card })
  })
  router.post('/recorded', (request, response) => {
    if (!isTable(request)) return void response.status(403).json({ refused: 'notAllowed' })
    const asked = recordedRequestSchema.safeParse(request.body)
    const ballots = asked.success ? house.room()?.closed.recordedIn(asked.data.round) : null
    if (!ballots) return void response.status(404).json({ refused: 'noOpenRound' })
    response.json({ ok: true, ballots })
  })
  return router
}

/** Fisher and Yates, with the system's random numbers. */
function shuffled<T>(list: readonly T[]): T[] {
  const left = [...list]
  return Array.from({ length: left.length }, () => left.splice(randomInt(left.length), 1)).flat()
}
