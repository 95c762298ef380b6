/** What a command prints and answers, without a process of its own. */
import { vi } from 'vitest'

export type Printed = { readonly code: number; readonly out: string; readonly err: string }

export function printed(command: () => number): Printed {
  const written = { out: '', err: '' }
  const into = (which: keyof typeof written) => (text: unknown) => {
    written[which] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ]
  try {
    const code = command()
    return { code, ...written }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}
