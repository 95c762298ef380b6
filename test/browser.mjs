/** Finds a Chromium or Chrome for the tests, and installs one if there is none. Never lets the tests be skipped. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a browser, or null. */
export async function findBrowser() {
  const found = usual.find((path) => path && existsSync(path))
  if (found) return found
  const { chromium } = await import('playwright-core')
  const own = chromium.executablePath()
  return own && existsSync(own) ? own : null
}

const run = (command, args) => spawnSync(command, args, { stdio: ['ignore', 2, 2] }).status === 0

/** The path of a browser, installing one first if need be. Ends the process with a sentence if that fails. */
export async function ensureBrowser() {
  const found = await findBrowser()
  if (found) return found
  process.stderr.write('No Chromium or Chrome was found; installing one for the browser tests…\n')
  const debian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (debian) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'])
  } else {
    run(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'])
  }
  const installed = await findBrowser()
  if (installed) return installed
  process.stderr.write(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium fonts-noto-cjk) or set CHROMIUM to the path of a Chrome, then run the tests again.\n',
  )
  process.exit(1)
}
