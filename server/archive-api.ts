/**
 * For the chair's table and the secretary: the archive of this moment as a file, the journal to watch it again, and, once
 * the result is signed, the end of this machine's data.
 */
import express, { type Request, type Router } from 'express'
import { eraseSchema } from '../shared/protocol/schemas.ts'
import { personOf } from './bearer.ts'
import { archiveZipOf } from './archive-zip.ts'
import { certificateOf, mayBeErased } from './certificate.ts'
import type { Erased } from './erase.ts'
import type { House } from './house.ts'
import { log } from './log.ts'
import { both } from './words.ts'

/** Who may have the archive, and watch a replay (rule X9). */
const mayHave = ['chair', 'operator', 'secretary'] as const

const mayErase = ['chair', 'secretary'] as const

export type ArchiveApiParts = {
  readonly house: House
  /** Ends every line, closes the store and erases its folder. */
  readonly erase: () => Erased
  /** The answer is on its way: the hub may begin again with an empty folder. */
  readonly erased: () => void
}

export function archiveApi({ house, erase, erased }: ArchiveApiParts): Router {
  const router = express.Router()
  const isAllowed = (request: Request) => mayHave.some((role) => role === personOf(house, request)?.role)

  router.get('/archive', (request, response) => {
    if (!isAllowed(request)) return void response.status(403).json({ refused: 'notAllowed' })
    const parts = house.archiveParts()
    if (!parts) return void response.status(404).json({ refused: 'noMeeting' })
    const { bytes, hash } = archiveZipOf(parts)
    response
      .set('content-disposition', `attachment; filename="${archiveName(parts.meeting.plan.startsAt)}"`)
      .set('x-archive-sha256', hash)
      .type('application/zip')
      .send(Buffer.from(bytes))
  })

  router.get('/replay', (request, response) => {
    if (!isAllowed(request)) return void response.status(403).json({ refused: 'notAllowed' })
    const parts = house.archiveParts()
    if (!parts) return void response.status(404).json({ refused: 'noMeeting' })
    response.json({ ok: true, journal: parts.store.journal() })
  })

  // The archive is made anew and compared to the byte: whoever names its hash holds a whole one of this very meeting.
  router.post('/erase', (request, response) => {
    const refuse = (status: number, refused: string) => void response.status(status).json({ refused })
    const role = mayErase.find((each) => each === personOf(house, request)?.role)
    if (!role) return refuse(403, 'notAllowed')
    const asked = eraseSchema.safeParse(request.body)
    if (!asked.success || !asked.data.archive.startsWith(asked.data.typed)) return refuse(400, 'badRequest')
    const parts = house.archiveParts()
    if (!parts) return refuse(404, 'noMeeting')
    const { meeting } = parts
    if (!mayBeErased(meeting.life)) return refuse(409, 'tooEarly')
    const zip = archiveZipOf(parts)
    if (zip.hash !== asked.data.archive) return refuse(409, 'otherArchive')
    const name = role === 'chair' ? meeting.plan.officials.chair : ''
    const done = erase()
    response.on('close', erased)
    if (done.failed.length > 0) {
      log.problem(both((words) => words.eraseFailed(done.failed.join(', '))))
      return refuse(500, 'failed')
    }
    const certificate = certificateOf({
      meeting,
      zip,
      erased: done,
      at: house.clock.now(),
      by: { role, name },
      folder: house.folder,
    })
    log.line(both((words) => words.erased(zip.hash)))
    response.json({ ok: true, certificate })
  })

  return router
}

const CHINA = 8 * 3_600_000

/** Named for the day of the meeting, in the time of China as on its papers. */
const archiveName = (startsAt: number): string => `rostrum-${new Date(startsAt + CHINA).toISOString().slice(0, 10)}.zip`
