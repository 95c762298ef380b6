/** Plain http: pages, getting in, the demo, and one address for programs that look after the hub. */
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import helmet from 'helmet'
import { NotSaved } from '../db/not-saved.ts'
import { isOurHost, isOurOrigin, type Listening } from './addresses.ts'
import { deskApi } from './desk-api.ts'
import { archiveApi } from './archive-api.ts'
import type { Erased } from './erase.ts'
import { demoApi } from './demo-api.ts'
import { entryApi, type EntryParts } from './entry-api.ts'
import { log } from './log.ts'
import { papersApi } from './papers-api.ts'
import { servePages } from './pages.ts'
import { proofApi } from './proof-api.ts'
import { rehearsalApi } from './rehearsal-api.ts'
import { version } from './project.ts'
import { setupApi } from './setup-api.ts'
import type { Room } from './room.ts'
import { tableApi } from './table-api.ts'
import { tellerApi } from './teller-api.ts'

export type HttpParts = EntryParts & {
  readonly listening: () => Listening
  /** A meeting has just been put into the empty store. */
  readonly began: (room: Room) => void
  /** A rehearsal has been cleared: this is the meeting as it was before. */
  readonly restarted: (room: Room) => void
  /** Ends every line, closes the store and erases its folder. */
  readonly erase: () => Erased
  /** The folder has been erased and the person told: the hub may begin again. */
  readonly erased: () => void
}

export function openHttp({ house, listening, began, restarted, moved, tried, erase, erased }: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  // First of all, since the rest trusts the name by which it was asked.
  app.use((request, response, next) => {
    if (isOurHost(request.headers.host, listening())) return next()
    response.status(421).type('text').send('Unknown host. Use the address that Rostrum printed.\n')
  })
  // Between the erasure and the new beginning there is no store to ask.
  let gone = false
  app.use((_request, response, next) => {
    if (!gone) return next()
    response.status(503).type('text').send('The data has been erased. The hub begins again.\n')
  })
  const eraseAll = (): Erased => {
    gone = true
    return erase()
  }
  app.use(security)
  app.use('/api', fromOurPagesOnly)
  // Before the small limit below: what tellers report of a box is large, and is read only for tellers; so is a draft.
  app.use('/api/teller', tellerApi(house))
  app.use('/api/setup', setupApi(house, began))
  app.use('/api', express.json({ limit: '4kb' }))

  app.use('/api', entryApi({ house, moved, tried }))
  app.use('/api', demoApi({ house, listening, began }))
  app.use('/api', tableApi({ house, listening }))
  app.use('/api', rehearsalApi(house, restarted))
  app.use('/api/desk', deskApi(house))
  app.use('/api', archiveApi({ house, erase: eraseAll, erased }))
  app.use('/api/papers', papersApi(house))
  app.use('/proof', proofApi(house))

  app.get('/healthz', (_request, response) => {
    const storage = house.room()?.saving() === false ? 'failing' : 'ok'
    const { epoch } = house.record
    const seq = house.room()?.seq() ?? 0
    response.json({ ok: storage === 'ok', version, epoch, seq, storage, uptime_s: Math.round(process.uptime()) })
  })

  app.use(servePages())
  app.use((_request, response) => void response.status(404).type('text').send('Not found.\n'))
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    if (error instanceof NotSaved) return void response.status(503).json({ refused: 'notSaved' })
    const status = (error as { status?: unknown }).status
    const theirs = typeof status === 'number' && status >= 400 && status < 500
    if (!theirs) log.bug('http', error)
    response.status(theirs ? status : 500).json({ refused: theirs ? 'badRequest' : 'failed' })
  })
  return app
}

/** The set-up's component library writes its styles into the page, and knows no nonce. Scripts stay our own there too. */
const hasOwnStyles = (url = ''): boolean => /^\/setup(?:[?#]|$)/.test(url)

/** Nothing but our own files, no frame but our own (the demo's window), no address to a next page (R39). */
const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: [(request) => (hasOwnStyles(request.url) ? "'self' 'unsafe-inline'" : "'self'")],
      // Older Safari does not count a WebSocket of the same host as 'self'.
      connectSrc: ["'self'", (request) => `ws://${request.headers.host ?? ''}`],
      imgSrc: ["'self'", 'data:'],
      frameSrc: ["'self'"],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      // The tellers' page opens a box in workers.
      trustedTypes: ['vue', 'worker'],
    },
  },
  // These ask for https, which a hall's network seldom has; browsers warn about them on plain http.
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
})

/** What changes something must come from a page of ours: no form and no script of another site can send it. */
function fromOurPagesOnly(request: Request, response: Response, next: NextFunction): void {
  response.set('cache-control', 'no-store')
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  const foreign = site !== undefined && site !== 'same-origin'
  if (request.method !== 'GET' && (!isOurOrigin(origin, host) || foreign)) {
    return void response.status(403).json({ refused: 'badRequest' })
  }
  next()
}
