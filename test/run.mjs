/**
 * `npm test`: everything that must hold, on a bare clone too. Installs, builds and finds a browser first, runs every
 * check to its end, and closes with one line of real counts.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, root } from '../server/prepare.mjs'
import { ensureBrowser } from './browser.mjs'

prepare()
process.env.CHROMIUM = await ensureBrowser()

const bin = (name) => join(root, 'node_modules', '.bin', name)
let passed = 0
let failed = 0

/** A check that is one thing: it holds or it does not. */
function check(what, command, args) {
  process.stdout.write(`\n== ${what}\n`)
  const { status } = spawnSync(bin(command), args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status === 0) passed += 1
  else failed += 1
}

/** A run of tests, counted from Vitest's own report; a run that leaves none has failed. */
function tests(project) {
  process.stdout.write(`\n== tests: ${project}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-report-'))
  const report = join(folder, 'report.json')
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { status } = spawnSync(bin('vitest'), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  let counted = { numPassedTests: 0, numFailedTests: 0, numTotalTests: 0 }
  try {
    counted = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    process.stdout.write(`The run of ${project} left no report.\n`)
  }
  rmSync(folder, { recursive: true, force: true })
  passed += counted.numPassedTests
  failed += counted.numFailedTests
  // A run can fail outside its tests, or have none: that is a failure too, and must be in the count.
  if (counted.numFailedTests === 0 && (status !== 0 || counted.numTotalTests === 0)) failed += 1
}

check('format', 'prettier', ['--check', '--log-level', 'warn', '.'])
check('lint', 'eslint', ['.'])
check('types', 'vue-tsc', ['--noEmit'])
tests('house')
tests('browser')

process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 ? 0 : 1)
