/**
 * Screens behind simulated lines: every message takes its own time and none overtakes another. The screen's crystal runs
 * fast or slow, the hub says whole milliseconds, and the truth is known exactly.
 */
import { samplingOfScreens } from '../../../client/live/sampling.ts'
import { instant } from '../../../shared/domain/time.ts'
import { BEAT_EVERY } from '../../../shared/protocol/protocol.ts'
import { compare, openEstimates, type Reading } from './estimates.ts'

/** How long a message takes, in milliseconds, drawn anew for each. */
export type Delay = () => number
export type Wishes = { readonly delay: Delay; readonly random: () => number; readonly beats: boolean }

/** Fifty parts in a million either way, as a cheap crystal does. */
const CRYSTAL = 5e-5

function aScreen({ delay, random, beats }: Wishes) {
  const { first, apart, every } = samplingOfScreens
  const [hubAhead, ownAhead] = [1e6 * random(), 1e6 * random()]
  const rate = 1 + CRYSTAL * (2 * random() - 1)
  let now = 0
  const hub = () => now + hubAhead
  const local = () => now * rate + ownAhead
  const says = () => instant(Math.round(hub()))
  const estimates = openEstimates(local)
  let asked = 0
  let last = { up: 0, down: 0 }
  const due: { at: number; act: () => void }[] = []
  const at = (when: number, act: () => void) => void due.push({ at: when, act })

  function message(way: 'up' | 'down', arrives: () => void): void {
    last = { ...last, [way]: Math.max(last[way], now + delay()) }
    at(last[way], arrives)
  }
  function frame(): void {
    const sent = says()
    message('down', () => estimates.ours.heard(sent))
  }
  function exchange(): void {
    const [begun, from] = [now, local()]
    message('up', () => {
      const got = says()
      message('down', () => {
        estimates.exchanged(from, { got, sent: got })
        estimates.ours.heard(got)
        estimates.ours.answered(from, got)
        asked += 1
        at(asked < first ? Math.max(now, begun + apart) : begun + every, exchange)
      })
    })
  }

  // A connection begins with a frame; the hub's beats fall where they fall.
  at(0, exchange)
  if (beats) {
    at(0, frame)
    const beat = () => {
      frame()
      at(now + BEAT_EVERY, beat)
    }
    at(BEAT_EVERY * random(), beat)
  }

  return {
    estimates,
    hub,
    until(moment: number): void {
      for (;;) {
        const next = due.reduce<(typeof due)[number] | undefined>((a, b) => (a && a.at <= b.at ? a : b), undefined)
        if (!next || next.at > moment) break
        due.splice(due.indexOf(next), 1)
        now = next.at
        next.act()
      }
      now = moment
    },
  }
}

/** Pairs of screens, read at each of these moments after connecting, in milliseconds. */
export function simulated(pairs: number, moments: readonly number[], wishes: Wishes): readonly Reading[][] {
  const readings = moments.map((): Reading[] => [])
  for (let n = 0; n < pairs; n += 1) {
    const [a, b] = [aScreen(wishes), aScreen(wishes)]
    moments.forEach((moment, i) => {
      a.until(moment)
      b.until(moment)
      readings[i]?.push(compare([a.estimates, b.estimates], [a.hub(), b.hub()]))
    })
  }
  return readings
}
