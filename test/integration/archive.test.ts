/** The archive as one zip: the same bytes from the same meeting, and whatever has been changed in it is found. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeArchive } from '../../server/tally-command.ts'
import { verify } from '../../server/verify/verify-command.ts'
import { readZip } from '../../server/verify/zip.ts'
import { openArchive, type Opened } from '../../shared/archive/opened.ts'
import { hashOf, sumsOf, textOf, utf8 } from '../../shared/archive/sums.ts'
import { packed, unpacked } from '../../shared/archive/zip.ts'
import { archiveOfHub, aHeldMeeting } from '../kit/an-archive.ts'
import { aFolder, type TestHub } from '../kit/a-hub.ts'
import { runCli } from '../kit/a-process.ts'
import { cardLinks } from '../../server/links.ts'
import { printed, printedLater } from '../kit/printed.ts'

const scrap = mkdtempSync(join(tmpdir(), 'rostrum-archive-'))
const place = aFolder()
let hub: TestHub
let zip: Uint8Array
const path = join(scrap, 'archive.zip')

beforeAll(async () => {
  hub = await aHeldMeeting({ folder: place.folder })
  expect(printed(() => writeArchive(['--data', place.folder, '--out', path])).code).toBe(0)
  zip = new Uint8Array(readFileSync(path))
})
afterAll(async () => {
  await hub?.stop()
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
})

const opened = (bytes: Uint8Array = zip): Opened => {
  const found = openArchive(bytes)
  if ('problem' in found) throw new Error(`it does not open: ${found.problem}`)
  return found
}
/** The zip with its entries changed; `sums`: made anew over them, as somebody who knows how would. */
function changed(change: (entries: Record<string, Uint8Array>) => void, sums = false): Uint8Array {
  const entries: Record<string, Uint8Array> = unzipSync(zip)
  change(entries)
  if (sums) {
    const { SHA256SUMS: _, ...rest } = entries
    entries['SHA256SUMS'] = utf8(sumsOf(rest))
  }
  return zipSync(entries as Zippable)
}
async function verified(bytes: Uint8Array) {
  const file = join(scrap, `${hashOf(bytes).slice(0, 16)}.zip`)
  writeFileSync(file, bytes)
  return printedLater(() => verify([file, '--lang', 'en']))
}

describe('[X1] an archive', () => {
  test('[X1] made twice from the same data is the same bytes, also in another process and another time zone', () => {
    expect(hashOf(archiveOfHub(hub).bytes)).toBe(hashOf(zip))
    for (const [name, zone] of Object.entries({ far: 'America/Los_Angeles', near: 'Asia/Shanghai' })) {
      const before = process.env['TZ']
      process.env['TZ'] = zone
      const out = join(scrap, `${name}.zip`)
      const made = runCli('archive', '--data', place.folder, '--out', out)
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
      expect(made.code).toBe(0)
      expect(hashOf(new Uint8Array(readFileSync(out)))).toBe(hashOf(zip))
    }
  })

  test('[X1] says its own hash, and leaves a file that exists as it is', () => {
    const again = printed(() => writeArchive(['--data', place.folder, '--out', path]))
    expect(again.code).toBe(1)
    const out = join(scrap, 'again.zip')
    expect(printed(() => writeArchive(['--data', place.folder, '--out', out])).err).toContain(hashOf(zip))
  })

  test('[X1] has sums over every entry, sorted, and nothing that would let anybody in', () => {
    const entries = unzipSync(zip)
    const sums = textOf(entries['SHA256SUMS'] ?? new Uint8Array())
    const named = sums
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(66))
    expect(named).toEqual(
      Object.keys(entries)
        .filter((name) => name !== 'SHA256SUMS')
        .sort(),
    )
    expect(named).toEqual(expect.arrayContaining(['README.txt', 'archive.json', 'ballots.json', 'scheme.json']))
    const all = Object.values(entries).map(textOf).join('\n')
    const cards = cardLinks(hub.url, hub.house.record.accessKey, hub.room().meeting())
    expect(cards.filter(({ code }) => all.includes(code) || all.includes(code.replace('-', '')))).toEqual([])
    expect(cards.length).toBeGreaterThan(100)
  })

  test('[X1] is whole for the verifier, which reads it without the library that wrote it', async () => {
    const { code, out } = await verified(zip)
    expect(out).toContain('files are as SHA256SUMS says')
    expect(out).toContain('ballots.json, scheme.json and journal/ say the same as archive.json')
    expect(out).toMatch(/Verdict: all \d+ checks hold/)
    expect(code).toBe(0)
    const read = readZip(Buffer.from(zip))
    if ('problem' in read) throw new Error(read.problem)
    expect([...read.files.keys()].sort()).toEqual(Object.keys(unzipSync(zip)).sort())
  })
})

