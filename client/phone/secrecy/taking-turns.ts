/**
 * When a phone looks for its ballots: one after another, soon after something has happened to one, and less and less
 * often while nothing has. Boxes may wait for the tellers all day, and every phone of a hall asks over the network that
 * carries the ballots. Chance keeps phones that were told at once from asking at once.
 */

/** From a look that found nothing to the next, in milliseconds: at first, doubled each time, and at most. */
const FIRST = 6_000
const LONGEST = 240_000
/** What several phones are told at once they look for within so long, in milliseconds, and for each of many rounds. */
const SPREAD = 2_000
const SPREAD_EACH = 1_000

type Turn = { readonly due: number; readonly wait: number }

/**
 * `waiting`: the rounds to be looked for at this moment. `look`: looks for one; true if it was found to be opened, after
 * which others may be as well. `chance`: 0 to 1. `now`: a monotonic clock, in milliseconds.
 */
export function takingTurns(
  waiting: () => readonly string[],
  look: (round: string) => Promise<boolean>,
  chance: () => number = Math.random,
  now: () => number = () => performance.now(),
) {
  const turns = new Map<string, Turn>()
  let running = false
  let wake = (): void => {}

  const spreadOf = (rounds: readonly string[]): number => Math.max(SPREAD, rounds.length * SPREAD_EACH)
  const within = (rounds: readonly string[]): number => now() + chance() * spreadOf(rounds)
  const waitOf = (round: string): number => turns.get(round)?.wait ?? LONGEST

  async function run(): Promise<void> {
    if (running) return wake()
    running = true
    for (let rounds = waiting(); rounds.length > 0; rounds = waiting()) {
      for (const round of rounds) if (!turns.has(round)) turns.set(round, { due: within(rounds), wait: LONGEST })
      const dueOf = (round: string): number => turns.get(round)?.due ?? 0
      const next = rounds.reduce((first, round) => (dueOf(round) < dueOf(first) ? round : first))
      const rest = dueOf(next) - now()
      if (rest > 0) {
        await new Promise<void>((passed) => {
          const timer = setTimeout(passed, rest)
          wake = () => {
            clearTimeout(timer)
            passed()
          }
        })
        continue
      }
      const wait = waitOf(next)
      turns.set(next, { due: now() + wait * (0.5 + chance()), wait: Math.min(2 * wait, LONGEST) })
      // What was handed out is no list at all: it is asked for again, and the others are looked for meanwhile.
      if (await look(next).catch(() => false)) soon()
    }
    running = false
  }

  /** Every round once, without asking more often after that. */
  function soon(): void {
    const rounds = waiting()
    const far = now() + spreadOf(rounds)
    for (const round of rounds) {
      // What is soon due anyway stays where it is: said again and again, this is to crowd nothing together.
      if ((turns.get(round)?.due ?? Infinity) > far) turns.set(round, { due: within(rounds), wait: waitOf(round) })
    }
    void run()
  }

  return {
    soon,
    /** Something has happened to this round: it is looked for within moments, and then as if for the first time. */
    anew(round: string): void {
      turns.set(round, { due: within([round]), wait: FIRST })
      void run()
    },
    /** The line is up again. What has become due meanwhile is not asked for by a whole hall at once. */
    goOn(): void {
      const rounds = waiting()
      for (const round of rounds) {
        if ((turns.get(round)?.due ?? Infinity) <= now()) turns.set(round, { due: within(rounds), wait: waitOf(round) })
      }
      void run()
    },
  }
}
