/**
 * Papers of the meeting: their list, what each says, and its tables as a workbook. They are made at the hub, in its back
 * room, so that what no screen shows never leaves it.
 */
import express, { type Request, type Response, type Router } from 'express'
import type { Person } from '../shared/domain/person.ts'
import { languages, type Language } from '../shared/i18n/language.ts'
import { documentIds } from '../shared/papers/document.ts'
import { listedPapers } from '../shared/papers/listing.ts'
import { stampTime } from '../shared/papers/moments.ts'
import { mayPrintCards, mayRead } from '../shared/papers/readers.ts'
import type { PaperWish } from './back-room/jobs.ts'
import { personOf } from './bearer.ts'
import type { House } from './house.ts'
import { version } from './project.ts'
import { refuseJob, sendBytes } from './sent.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function papersApi(house: House): Router {
  const router = express.Router()

  /** What is asked for, by whoever may; an answer has been sent if there is none. */
  function asked(request: Request, response: Response): PaperWish | null {
    const id = documentIds.find((each) => each === request.params['id'])
    const role = personOf(house, request)?.role
    if (!role || (id && !mayRead(role, id))) {
      response.status(403).json({ refused: 'notAllowed' })
      return null
    }
    if (!id || !house.room()) {
      response.status(404).json({ refused: 'noSuchItem' })
      return null
    }
    const language = languageOf(request)
    // The hub's time, and its own time zone: the hall reads the same clocks.
    const now = house.clock.now()
    const zone = -new Date(now).getTimezoneOffset()
    return { id, language, madeAt: stampTime(now, { language, zone }), zone, version }
  }

  router.get('/', (request, response) => {
    const role = personOf(house, request)?.role
    const meeting = house.room()?.meeting()
    if (!role || listsOf(role) === 0) return void response.status(403).json({ refused: 'notAllowed' })
    if (!meeting) return void response.status(404).json({ refused: 'noSuchItem' })
    const papers = listedPapers(role, { meeting, language: languageOf(request) })
    response.json({ ok: true, papers, cards: mayPrintCards(role) })
  })
  router.get('/:id', async (request, response) => {
    const wish = asked(request, response)
    if (!wish) return
    const answer = await house.backRoom.ask('documents', wish)
    if (answer.ok) sendBytes(response.type('json'), answer.made)
    else refuseJob(response, answer)
  })
  router.get('/:id/xlsx', async (request, response) => {
    const wish = asked(request, response)
    if (!wish) return
    const answer = await house.backRoom.ask('workbook', wish)
    if (!answer.ok) return refuseJob(response, answer)
    if (!answer.made) return void response.status(404).json({ refused: 'noSuchItem' })
    const { name, bytes } = answer.made
    sendBytes(response.attachment(name).type(XLSX), bytes)
  })
  return router
}

const listsOf = (role: Person['role']): number => documentIds.filter((id) => mayRead(role, id)).length

const languageOf = (request: Request): Language =>
  languages.find((language) => language === request.query['lang']) ?? 'zh-CN'
