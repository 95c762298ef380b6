/** The arrows of the architecture: who may import whom. */
import { describe, expect, test } from 'vitest'
import { exists, filesUnder, importsOf, textOf } from '../kit/sources.ts'

const rooms = ['shared', 'db', 'server', 'client', 'display'] as const
const files = filesUnder(rooms, ['.ts', '.vue'])

/** What a file may import, by the folder it is in; the first that fits counts. Packages by their names. */
const arrows: readonly (readonly [from: string, to: readonly string[], packages: readonly string[]])[] = [
  ['shared/domain/', ['shared/domain/'], []],
  [
    'shared/sealing/',
    ['shared/domain/', 'shared/sealing/', 'shared/i18n/language.ts'],
    ['@noble/ciphers', '@noble/curves', '@noble/hashes', '@scure/bip39'],
  ],
  ['shared/protocol/', ['shared/domain/', 'shared/sealing/', 'shared/protocol/'], ['zod']],
  ['shared/setup/', ['shared/domain/', 'shared/protocol/scheme-schema.ts', 'shared/setup/'], ['zod']],
  ['shared/archive/', ['shared/archive/', 'shared/domain/', 'shared/i18n/'], ['@noble/hashes', 'fflate']],
  ['shared/i18n/', ['shared/'], []],
  ['shared/import/', ['shared/'], ['fflate', 'saxes']],
  ['shared/papers/', ['shared/'], ['fflate']],
  ['shared/', ['shared/'], []],
  ['db/', ['shared/', 'db/'], ['node', 'better-sqlite3', 'csv-parse', '@noble/hashes']],
  [
    'server/',
    ['shared/', 'db/', 'server/'],
    [
      'node',
      'express',
      'helmet',
      'socket.io',
      'socket.io-client',
      'uqr',
      'zod',
      'vite',
      'better-sqlite3',
      '@noble/hashes',
    ],
  ],
  ['client/setup/', ['shared/', 'client/'], ['vue', 'pinia', 'socket.io-client', 'uqr', 'naive-ui']],
  ['client/', ['shared/', 'client/'], ['vue', 'pinia', 'socket.io-client', 'uqr', '@noble/hashes', 'pinyin-pro']],
  ['display/', ['shared/', 'client/live/', 'client/parts/', 'display/'], ['vue', 'pinia', 'uqr']],
]

/** What keeps the arrows from being obeyed, in words. */
function offences(path: string): readonly string[] {
  const arrow = arrows.find(([from]) => path.startsWith(from))
  if (!arrow) return [`${path} is in no room`]
  const [, to, packages] = arrow
  return importsOf(path)
    .filter((found) =>
      found.package ? !packages.includes(found.target) : !to.some((room) => found.target.startsWith(room)),
    )
    .map(({ target }) => `${path} imports ${target}`)
}

/** Every file that a page downloads: what its script imports and what that imports, at first or ever. */
function downloaded(entry: string, ever: boolean): readonly string[] {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    if (!/\.(ts|vue)$/.test(path) || !exists(path)) return
    for (const { target, when } of importsOf(path)) if (when === 'first' || (ever && when === 'later')) visit(target)
  }
  visit(entry)
  return [...seen]
}

const pages = filesUnder(['client', 'display'], ['.html']).map((page) => {
  const script = /<script type="module" src="\.\/([^"]+)"/.exec(textOf(page))?.[1] ?? ''
  return { page, entry: page.replace(/[^/]+$/, script) }
})

describe('the arrows', () => {
  test('[H1] there are files to look at', () => {
    expect(files.length).toBeGreaterThan(50)
    expect(importsOf('shared/protocol/schemas.ts').map(({ target }) => target)).toContain('zod')
    expect(importsOf('client/live/link.ts').map(({ target }) => target)).toContain('shared/protocol/state-hash.ts')
  })

  test.each(arrows.map(([from]) => from))('[H1] of %s are obeyed', (room) => {
    const mine = files.filter((path) => arrows.find(([from]) => path.startsWith(from))?.[0] === room)
    expect(mine.flatMap(offences)).toEqual([])
  })

  test('[H1] every own import names a file that exists, with its ending', () => {
    const own = files.flatMap((path) =>
      importsOf(path)
        .filter((found) => !found.package)
        .map(({ target }) => ({ path, target })),
    )
    expect(own.filter(({ target }) => !exists(target.replace(/\?.*$/, '')))).toEqual([])
  })

  test('[H1] the schemas are for the hub alone: no page imports them, not even their types', () => {
    const pagesFiles = filesUnder(['client', 'display'], ['.ts', '.vue'])
    expect(
      pagesFiles.filter((path) => importsOf(path).some(({ target }) => target === 'shared/protocol/schemas.ts')),
    ).toEqual([])
  })

  test('[H1] nothing imports the tests', () => {
    expect(files.filter((path) => importsOf(path).some(({ target }) => target.startsWith('test/')))).toEqual([])
  })
})

describe('the verifier', () => {
  const own = files.filter((path) => path.startsWith('server/verify/'))
  /** Of the product it runs words, the shape of a scheme, and how a line is printed; of the count nothing. */
  const allowed =
    /^(server\/(verify\/|log\.ts)|shared\/i18n\/|shared\/protocol\/tally-schema\.ts|shared\/sealing\/word-lists\.ts)/

  test('[E15] shares nothing with the hub’s count but types and the definition of a scheme', () => {
    expect(own.length).toBeGreaterThan(10)
    const shared = own.flatMap((path) =>
      importsOf(path)
        .filter(
          (found) =>
            found.when !== 'type' &&
            !(found.package ? ['node', 'zod'].includes(found.target) : allowed.test(found.target)),
        )
        .map(({ target }) => `${path} imports ${target}`),
    )
    expect(shared).toEqual([])
  })

  test('[E15] nor does the count use anything of it', () => {
    const count = files.filter((path) => /^shared\/(domain|sealing)\//.test(path))
    expect(count.filter((path) => importsOf(path).some(({ target }) => target.startsWith('server/')))).toEqual([])
  })
})

describe('what a page downloads', () => {
  test.each(pages)('[H1] $page: neither the schemas’ library nor anything of the hub', ({ entry }) => {
    expect(exists(entry)).toBe(true)
    const all = downloaded(entry, true)
    expect(all.length).toBeGreaterThan(3)
    expect(all.filter((path) => /^(zod|node|express|better-sqlite3|socket\.io|server\/.*|db\/.*)$/.test(path))).toEqual(
      [],
    )
  })

  test('[H2] the phone: nothing of the console, the recorder or the walls', () => {
    const all = downloaded('client/phone/main.ts', false)
    expect(all).toContain('client/live/link.ts')
    expect(all.filter((path) => /^(client\/(chair|recorder|demo|home)|display)\//.test(path))).toEqual([])
    expect(all.filter((path) => /^shared\/i18n\/.*(chair|recorder|console|setup)/.test(path))).toEqual([])
    expect(
      all.filter((path) => /^shared\/domain\/(meeting|decide|apply|permissions|undo|next-step)\.ts$/.test(path)),
    ).toEqual([])
  })

  test('[H2] no page has another page’s folder in it', () => {
    const home = (path: string) => /^client\/(?!live|parts)[^/]+\//.exec(path)?.[0]
    for (const { entry } of pages) {
      const others = downloaded(entry, true).filter((path) => home(path) !== undefined && home(path) !== home(entry))
      expect({ entry, others }).toEqual({ entry, others: [] })
    }
  })
})
