/** A program of the bench in a process of its own, on a core of its own where that can be had, and how it is asked. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../server/project.ts'
import { canPin } from './machine.ts'

/** Servers on one core, what plays the hall on the other. */
export type Core = 'server' | 'clients'
const cores: Record<Core, string> = { server: '0', clients: '1' }

/** Nothing here takes longer unless it hangs; then the measure has no figure. */
const PATIENCE = 90_000

type Asked = { readonly id: number; readonly what: string; readonly details: unknown }
type Answered = { readonly id: number; readonly value?: unknown; readonly error?: string }

const running = new Set<{ kill: (signal: NodeJS.Signals) => boolean }>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts a bundled program, by its path in this folder. `env` is added to this process's. */
export function startProcess(program: string, core: Core, env: Record<string, string> = {}) {
  const file = join(projectRoot, 'dist/bench', `${program}.js`)
  const command = [process.execPath, '--expose-gc', file]
  const [run = '', ...args] = canPin ? ['taskset', '-c', cores[core], ...command] : command
  const child = spawn(run, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ...env } })
  running.add(child)
  const waiting = new Map<number, (answer: Answered) => void>()
  let asked = 0
  child.on('message', (answer: Answered) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  child.on('exit', () => {
    running.delete(child)
    for (const [id, answer] of waiting) answer({ id, error: `${program} has ended` })
    waiting.clear()
  })
  return {
    pid: child.pid ?? 0,
    /** Asks for something and waits for the answer. Rejects with what went wrong there. */
    ask<Answer = void>(what: string, details: unknown = {}): Promise<Answer> {
      const id = (asked += 1)
      return new Promise((resolve, reject) => {
        const patience = setTimeout(() => {
          waiting.delete(id)
          reject(new Error(`${program} did not answer “${what}”`))
        }, PATIENCE)
        waiting.set(id, ({ value, error }) => {
          clearTimeout(patience)
          if (error === undefined) resolve(value as Answer)
          else reject(new Error(error))
        })
        child.send({ id, what, details } satisfies Asked)
      })
    },
    /** Stops it where it is, so that it takes nothing from whoever is measured now, and lets it go on. */
    hold: () => void child.kill('SIGSTOP'),
    release: () => void child.kill('SIGCONT'),
    end(): Promise<void> {
      return new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGKILL')
      })
    },
  }
}
export type Process = ReturnType<typeof startProcess>

/** The other end: what this program answers, by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- each answer knows its own question
export function answers(list: Readonly<Record<string, (details: any) => unknown>>): void {
  process.on('message', ({ id, what, details }: Asked) => {
    const said = (answer: Answered) => void process.send?.(answer)
    Promise.resolve()
      .then(() => (list[what] ?? unknown(what))(details))
      .then(
        (value) => said({ id, value }),
        (error: unknown) =>
          said({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      )
  })
  process.on('disconnect', () => process.exit())
}

const unknown = (what: string) => () => {
  throw new Error(`nobody here answers “${what}”`)
}
