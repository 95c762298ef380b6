/** The built pages as a browser gets them: raw bytes over a real port, unpacked here. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../server/project.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

const built = join(projectRoot, 'dist', 'pages')
const place = aFolder()
let hub: TestHub
beforeAll(async () => {
  hub = await aHub({ folder: place.folder })
})
afterAll(async () => {
  await hub.stop()
  place.remove()
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
/** Asks as it is told and unpacks nothing, which no `fetch` does. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(hub.url + path, { method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    })
      .on('error', reject)
      .end()
  })
}
const packedFor = async (accepts: string | undefined, path = script) =>
  (await ask(path, accepts === undefined ? {} : { 'accept-encoding': accepts })).headers['content-encoding'] ??
  'identity'

/** Everything under a name of its content, as the build left it, without its packed forms. */
const assets = readdirSync(join(built, 'assets')).filter((name) => /\.(js|css)$/.test(name))
/** A script that gains by both packings. */
const script = `/assets/${assets.find((name) => name.startsWith('phone-') && name.endsWith('.js')) ?? ''}`

describe('what a browser gets', () => {
  const unpack = { br: brotliDecompressSync, gzip: gunzipSync, identity: (body: Buffer) => body }

  test.each(Object.keys(unpack) as (keyof typeof unpack)[])(
    '[H5] every script and style asked for as %s is the built file, and says how long it is and what',
    async (form) => {
      for (const name of assets) {
        const { status, headers, body } = await ask(`/assets/${name}`, { 'accept-encoding': form })
        const packed = headers['content-encoding'] ?? 'identity'
        // What gains nothing by a packing comes as it is.
        const ending = { br: '.br', gzip: '.gz', identity: '' }[form]
        expect([name, status, packed]).toEqual([
          name,
          200,
          existsSync(join(built, 'assets', name + ending)) ? form : 'identity',
        ])
        expect(headers['content-length']).toBe(String(body.length))
        expect(headers['content-type']).toBe(
          name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        )
        const file = readFileSync(join(built, 'assets', name))
        expect(unpack[packed as keyof typeof unpack](body).equals(file), name).toBe(true)
      }
    },
  )

  test('[H5] what a phone loads first is packed in both ways', () => {
    const first = [...readFileSync(join(built, 'client/phone/index.html'), 'utf8').matchAll(/\/assets\/[^"]+/g)]
    expect(first.length).toBeGreaterThan(1)
    for (const [path] of first)
      for (const ending of ['.br', '.gz']) expect(existsSync(built + path + ending)).toBe(true)
  })

  test('[H5] every page is the built one, packed or not, and is kept by nobody', async () => {
    const plain = await ask('/join')
    expect(plain.body.equals(readFileSync(join(built, 'client/phone/index.html')))).toBe(true)
    const packed = await ask('/join', { 'accept-encoding': 'gzip, deflate' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true)
    for (const { headers } of [plain, packed]) {
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
      expect(headers['cache-control']).toBe('no-store')
      expect(headers['vary']).toBe('Accept-Encoding')
    }
  })

  test('[H5] a script is kept for good, in each of its forms apart', async () => {
    for (const accepts of ['br', 'gzip', 'identity']) {
      const { headers } = await ask(script, { 'accept-encoding': accepts })
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
      expect(headers['vary']).toBe('Accept-Encoding')
    }
  })
})

describe('how it is packed', () => {
  test.each([
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br', 'br'],
    ['GZIP', 'gzip'],
    ['*', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=0.5, br;q=0', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['*;q=0', 'identity'],
    ['identity', 'identity'],
    ['identity;q=0, gzip', 'gzip'],
    ['zstd, deflate', 'identity'],
    ['nonsense;;q=,,', 'identity'],
    ['', 'identity'],
  ])('[H5] to “%s” it comes as %s', async (accepts, form) => {
    expect(await packedFor(accepts)).toBe(form)
  })

  test('[H5] whoever says nothing gets it as it is', async () => {
    expect(await packedFor(undefined)).toBe('identity')
  })
})

test('[H5] asked for the head alone, it says the same and sends nothing', async () => {
  for (const path of [script, '/join']) {
    for (const accepts of ['br', 'gzip', 'identity']) {
      const whole = await ask(path, { 'accept-encoding': accepts })
      const head = await ask(path, { 'accept-encoding': accepts }, 'HEAD')
      expect(head.status).toBe(200)
      expect(head.body).toHaveLength(0)
      const { date: _date, ...said } = head.headers
      const { date: _other, ...wholeSaid } = whole.headers
      expect(said).toEqual(wholeSaid)
    }
  }
})

test('[H5] [W13] a packed page and its scripts are under the guards of every page', async () => {
  for (const path of ['/join', script]) {
    for (const accepts of ['br', 'gzip', 'identity']) {
      const { headers } = await ask(path, { 'accept-encoding': accepts })
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['referrer-policy']).toBe('no-referrer')
    }
  }
})

test('[H5] [W11] under a foreign name there is no script to be had', async () => {
  expect((await ask(script, { host: 'evil.example' })).status).toBe(421)
})

test('[H5] what was not built is not there, and a packed form has no address of its own', async () => {
  const unknown = ['/assets/phone-00000000.js', '/assets/', '/assets/..%2Fphone.manifest.json', '/phone.manifest.json']
  for (const path of [...unknown, `${script}.gz`, `${script}.br`, '/assets/__proto__', '/assets/constructor']) {
    const { status, headers } = await ask(path, { 'accept-encoding': 'gzip' })
    expect([path, status]).toEqual([path, 404])
    expect(headers['cache-control'] ?? '').not.toContain('immutable')
  }
})

test('[H5] every name has its content’s hash in it', () => {
  for (const name of assets) expect(name).toMatch(/-[\w-]{8}\.(js|css)$/)
})
