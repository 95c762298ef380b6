/**
 * What somebody with a copy of the disk could read back: which of some markers are in a file at all, and in which order
 * they came. SQLite fills a page from its end, so that in the file later means further to the front; the write-ahead log
 * keeps every page as it was after each commit.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Every file below a folder. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })

/** The markers that stand anywhere in these files. */
export const found = (files: readonly string[], markers: readonly Buffer[]): readonly number[] => {
  const images = files.map((file) => readFileSync(file))
  return markers.flatMap((marker, i) => (images.some((image) => image.includes(marker)) ? [i] : []))
}

/** Markers in the order of their arrival, by where they lie in the main file: the last one is nearest to the front. */
export function orderInFile(file: string, markers: readonly Buffer[]): readonly number[] {
  const image = readFileSync(file)
  return markers
    .map((marker, i) => ({ i, at: image.indexOf(marker) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => b.at - a.at)
    .map(({ i }) => i)
}

const LOG_HEADER = 32
const FRAME_HEADER = 24

/** Markers in the order of their arrival, by the first page image of the log that has them. */
export function orderInLog(file: string, markers: readonly Buffer[]): readonly number[] {
  if (!existsSync(file) || statSync(file).size < LOG_HEADER) return []
  const image = readFileSync(file)
  const pageSize = image.readUInt32BE(8)
  const first = new Map<number, { frame: number; at: number }>()
  for (let frame = 0; ; frame += 1) {
    const start = LOG_HEADER + frame * (FRAME_HEADER + pageSize) + FRAME_HEADER
    if (start + pageSize > image.length) break
    const page = image.subarray(start, start + pageSize)
    markers.forEach((marker, i) => {
      const at = page.indexOf(marker)
      if (at >= 0 && !first.has(i)) first.set(i, { frame, at })
    })
  }
  // Of two that came with one commit the earlier lies further back in its page.
  return [...first.entries()].sort(([, a], [, b]) => a.frame - b.frame || b.at - a.at).map(([i]) => i)
}
