/** What a page costs before it can be seen, from the build itself. A phone in a crowded hall has little to spend. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { projectRoot } from '../../server/project.ts'

type Chunk = { file: string; name?: string; imports?: string[]; dynamicImports?: string[] }
const built = join(projectRoot, 'dist', 'pages')
const read = (name: string) => JSON.parse(readFileSync(join(built, name), 'utf8')) as Record<string, Chunk>
/** The phone is built by itself, so its chunks are looked up in its own list. */
const manifests = { phone: read('phone.manifest.json'), others: read('production.manifest.json') }

/** The script files that a page loads before anything is shown: its entry and all that it imports. */
function scripts(page: string, manifest: Record<string, Chunk>, seen = new Set<string>()): Set<string> {
  const chunk = manifest[page]
  if (!chunk) throw new Error(`${page} was not built`)
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file)
    for (const imported of chunk.imports ?? []) scripts(imported, manifest, seen)
  }
  return seen
}

const gzipped = (file: string) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length

test.each([
  ['client/phone/index.html', 60],
  ['display/projector.html', 120],
  ['display/stage.html', 120],
  ['client/chair/index.html', 250],
])('[H2] %s loads at most %i KB of gzipped script', (page, most) => {
  const files = [...scripts(page, page.includes('/phone/') ? manifests.phone : manifests.others)]
  const size = files.map(gzipped).reduce((a, b) => a + b, 0)
  console.info(`${page}: ${(size / 1024).toFixed(1)} KB gzipped in ${files.length} files`)
  expect(size).toBeLessThanOrEqual(most * 1024)
})

/** What a phone that has got in shows the meeting with. */
const hall = Object.keys(manifests.phone).find((page) => manifests.phone[page]?.name === 'hall') ?? 'hall'

test('[H2] what a phone shows the meeting with comes after the way in, in at most 15 KB of gzipped script', () => {
  const first = scripts('client/phone/index.html', manifests.phone)
  const more = [...scripts(hall, manifests.phone)].filter((file) => !first.has(file))
  const size = more.map(gzipped).reduce((a, b) => a + b, 0)
  console.info(`hall: ${(size / 1024).toFixed(1)} KB gzipped in ${more.length} files`)
  expect(more).toHaveLength(1)
  expect(size).toBeLessThanOrEqual(15 * 1024)
})

test('[H2] [E3] what seals a ballot comes after the first view, in at most 25 KB of gzipped script', () => {
  const first = scripts(hall, manifests.phone, scripts('client/phone/index.html', manifests.phone))
  const sealing = scripts('client/phone/secrecy/sealing.ts', manifests.phone)
  const more = [...sealing].filter((file) => !first.has(file))
  const size = more.map(gzipped).reduce((a, b) => a + b, 0)
  console.info(`sealing: ${(size / 1024).toFixed(1)} KB gzipped in ${more.length} files`)
  expect(more.length).toBeGreaterThan(0)
  expect(size).toBeLessThanOrEqual(25 * 1024)
})
