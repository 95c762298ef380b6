/** What the hub writes to its window: never a secret, a ballot or a remark. */
/** What could move the cursor or colour the window, should a message hold what somebody sent. */
const unprintable = /[^\P{C}\n]/gu

export const log = {
  line: (text: string): void => void process.stdout.write(`${text}\n`),
  problem: (text: string): void => void process.stderr.write(`${text}\n`),
  /** Something that should not have happened: with its stack, for whoever mends it. */
  bug(where: string, error: unknown): void {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error)
    process.stderr.write(`[${where}] ${what.replace(unprintable, '?')}\n`)
  },
}
