/** The built pages, read once and served from memory; their scripts and styles are named by their content. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Router } from 'express'
import { projectRoot } from './project.ts'

const built = join(projectRoot, 'dist', 'pages')

/** Which page answers which address. `/join` and `/phone` are one page. */
const pageAt = {
  '/': 'client/home/index.html',
  '/chair': 'client/chair/index.html',
  '/recorder': 'client/recorder/index.html',
  '/projector': 'display/projector.html',
  '/stage': 'display/stage.html',
  '/join': 'client/phone/index.html',
  '/phone': 'client/phone/index.html',
  '/demo': 'client/demo/index.html',
} as const

/** Throws if the pages have not been built. */
export function servePages(): Router {
  const router = express.Router()
  for (const [address, file] of Object.entries(pageAt)) {
    const path = join(built, file)
    if (!existsSync(path)) throw new Error(`the page ${file} has not been built`)
    const page = readFileSync(path)
    router.get(address, (_request, response) => void response.set('cache-control', 'no-store').type('html').send(page))
  }
  router.use('/assets', express.static(join(built, 'assets'), { immutable: true, maxAge: '365d', index: false }))
  return router
}
