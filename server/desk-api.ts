/**
 * For the check-in over http: invitations to print, whose invitation a code is, the digests by which a desk off the net
 * knows a code again, and for the chair's table who is missing, by name.
 */
import { createHash, createHmac } from 'node:crypto'
import express, { type Request, type Response, type Router } from 'express'
import type { Attendee } from '../shared/domain/attendees.ts'
import type { Role } from '../shared/domain/person.ts'
import { invitationSchema } from '../shared/protocol/schemas.ts'
import { typedSigns } from '../shared/sealing/crockford.ts'
import { invitationCode, printedCode } from './auth.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'

const table: readonly Role[] = ['chair', 'operator']
const printing: readonly Role[] = ['secretary', ...table]
const desks: readonly Role[] = ['desk', ...printing]

export function deskApi(house: House): Router {
  const router = express.Router()
  const isOne = (roles: readonly Role[], request: Request) =>
    roles.some((role) => role === personOf(house, request)?.role)
  const refuse = (response: Response, status: number, refused: string) => void response.status(status).json({ refused })
  const meeting = () => house.room()?.meeting()
  const codes = () =>
    Object.values(meeting()?.attendees ?? {}).map((attendee) => ({
      attendee,
      code: invitationCode(house.record.accessKey, attendee.id),
    }))

  router.post('/invitations', (request, response) => {
    if (!isOne(printing, request)) return refuse(response, 403, 'notAllowed')
    const invitations = codes().map(({ attendee, code }) => ({ ...printed(attendee), code: printedCode(code) }))
    response.json({ ok: true, invitations })
  })
  router.post('/code', (request, response) => {
    if (!isOne(desks, request)) return refuse(response, 403, 'notAllowed')
    const asked = invitationSchema.safeParse(request.body)
    const typed = asked.success ? typedSigns(asked.data.code) : ''
    const found = codes().find(({ code }) => code === typed)
    if (!found) return refuse(response, 404, 'noSuchAttendee')
    response.json({ ok: true, attendee: found.attendee.id })
  })
  // Digests and not codes: a laptop that is left behind has no invitation in it that could be printed.
  router.post('/digests', (request, response) => {
    if (!isOne(desks, request)) return refuse(response, 403, 'notAllowed')
    const salt = createHmac('sha256', house.record.accessKey).update('invitation digests').digest('hex').slice(0, 32)
    const digest = (code: string) =>
      createHash('sha256')
        .update(salt + code)
        .digest('hex')
        .slice(0, 32)
    response.json({
      ok: true,
      salt,
      digests: Object.fromEntries(codes().map(({ attendee, code }) => [digest(code), attendee.id])),
    })
  })
  router.post('/missing', (request, response) => {
    if (!isOne(table, request)) return refuse(response, 403, 'notAllowed')
    const { attendees = {}, presence = {} } = meeting() ?? {}
    const missing = Object.values(attendees)
      .filter(({ id }) => presence[id]?.state !== 'present')
      .map((attendee) => {
        const { state, excused } = presence[attendee.id] ?? {}
        return { ...printed(attendee), ...(state === 'left' ? { left: true } : {}), ...(excused ? { excused } : {}) }
      })
    response.json({ ok: true, missing })
  })
  return router
}

const printed = ({ id, name, unit, post, identity, seat, voterClass }: Attendee) => ({
  id,
  name,
  unit,
  post,
  identity,
  seat,
  ...(voterClass ? { voterClass } : {}),
})
