/**
 * The built pages, read once and served from memory, packed as the build left them; their scripts and styles are named
 * by their content.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import express, { type Request, type Response, type Router } from 'express'
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

/** How a file may travel, the smallest first, and how the build names it then. Browsers offer `br` over https only. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

type Packed = { readonly encoding: 'br' | 'gzip'; readonly bytes: Buffer }
type Built = { readonly type: string; readonly plain: Buffer; readonly packed: readonly Packed[] }

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
  // From memory, so that a build under a running hub takes nothing away from the pages that are open.
  const names = readdirSync(join(folder, 'assets')).filter((name) => extname(name) in types)
  const assets = new Map(names.map((name) => [name, built(join('assets', name))]))
  router.get('/assets/:name', (request, response, next) => {
    const asset = assets.get(request.params.name)
    if (!asset) return next()
    send(asset, 'public, max-age=31536000, immutable', request, response)
  })
  for (const [address, file] of Object.entries(pageAt)) {
    const page = built(file)
    router.get(address, (request, response) => {
      if (address === '/archive') showDocuments(response)
      send(page, 'no-store', request, response)
    })
  }
  return router
}

/** Sends the smallest form that the other side takes. There is nothing to ask again for, so there is no ETag. */
function send({ type, plain, packed }: Built, cacheControl: string, request: Request, response: Response): void {
  const chosen = packed.find(({ encoding }) => request.acceptsEncodings(encoding) === encoding)
  const bytes = chosen?.bytes ?? plain
  response.writeHead(200, {
    'content-type': type,
    'content-length': bytes.length,
    'cache-control': cacheControl,
    vary: 'Accept-Encoding',
    ...(chosen ? { 'content-encoding': chosen.encoding } : {}),
  })
  response.end(bytes)
}

function built(file: string): Built {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${file} has not been built`)
  const packed = packings.flatMap(([encoding, ending]): Packed[] =>
    existsSync(path + ending) ? [{ encoding, bytes: readFileSync(path + ending) }] : [],
  )
  return { type: types[extname(file)] ?? 'application/octet-stream', plain: readFileSync(path), packed }
}
