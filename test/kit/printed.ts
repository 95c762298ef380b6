/** What a command prints and answers, without a process of its own. */
import { vi } from 'vitest'

export type Printed = { readonly code: number; readonly out: string; readonly err: string }

export function printed(command: () => number): Printed {
  const { written, restore } = listening()
  try {
    const code = command()
    return { code, ...written }
  } finally {
    restore()
  }
}

/** The same of a command that takes its time. */
export async function printedLater(command: () => Promise<number>): Promise<Printed> {
  const { written, restore } = listening()
  try {
    const code = await command()
    return { code, ...written }
  } finally {
    restore()
  }
}

function listening() {
  const written = { out: '', err: '' }
  const into = (which: keyof typeof written) => (text: unknown) => {
    written[which] += String(text)
    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(into('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(into('err')),
  ]
  return { written, restore: () => spies.forEach((spy) => spy.mockRestore()) }
}
