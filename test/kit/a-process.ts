/** The built hub as a process of its own, as a newcomer starts it; it can be killed at any moment. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../server/project.ts'
import type { PresetId } from '../../shared/domain/scoring/presets/index.ts'
import type { Links } from '../../server/links.ts'

const cli = join(projectRoot, 'dist', 'server', 'cli.js')

/** Runs the hub's command to its end. For what refuses to start, and for `links`. */
export function runCli(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', timeout: 30_000 })
  return { code: status, out: stdout, err: stderr }
}

export type HubProcess = {
  readonly url: string
  readonly port: number
  readonly child: ChildProcess
  links(): Links
  /** Everything it has printed so far. */
  printed(): string
  /** Answers with the exit code, or null if it was killed. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** `secret`: the demo's ballots are secret; otherwise recorded, so that nobody has to open a box. */
export type ProcessWishes = { port?: number; demo?: boolean; preset?: PresetId; secret?: boolean }

/** Starts a hub on loopback, with the demo unless told otherwise, and waits until it listens. `port` 0 takes a free one. */
export async function startHubProcess(
  folder: string,
  { port = 0, demo = true, preset, secret = false }: ProcessWishes = {},
): Promise<HubProcess> {
  const args = [
    cli,
    ...(demo ? ['--demo', ...(preset ? [preset] : []), ...(secret ? [] : ['--recorded'])] : []),
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--data',
    folder,
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  const got = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString()
      const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(text)
      if (found && text.includes('Ctrl-C')) resolve(Number(found[1]))
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`the hub ended with ${String(code)}:\n${text}`)))
  })
  return {
    url: `http://127.0.0.1:${got}`,
    port: got,
    child,
    links: () => JSON.parse(runCli('links', '--json', '--host', '127.0.0.1', '--data', folder).out) as Links,
    printed: () => text,
    end: (signal) =>
      new Promise((resolve) => {
        child.removeAllListeners('exit')
        if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
        child.once('exit', (code) => resolve(code))
        child.kill(signal)
      }),
  }
}
