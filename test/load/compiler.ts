/** Two small programs in C are part of the bench. Where there is no compiler, what needs them has no figure. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../server/project.ts'
import { CouldNotRun } from './measure.ts'

/** Compiles a source of `test/load/servers` and answers with the file that came of it. Throws `CouldNotRun`. */
export function compiled(source: string, ...flags: readonly string[]): string {
  const out = join(projectRoot, 'dist/bench', source.replace(/\.c$/, '.bin'))
  const from = join(projectRoot, 'test/load/servers', source)
  const { status, error, stderr } = spawnSync('cc', ['-O2', ...flags, '-o', out, from], { encoding: 'utf8' })
  if (error) throw new CouldNotRun('there is no C compiler (cc) here')
  if (status !== 0) throw new CouldNotRun(`${source} cannot be compiled here: ${stderr.split('\n')[0] ?? ''}`)
  return out
}
