/** The built pages, read once and served from memory; their scripts and styles are named by their content. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type Response, type Router } from 'express'
import { projectRoot } from './project.ts'

const folder = join(projectRoot, 'dist', 'pages')

/** Which page answers which address. `/join` and `/phone` are one page. */
const pageAt = {
  '/': 'client/home/index.html',
  '/chair': 'client/chair/index.html',
  '/recorder': 'client/recorder/index.html',
  '/desk': 'client/desk/index.html',
  '/setup': 'client/setup/index.html',
  '/teller': 'client/teller/index.html',
  '/papers': 'client/papers/index.html',
  '/projector': 'display/projector.html',
  '/stage': 'display/stage.html',
  '/join': 'client/phone/index.html',
  '/phone': 'client/phone/index.html',
  '/demo': 'client/demo/index.html',
  '/archive': 'client/archive/index.html',
  '/replay': 'display/replay.html',
} as const

/**
 * The archive's documents are shown in frames that run nothing, from the file that was opened: for that page alone, frames
 * may come out of its own memory and carry their own styles. Scripts stay what they are everywhere.
 */
function showDocuments(response: Response): void {
  const policy = response.getHeader('content-security-policy')
  if (typeof policy !== 'string') return
  const wider = policy
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("frame-src 'self'", "frame-src 'self' blob:")
  response.setHeader('content-security-policy', wider)
}

/** Throws if the pages have not been built. */
export function servePages(): Router {
  const router = express.Router()
  for (const [address, file] of Object.entries(pageAt)) {
    const page = built(file)
    router.get(address, (_request, response) => {
      if (address === '/archive') showDocuments(response)
      response.set('cache-control', 'no-store').type('html').send(page)
    })
  }
  // From memory, so that a build under a running hub takes nothing away from the pages that are open.
  const assets = new Map(readdirSync(join(folder, 'assets')).map((name) => [name, built(join('assets', name))]))
  router.get('/assets/:name', (request, response, next) => {
    const asset = assets.get(request.params.name)
    if (!asset) return next()
    response.set('cache-control', 'public, max-age=31536000, immutable').type(extname(request.params.name)).send(asset)
  })
  return router
}

function built(file: string): Buffer {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${file} has not been built`)
  return readFileSync(path)
}
