/**
 * For a demo alone: the second teller's window asks the first one's, in the same browser, for the two halves that would
 * otherwise be handed over on paper.
 */
const CHANNEL = 'rostrum-demo-halves'
const ANSWER_WITHIN = 1_500

export type PrintedPair = readonly [string, string]
type Said = { readonly ask: number } | { readonly number: number; readonly halves: PrintedPair }

/** Answers whoever asks, as long as `halves` gives any. Returns how to stop. */
export function answerForHalves(halves: (number: number) => PrintedPair | null): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    const pair = 'ask' in data ? halves(data.ask) : null
    if (pair && 'ask' in data) channel.postMessage({ number: data.ask, halves: pair } satisfies Said)
  }
  return () => channel.close()
}

/** The halves of the key of this number; null if no window of this browser has answered `within` milliseconds. */
export function askForHalves(number: number, within = ANSWER_WITHIN): Promise<PrintedPair | null> {
  const channel = new BroadcastChannel(CHANNEL)
  return new Promise((resolve) => {
    const end = (pair: PrintedPair | null) => {
      clearTimeout(patience)
      channel.close()
      resolve(pair)
    }
    const patience = setTimeout(() => end(null), within)
    channel.onmessage = ({ data }: MessageEvent<Said>) => {
      if ('halves' in data && data.number === number) end(data.halves)
    }
    channel.postMessage({ ask: number } satisfies Said)
  })
}
