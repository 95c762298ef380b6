/** Over http, for the tellers' page alone: their key tried, a closed box handed out, and what they made of it. */
import express, { type Request, type Response, type Router } from 'express'
import { isTeller, type TellerRole } from '../shared/domain/ballot-key.ts'
import { tellerSchemas } from '../shared/protocol/teller-schemas.ts'
import { isThisMachine } from './addresses.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import type { TellerDesk } from './teller-desk.ts'

type Call = { readonly teller: TellerRole; readonly onHub: boolean; readonly desk: TellerDesk }

export function tellerApi(house: House): Router {
  const router = express.Router()
  // Who asks is known before anything of the body is read.
  router.use((request, response, next) => {
    const role = personOf(house, request)?.role ?? ''
    if (!isTeller(role)) return void response.status(403).json({ refused: 'notAllowed' })
    response.locals['teller'] = role
    next()
  })
  // Only a report is long, and as long as the box that it speaks of.
  router.use('/opened', (request, response, next) => {
    const limit = house.room()?.tellers.longestReport() ?? 0
    express.json({ limit })(request, response, next)
  })
  router.use(express.json({ limit: '4kb' }))

  function on<N extends keyof typeof tellerSchemas>(
    name: N,
    answer: (message: ReturnType<(typeof tellerSchemas)[N]['parse']>, call: Call) => object,
  ): void {
    router.post(`/${name}`, (request: Request, response: Response) => {
      const message = tellerSchemas[name].safeParse(request.body)
      const room = house.room()
      if (!message.success || !room) return void response.status(400).json({ refused: 'badRequest' })
      const call = {
        teller: response.locals['teller'] as TellerRole,
        onHub: isThisMachine(request.socket.remoteAddress),
        desk: room.tellers,
      }
      response.json(answer(message.data as ReturnType<(typeof tellerSchemas)[N]['parse']>, call))
    })
  }

  on('key', ({ publicKey }, { teller, onHub, desk }) =>
    teller === 'teller_a' ? desk.makeKey(publicKey, onHub) : { ok: false, refused: 'notAllowed' },
  )
  on('test', ({ number }, { teller, desk }) => desk.test(teller, number))
  on('proof', (said, { teller, onHub, desk }) => desk.prove(teller, said, onHub))
  on('box', ({ round }, { desk }) => desk.box(round))
  on('opened', (opened, { teller, desk }) => desk.opened(teller, opened))
  return router
}
