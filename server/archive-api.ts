/**
 * For the chair's table and the secretary: the archive of this moment as a file, the journal to watch it again, and, once
 * the result is signed, the end of this machine's data.
 */
import express, { type Request, type Router } from 'express'
import { eraseSchema } from '../shared/protocol/schemas.ts'
import { personOf } from './bearer.ts'
import { certificateOf, mayBeErased } from './certificate.ts'
import type { Erased } from './erase.ts'
import type { House } from './house.ts'
import { log } from './log.ts'
import type { Room } from './room.ts'
import { refuseJob, sendBytes } from './sent.ts'
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

  router.get('/archive', async (request, response) => {
    if (!isAllowed(request)) return void response.status(403).json({ refused: 'notAllowed' })
    const meeting = house.room()?.meeting()
    if (!meeting) return void response.status(404).json({ refused: 'noMeeting' })
    const answer = await house.backRoom.ask('archive', null)
    if (!answer.ok) return refuseJob(response, answer)
    const { bytes, hash } = answer.made
    response
      .set('content-disposition', `attachment; filename="${archiveName(meeting.plan.startsAt)}"`)
      .set('x-archive-sha256', hash)
      .type('application/zip')
    sendBytes(response, bytes)
  })

  router.get('/replay', async (request, response) => {
    if (!isAllowed(request)) return void response.status(403).json({ refused: 'notAllowed' })
    if (!house.room()) return void response.status(404).json({ refused: 'noMeeting' })
    const answer = await house.backRoom.ask('replay', null)
    if (answer.ok) sendBytes(response.type('json'), answer.made)
    else refuseJob(response, answer)
  })

  let isErased = false
  // The archive is made anew and compared to the byte: whoever names its hash holds a whole one of this very meeting.
  router.post('/erase', async (request, response) => {
    const refuse = (status: number, refused: string) => void response.status(status).json({ refused })
    const role = mayErase.find((each) => each === personOf(house, request)?.role)
    if (!role) return refuse(403, 'notAllowed')
    const asked = eraseSchema.safeParse(request.body)
    if (!asked.success || !asked.data.archive.startsWith(asked.data.typed)) return refuse(400, 'badRequest')
    if (!house.room()) return refuse(404, 'noMeeting')
    if (!mayBeEnded()) return refuse(409, 'tooEarly')
    const answer = await house.backRoom.ask('archive', null)
    if (!answer.ok) return refuse(answer.refused === 'busy' ? 503 : 500, 'notMade')
    const zip = answer.made
    if (zip.hash !== asked.data.archive) return refuse(409, 'otherArchive')
    // Nothing is being read any more from here on. What has happened while the archive was made is not in it.
    const done = await house.backRoom.whileShut(() => {
      // Whoever asked has gone: nobody is there to take the certificate, and nothing happens.
      if (response.closed || response.destroyed) return null
      if (isErased || zip.head !== house.head()) return 'otherArchive'
      if (!mayBeEnded()) return 'tooEarly'
      const { meeting } = house.room() as Room
      isErased = true
      return { meeting: meeting(), erased: erasedOrNot() }
    })
    if (!done) return
    if (typeof done === 'string') return refuse(409, done)
    const { meeting, erased: gone } = done
    // A line that is closed already does not say so again.
    if (response.closed) erased()
    else response.on('close', erased)
    if (!gone) return refuse(500, 'failed')
    if (gone.failed.length > 0) {
      log.problem(both((words) => words.eraseFailed(gone.failed.join(', '))))
      return refuse(500, 'failed')
    }
    const name = role === 'chair' ? meeting.plan.officials.chair : ''
    const certificate = certificateOf({
      meeting,
      zip,
      erased: gone,
      at: house.clock.now(),
      by: { role, name },
      folder: house.folder,
    })
    log.line(both((words) => words.erased(zip.hash)))
    response.json({ ok: true, certificate })
  })

  /** Null where it could not even be begun, or broke off: the hub then begins again with whatever is there. */
  function erasedOrNot(): Erased | null {
    try {
      return erase()
    } catch (error) {
      log.bug('erasing', error)
      return null
    }
  }

  function mayBeEnded(): boolean {
    const life = house.room()?.meeting().life
    return life !== undefined && mayBeErased(life)
  }
  return router
}

const CHINA = 8 * 3_600_000

/** Named for the day of the meeting, in the time of China as on its papers. */
const archiveName = (startsAt: number): string => `rostrum-${new Date(startsAt + CHINA).toISOString().slice(0, 10)}.zip`