describe('[X2] what was changed is found', () => {
  test('[X2] a byte turned in any entry, by the page and by the verifier', async () => {
    for (const name of Object.keys(unzipSync(zip))) {
      const bad = changed((entries) => {
        const bytes = entries[name] as Uint8Array
        const at = Math.floor(bytes.length / 2)
        bytes[at] = (bytes[at] ?? 0) ^ 1
      })
      const found = openArchive(bad)
      const whole = !('problem' in found) && found.faults.length === 0
      expect({ name, whole }).toEqual({ name, whole: false })
      expect({ name, code: (await verified(bad)).code }).toEqual({ name, code: 1 })
    }
  })

  test('[X2] a byte turned anywhere in what the file has packed', () => {
    // Of every entry the middle of its packed bytes, which begin behind its name in the file.
    for (const name of Object.keys(unzipSync(zip))) {
      const at = Buffer.from(zip).indexOf(name) + name.length + 8
      const bad = zip.slice()
      bad[at] = (bad[at] ?? 0) ^ 0x10
      const read = readZip(Buffer.from(bad))
      const found = openArchive(bad)
      const whole = !('problem' in read) || (!('problem' in found) && found.faults.length === 0)
      expect({ name, whole }).toEqual({ name, whole: false })
    }
  })

  test('[X2] an entry taken out or put in', async () => {
    const less = changed((entries) => delete entries['scheme.json'])
    expect(opened(less).faults).toEqual([{ name: 'scheme.json', why: 'missing' }])
    const more = changed((entries) => (entries['documents/extra.html'] = utf8('<p>new</p>')))
    expect(opened(more).faults).toEqual([{ name: 'documents/extra.html', why: 'unnamed' }])
    expect((await verified(more)).out).toContain('documents/extra.html is not in SHA256SUMS')
  })

  test('[X2] an act reworded with its sums made anew breaks the chain', async () => {
    const bad = changed((entries) => {
      const text = textOf(entries['archive.json'] ?? new Uint8Array()).replace('"chair"', '"voter"')
      entries['archive.json'] = utf8(text)
    }, true)
    expect(opened(bad)).toMatchObject({ faults: [], copiesAgree: false, chain: { brokenAt: expect.any(Number) } })
    expect((await verified(bad)).code).toBe(1)
  })
})

describe('[X3] what is no archive, or too much of one', () => {
  test('[X3] a zip bomb is refused before anything of it is unpacked, by both', async () => {
    // Zeros by the megabyte pack to next to nothing; the directory then promises as much again and again.
    const few: Record<string, Uint8Array> = {}
    for (let n = 0; n < 40; n += 1) few[`zeros-${n}`] = new Uint8Array(64 * 1024)
    const bomb = Buffer.from(zipSync(few as Zippable, { level: 9 }))
    expect(bomb.length).toBeLessThan(64 * 1024)
    for (
      let at = bomb.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = bomb.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    ) {
      bomb.writeUInt32LE(200 * 1024 * 1024, at + 24)
    }
    const twice = new Uint8Array(bomb)
    const before = process.memoryUsage().rss
    expect(unpacked(twice)).toEqual({ problem: 'tooLarge' })
    expect(readZip(bomb)).toEqual({ problem: 'tooLarge' })
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
    expect((await verified(twice)).err).toContain('would unpack to more than any archive')
  })

  test('[X3] a directory that lies about a size gets no more than it says', () => {
    const small = zipSync({ 'archive.json': new Uint8Array(1024 * 1024) })
    const lying = Buffer.from(small)
    const entry = lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    lying.writeUInt32LE(10, entry + 24)
    expect(readZip(lying)).toEqual({ problem: 'notZip' })
    const found = unpacked(new Uint8Array(lying))
    expect('problem' in found || (found.entries['archive.json']?.length ?? 0) <= 10).toBe(true)
  })

  test('[X3] names that lead elsewhere, other zips and cut ones are refused', async () => {
    expect(unpacked(zipSync({ '../up': utf8('x') }))).toEqual({ problem: 'badName' })
    expect(openArchive(zipSync({ 'a.txt': utf8('x') }))).toEqual({ problem: 'notArchive' })
    expect(openArchive(utf8('nothing'))).toEqual({ problem: 'notZip' })
    expect(openArchive(zip.slice(0, -40))).toEqual({ problem: 'notZip' })
    expect((await verified(zip.slice(0, -40))).err).toContain('is no whole zip')
  })

  test('[X3] one of a newer version is refused with its number; what is only new in it is left alone', async () => {
    const withField = (value: object) =>
      changed((entries) => {
        const archive = JSON.parse(textOf(entries['archive.json'] ?? new Uint8Array())) as object
        entries['archive.json'] = utf8(JSON.stringify({ ...archive, ...value }))
      }, true)
    expect(openArchive(withField({ version: 2 }))).toEqual({ problem: 'newer', version: 2 })
    expect((await verified(withField({ version: 2 }))).err).toContain('made by a newer Rostrum (format 2')
    const added = withField({ weather: 'fine' })
    expect(opened(added).faults).toEqual([])
    expect((await verified(added)).code).toBe(0)
    const manifest = packed({
      ...unzipSync(zip),
      'manifest.json': utf8('{"format":"rostrum-archive-zip","version":9}'),
    })
    expect(openArchive(manifest)).toEqual({ problem: 'newer', version: 9 })
  })
})
