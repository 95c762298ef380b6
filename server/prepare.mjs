/**
 * Makes a bare clone ready to run: installs what is missing and builds what is not built. Needs nothing but Node,
 * since it runs before anything is installed. Says what it does on stderr, so that stdout stays the command's own.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const words = JSON.parse(readFileSync(join(root, 'shared/i18n/prepare.json'), 'utf8'))

function say(key, more = '') {
  for (const language of ['zh-CN', 'en']) process.stderr.write(`${words[language][key]}${more}\n`)
}

function fail(key, more = '') {
  say(key, more)
  process.exit(1)
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

/** Is every package of the lockfile installed in its version? npm writes its own list last, so a broken install is not. */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false
  const wanted = readJson('package-lock.json').packages
  const got = readJson('node_modules/.package-lock.json').packages
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) => path === '' || optional || peer || got[path]?.version === version,
  )
}

function install() {
  say('installing')
  const options = { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
  const { status } = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], options)
  if (status !== 0) fail('installFailed')
}

/** What the build is made from: a hash over these files, so that a pulled change is built and nothing else is. */
const sources = ['shared', 'db', 'server', 'client', 'display', 'package-lock.json', 'package.json', 'vite.config.ts']
const builtFrom = join(root, 'dist/built-from')

export function hashOfSources() {
  const hash = createHash('sha256')
  const add = (path) => hash.update(`${path}\0`).update(readFileSync(join(root, path)))
  for (const source of sources) {
    if (source.includes('.')) add(source)
    else {
      for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
        if (entry.isFile()) add(join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
      }
    }
  }
  return hash.digest('hex')
}

function build() {
  const hash = hashOfSources()
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === hash) return
  say('building')
  const { status } = spawnSync(process.execPath, [join(root, 'server/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) fail('buildFailed')
  writeFileSync(builtFrom, hash)
}

/** Installs and builds as far as needed; ends the process with a sentence if that cannot be done. */
export function prepare() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail('oldNode', ` ${process.version}`)
  if (!isInstalled()) install()
  build()
}
