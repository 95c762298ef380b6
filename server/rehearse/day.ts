/**
 * A whole day played against a running hub: the table presses its main button when the time of each phase has passed, the
 * phones vote and ask, some come late, and two tellers open the boxes. Time and chance are handed in.
 */
import type { NextStep } from '../../shared/domain/next-step.ts'
import type { DayOutcome } from '../../shared/domain/rehearsal.ts'
import type { Client } from './line.ts'
import { arrivalsAt } from './arrivals.ts'
import { chanceFrom, shuffled } from './chance.ts'
import { patiently } from './patiently.ts'
import type { twoTellers } from './tellers.ts'
import type { Voter } from './voter.ts'

export type Cast = {
  readonly chair: Client
  /** Where people are checked in by name, if there is a list. */
  readonly desk: Client
  readonly tellers: ReturnType<typeof twoTellers>
  /** Lets in the n-th simulated voter. */
  readonly join: (n: number) => Promise<Voter>
  readonly voters: number
  readonly seed: number
  /** What is asked and given as a reason, in the rehearsal's language. */
  readonly words: {
    readonly asks: (n: number) => string
    readonly tooFew: string
    readonly desk: string
    readonly substitute: string
  }
  /** Waits a moment of real time, after the hub has said that it is told too much. */
  readonly rest: () => Promise<void>
  /** Lets so many milliseconds of the meeting pass. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** Says what happens, in a line. */
  readonly say: (event: DayEvent) => void
}

export type DayEvent =
  | { readonly what: 'joined' | 'late' | 'arrived' | 'arrivedLate'; readonly n: number }
  | { readonly what: 'step'; readonly step: NextStep }
  | { readonly what: 'voted'; readonly round: string; readonly sent: number; readonly refused: number }
  | { readonly what: 'opened'; readonly round: string; readonly agreed: boolean }
  | { readonly what: 'stuck'; readonly refused: string }

const LATE = 0.08
const FORGETS = 0.02
const ASKS = 0.02
/** More than any day has; a rehearsal that takes more goes in circles. */
const MOST_STEPS = 2_000

export async function playDay(cast: Cast): Promise<DayOutcome> {
  const { chair, tellers, say } = cast
  const chance = chanceFrom(cast.seed)
  const present: Voter[] = []
  const order = shuffled(
    Array.from({ length: cast.voters }, (_, n) => n),
    chance,
  )
  const late = Math.floor(order.length * LATE)
  const refused: Record<string, number> = {}
  const [sentTo, opened] = [new Map<string, number>(), new Set<string>()]
  let [steps, sent, remarks, arrived] = [0, 0, 0, 0]
  const arrivals = arrivalsAt(cast.desk, {
    name: cast.words.desk,
    substitute: cast.words.substitute,
    late: LATE,
    chance: chanceFrom(cast.seed + 1),
    rest: cast.rest,
  })
  const came = { inTime: false, late: false }
  async function checkIn(when: 'inTime' | 'late'): Promise<void> {
    if (came[when]) return
    came[when] = true
    const n = await arrivals[when]()
    arrived += n
    if (n > 0) say({ what: when === 'late' ? 'arrivedLate' : 'arrived', n })
  }

  async function letIn(list: readonly number[], what: 'joined' | 'late'): Promise<void> {
    for (const n of list) present.push(await cast.join(n))
    if (list.length > 0) say({ what, n: list.length })
  }
  async function vote(round: string): Promise<void> {
    const answers = await Promise.all(
      present.map(async (voter) => {
        if (voter.chance() < FORGETS) return null
        await cast.pass(voter.chance() * 40_000)
        return voter.vote(round)
      }),
    )
    const took = answers.filter((answer) => answer?.ok).length
    for (const answer of answers) if (answer && !answer.ok) refused[answer.refused] = (refused[answer.refused] ?? 0) + 1
    sent += took
    sentTo.set(round, took)
    say({ what: 'voted', round, sent: took, refused: answers.filter((answer) => answer && !answer.ok).length })
  }
  async function openBoxes(): Promise<void> {
    for (const { id, awaitsPaper, small } of chair.view().opening?.rounds ?? []) {
      if (opened.has(id) || awaitsPaper) continue
      if (small.length > 0 && !(await mergeSmall(chair, id, cast.words.tooFew))) continue
      opened.add(id)
      say({ what: 'opened', round: id, agreed: await tellers.open(id) })
    }
  }
  async function ask(): Promise<void> {
    for (const voter of present) {
      if (voter.chance() < ASKS && (await voter.remark(cast.words.asks(remarks + 1)))) remarks += 1
    }
  }

  await letIn(order.slice(late), 'joined')
  if (chair.view().meeting?.secrecy === 'secret' && !(await tellers.makeKey()))
    say({ what: 'stuck', refused: 'keyNotReady' })
  while (steps < MOST_STEPS && chair.view().now?.life.state !== 'result_ready') {
    const { control, ballot, now } = chair.view()
    const step = control?.main
    if (!step) break
    if (step.type === 'ballot.close' && !sentTo.has(step.round)) await vote(ballot?.round?.id ?? step.round)
    else await cast.pass(howLong(chair, chance))
    if (now?.life.state === 'check_in') await checkIn('inTime')
    if (now?.phase === 'reporting') await checkIn('late')
    if (now?.phase === 'questioning') await ask()
    await openBoxes()
    const reply = await patiently(chair.press, cast.rest)
    if (!reply.ok) {
      say({ what: 'stuck', refused: reply.refused })
      break
    }
    steps += 1
    say({ what: 'step', step })
    if (step.type === 'slot.call' && present.length < order.length) await letIn(order.slice(0, late), 'late')
  }
  await openBoxes()
  const rounds = (chair.view().results?.rounds ?? []).map(({ id, submitted, entitled }) => ({
    id,
    submitted,
    entitled,
  }))
  const finished = chair.view().now?.life.state === 'result_ready'
  for (const voter of present) voter.close()
  return { steps, arrived, joined: present.length, sent, refused, remarks, rounds, gaps: chair.gaps.length, finished }
}

/** Counts a class with too few ballots with the next one, as a table would. Answers whether none is too small any more. */
async function mergeSmall(chair: Client, id: string, reason: string): Promise<boolean> {
  const box = () => chair.view().opening?.rounds.find((round) => round.id === id)
  const classes = (chair.view().control?.classes ?? []).map(({ code }) => code)
  for (let from = box()?.small[0]; from !== undefined; from = box()?.small[0]) {
    const small = from
    const merged = box()?.merged ?? {}
    const into = classes.find((code) => code !== small && !(code in merged))
    if (into === undefined) return false
    const reply = await chair.ask({ type: 'ballot.merge', round: id, from: small, into, reason })
    if (!reply.ok) return false
    await chair.until('the class is merged', () => box()?.small[0] !== small)
  }
  return true
}

/** How long what is under way goes on before the next press: about its limit, a little less or more. */
function howLong(chair: Client, chance: () => number): number {
  const { timer, phase } = chair.view().now ?? {}
  if (!timer || timer.run.state === 'paused') return 2_000
  const usual = phase === 'questioning' || phase === 'answering' || phase === 'commenting' ? 0.5 : 0.9
  return timer.limit * (usual + chance() * 0.2)
}
