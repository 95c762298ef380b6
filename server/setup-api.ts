/** Over http, for the set-up page: the draft read and saved, begun, thrown away and frozen. */
import express, { type NextFunction, type Request, type Response, type Router } from 'express'
import type { Person, Role } from '../shared/domain/person.ts'
import { beginSchema, discardSchema, freezeSchema, saveSchema } from '../shared/setup/draft-schema.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import type { Room } from './room.ts'
import { openSetupDesk, type SetupAnswer } from './setup-desk.ts'

/** A draft with five thousand people is well below it. */
const LARGEST_DRAFT = '2mb'

const mayPrepare: readonly Role[] = ['secretary', 'chair', 'operator']

export function setupApi(house: House, began: (room: Room) => void): Router {
  const router = express.Router()
  const desk = openSetupDesk(house, began)
  // Who asks is known before anything of the body is read.
  router.use((request, response, next) => {
    const person = personOf(house, request)
    if (!person) return void response.status(401).json({ ok: false, refused: 'notAllowed' })
    if (!mayPrepare.includes(person.role)) return void response.status(403).json({ ok: false, refused: 'notAllowed' })
    response.locals['person'] = person
    next()
  })
  router.use(express.json({ limit: LARGEST_DRAFT }))
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if ((error as { status?: unknown }).status !== 413) return next(error)
    response.status(413).json({ ok: false, refused: 'draftTooLarge' })
  })

  router.get('/', (_request, response) => void response.json({ ok: true, ...desk.state() }))
  router.put('/', (request, response) => {
    const asked = saveSchema.safeParse(request.body)
    answer(response, asked.success ? desk.save(asked.data.draft, asked.data.revision) : bad)
  })
  router.post('/new', (request, response) => {
    const asked = beginSchema.safeParse(request.body)
    answer(response, asked.success ? desk.begin(asked.data.from, asked.data.revision) : bad)
  })
  router.post('/discard', (request, response) => {
    const asked = discardSchema.safeParse(request.body)
    answer(response, asked.success ? desk.discard(asked.data.revision) : bad)
  })
  router.post('/freeze', (request, response) => {
    const asked = freezeSchema.safeParse(request.body)
    const person = response.locals['person'] as Person
    answer(response, asked.success ? desk.freeze(person, asked.data.revision, asked.data.reason) : bad)
  })
  return router
}

const bad: SetupAnswer = { ok: false, refused: 'badRequest' }

const answer = (response: Response, said: SetupAnswer): void =>
  void response.status(said.ok ? 200 : said.refused === 'badRequest' ? 400 : 409).json(said)
