/** Clearing a rehearsal: one act, by the chair's table or the secretary. */
import express, { type Router } from 'express'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import type { Room } from './room.ts'

const mayClear = ['chair', 'operator', 'secretary']

export function rehearsalApi(house: House, restarted: (room: Room) => void): Router {
  const router = express.Router()
  router.post('/rehearsal/clear', (request, response) => {
    const person = personOf(house, request)
    if (!person || !mayClear.includes(person.role)) return void response.status(403).json({ refused: 'notAllowed' })
    if (!house.room()?.meeting().rehearsal) return void response.status(409).json({ refused: 'noSuchMove' })
    const { room, reply } = house.clearRehearsal(person)
    restarted(room)
    if (reply.ok) response.json({ ok: true })
    else response.status(503).json({ refused: reply.refused })
  })
  return router
}
