/**
 * The archive's one zip: the same entries give the same bytes on any machine, and what is opened is bounded before
 * anything of it is unpacked, since the file may be anybody's.
 */
import { unzipSync, zipSync, type Zippable } from 'fflate'

/** Bytes by name, with `/` between folders. */
export type Entries = Readonly<Record<string, Uint8Array>>

/** No more than this is ever unpacked: names, bytes of one entry, and bytes of all together. */
export const mostEntries = 5_000
export const mostOfOne = 256 * 1024 * 1024
export const mostOfAll = 512 * 1024 * 1024

/** Why a file cannot be unpacked. */
export type ZipProblem = 'notZip' | 'tooLarge' | 'badName'

/**
 * Zip has neither time zone nor seconds; whatever is chosen must not be a clock's. Made from local parts, since the
 * library writes local parts: the same bytes in every time zone.
 */
const noTime = (): Date => new Date(1980, 0, 1, 0, 0, 0)

/** What is packed already gains nothing by being packed again. */
const packedAlready = /\.(xlsx|zip|png|jpg)$/

/** Packs entries in the order of their names. */
export function packed(entries: Entries): Uint8Array {
  const names = Object.keys(entries).sort()
  const files: Zippable = {}
  for (const name of names) {
    const bytes = entries[name]
    if (bytes) files[name] = [bytes, { level: packedAlready.test(name) ? 0 : 6, mtime: noTime() }]
  }
  return zipSync(files)
}

/** Relative, without a way up: nothing of an archive is written to a disk, and a name must not promise otherwise. */
const isPlainName = (name: string): boolean =>
  /^[\w. -]+(\/[\w. -]+)*$/.test(name) && !name.split('/').some((part) => part === '..' || part === '.')

/** The end of a zip stands at its end: one found further in would be that of a workbook inside a zip that was cut off. */
const isWhole = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x05, 0x06].every((byte, i) => bytes[bytes.length - 22 + i] === byte)

/** Unpacks a zip, or says why not. Sizes are those of its directory, and no entry can grow past what it says there. */
export function unpacked(bytes: Uint8Array): { readonly entries: Entries } | { readonly problem: ZipProblem } {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || !isWhole(bytes)) return { problem: 'notZip' }
  let problem: ZipProblem | null = null
  let total = 0
  const names = new Set<string>()
  const admit = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    total += originalSize
    if (names.size >= mostEntries || originalSize > mostOfOne || total > mostOfAll) problem ??= 'tooLarge'
    else if (names.has(name) || !isPlainName(name)) problem ??= 'badName'
    names.add(name)
    return false
  }
  try {
    // A first look at the directory alone: nothing is unpacked before all of it is known to be within bounds.
    unzipSync(bytes, { filter: admit })
    return problem === null ? { entries: unzipSync(bytes) } : { problem }
  } catch {
    // Whatever the library found wrong with it, it is no whole zip.
    return { problem: problem ?? 'notZip' }
  }
}
