/** Packs the built pages beforehand, as small as it goes: `server/pages.ts` serves them so, and packs nothing itself. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const packers = {
  '.br': (plain) => promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  '.gz': (plain) => promisify(gzip)(plain, { level: constants.Z_BEST_COMPRESSION }),
}

/** Writes `name.br` (quality 11, the default) and `name.gz` beside every page, script and style that gains by it. */
export async function packPages(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(html|js|css)$/.test(name))
  const pack = async (name, [ending, packer]) => {
    const plain = readFileSync(join(folder, name))
    const packed = await packer(plain)
    if (packed.length < plain.length) writeFileSync(join(folder, name + ending), packed)
  }
  await Promise.all(files.flatMap((name) => Object.entries(packers).map((packer) => pack(name, packer))))
}
