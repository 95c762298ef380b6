/** Ten thousand ballots, each answered after its COMMIT: how long one waits, and how many a second there can be. */
import { aClient } from '../../../server/rehearse/line.ts'
import { compiled } from '../compiler.ts'
import { openHall, pause, withHalls, type Hall } from '../hall.ts'
import { median, percentile, ratio, type Figure, type Goal, type Measure } from '../measure.ts'

type Burst = { started: number; last: number; taken: number[] }

export const measure: Measure = {
  name: 'ballots',
  about: 'from sending to the answer, and answered per second',
  async run({ quick }) {
    const size = quick ? 1_000 : 10_000
    const open = [
      openHall('hub', size, { secret: true }),
      openHall('hub', size),
      openHall('plain', 0),
      openHall('floor', 0),
    ]
    const first = await withHalls(open, async (...halls) => {
      const [secret, recorded, plain, floor] = halls as [Hall, Hall, Hall, Hall]
      for (const hall of halls) {
        await hall.connect(size)
        if (hall !== secret) hall.hold()
      }
      return {
        spread: await spread(secret, size, quick),
        rates: await rates({ secret, recorded, plain, floor }, size, quick ? 1 : 2),
      }
    })
    const slow = await slowDisk(quick)
    return {
      figures: [...first.spread.figures, ...first.rates.figures, ...slow.figures],
      goals: [...first.spread.goals, ...first.rates.goals, ...slow.goals],
      notes: [
        'A secret ballot is an envelope of one length, and its answer a receipt signed with Ed25519, which the yardsticks do not make; within 10 s and 2 s, and on the slow disk, all are secret.',
        ...slow.notes,
      ],
    }
  },
}

/** Closes what is open and opens the next ballot; answers with what a phone says in it. */
async function nextBallot(hub: Hall): Promise<string> {
  await hub.server.ask('closeBallot')
  const message = await hub.server.ask<string>('openBallot')
  await pause(400)
  return message
}

const perSecond = (count: number, { started, last }: Burst): number => count / ((last - started) / 1e6)
const burst = (hall: Hall, event: string, message: string, count: number, within = 0): Promise<Burst> =>
  hall.phones.ask<Burst>('ballots', { count, within, event, message })

/** Within ten seconds and within two, with a console that is shown the progress. */
async function spread(hub: Hall, size: number, quick: boolean): Promise<{ figures: Figure[]; goals: Goal[] }> {
  const chair = await aClient(`http://127.0.0.1:${hub.begun.port}`, hub.begun.chair)
  const figures: Figure[] = []
  const goals: Goal[] = []
  const closings: number[] = []
  let most = 0
  for (const { within, bound, rounds } of quick
    ? [{ within: 1_000, bound: 50, rounds: 1 }]
    : [
        { within: 10_000, bound: 50, rounds: 3 },
        { within: 2_000, bound: 100, rounds: 3 },
      ]) {
    const what = `${size} ballots in ${within / 1_000} s: send → answer`
    const [middle, last]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const message = await nextBallot(hub)
      const before = chair.frames.length
      const began = performance.now()
      const { taken } = await burst(hub, 'ballot', message, size, within)
      const seconds = (performance.now() - began) / 1_000
      const shown = chair.frames.slice(before).filter(({ sections }) => sections.turnout)
      most = Math.max(most, shown.length / seconds)
      middle.push(percentile(taken, 50) / 1_000)
      last.push(percentile(taken, 99) / 1_000)
      closings.push(await hub.server.ask<number>('closeBallot'))
    }
    figures.push(
      { what: `${what}, p50`, unit: 'ms', values: middle },
      { what: `${what}, p99`, unit: 'ms', values: last },
    )
    goals.push({
      what: `${what}, p99`,
      figure: median(last),
      unit: 'ms',
      bound: { atMost: bound },
      limit: 'beats and progress for everybody between them, and the disk’s FULL commit',
    })
  }
  chair.close()
  figures.push({
    what: `closing a secret ballot of ${size}: its root, the box laid anew, on the disk`,
    unit: 'ms',
    values: closings,
  })
  goals.push({
    what: 'progress shown to the console, a second',
    figure: most,
    unit: '/s',
    bound: { atMost: 4.2 },
    limit: 'gathered for 250 ms; a little over four where a step falls between',
  })
  return { figures, goals }
}

type Halls = { readonly secret: Hall; readonly recorded: Hall; readonly plain: Hall; readonly floor: Hall }

/**
 * All at once: the hub both ways, Socket.IO acknowledging from memory one by one, one FULL transaction for each, and what a
 * socket costs without any of it.
 */
async function rates(halls: Halls, size: number, rounds: number): Promise<{ figures: Figure[]; goals: Goal[] }> {
  const alone = Math.min(size, 2_000)
  const plainly = '{"handle":"#","marks":{"p01":["good"]}}'
  const takes = {
    secret: { of: halls.secret, count: size, event: 'ballot' },
    recorded: { of: halls.recorded, count: size, event: 'ballot' },
    memory: { of: halls.plain, count: size, event: 'memory' },
    alone: { of: halls.plain, count: alone, event: 'alone' },
    socket: { of: halls.floor, count: size, event: 'socket' },
  }
  type Name = keyof typeof takes
  const names = Object.keys(takes) as Name[]
  const rate: Record<Name, number[]> = { secret: [], recorded: [], memory: [], alone: [], socket: [] }
  for (let round = -1; round < rounds; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round + names.length) % names.length] as Name
      const { of, count, event } = takes[name]
      for (const hall of Object.values(halls)) hall.hold()
      await of.release()
      const message = event === 'ballot' ? await nextBallot(of) : plainly
      const value = perSecond(count, await burst(of, event, message, count))
      // The first round warms all of them up.
      if (round >= 0) rate[name].push(value)
    }
  }
  return {
    figures: [
      { what: `${size} ballots at once, answered a second: hub, recorded`, unit: '/s', values: rate.recorded },
      { what: 'the same: hub, secret, each with a signed receipt', unit: '/s', values: rate.secret },
      { what: 'the same: Socket.IO from memory, one by one', unit: '/s', values: rate.memory },
      { what: 'the same: one FULL transaction each', unit: '/s', values: rate.alone },
      { what: 'the same: plain TCP, answered unread', unit: '/s', values: rate.socket },
      {
        what: 'what is the most: plain TCP, answered unread ÷ Socket.IO from memory',
        unit: '×',
        values: rate.socket.map((value, round) => value / (rate.memory[round] ?? NaN)),
      },
    ],
    goals: [
      {
        what: 'answered a second: hub, recorded ÷ Socket.IO from memory',
        figure: ratio(rate.recorded, rate.memory),
        unit: '×',
        bound: { atLeast: 1.2 },
        limit:
          'of the time that the goal leaves for each, the socket alone takes half (plain TCP, answered unread); the checks, the two or three rows and the answer take more than the other',
      },
      {
        what: 'answered a second: hub, recorded ÷ one FULL transaction each',
        figure: ratio(rate.recorded, rate.alone),
        unit: '×',
        bound: { atLeast: 5 },
        limit: 'how fast this disk is: the faster its fsync, the less there is to gain',
      },
    ],
  }
}

/** The same on a disk whose every fsync takes 5 ms longer. */
async function slowDisk(quick: boolean): Promise<{ figures: Figure[]; goals: Goal[]; notes: string[] }> {
  let library: string
  try {
    library = compiled('slow-disk.c', '-shared', '-fPIC', '-ldl')
  } catch (error) {
    return { figures: [], goals: [], notes: [`A slow disk could not be tried: ${(error as Error).message}.`] }
  }
  const size = quick ? 1_000 : 10_000
  const alone = 200
  const env = { LD_PRELOAD: library, ROSTRUM_FSYNC_MS: '5' }
  return withHalls([openHall('hub', size, { secret: true, env }), openHall('plain', 0, { env })], async (...halls) => {
    const [hub, plain] = halls as [Hall, Hall]
    await hub.connect(size)
    await plain.connect(alone)
    const values: Record<'hub' | 'alone', number[]> = { hub: [], alone: [] }
    for (let round = 0; round < (quick ? 1 : 2); round += 1) {
      const mine = await burst(hub, 'ballot', await nextBallot(hub), size)
      values.hub.push(perSecond(size, mine))
      const theirs = await burst(plain, 'alone', '{"handle":"#","marks":{"p01":["good"]}}', alone)
      values.alone.push(perSecond(alone, theirs))
    }
    return {
      figures: [
        { what: '5 ms more for every fsync, answered a second: hub', unit: '/s', values: values.hub },
        { what: 'the same: one FULL transaction each', unit: '/s', values: values.alone },
      ],
      goals: [
        {
          what: '5 ms more for every fsync: hub ÷ one FULL transaction each',
          figure: ratio(values.hub, values.alone),
          unit: '×',
          bound: { atLeast: 30 },
          limit: 'ballots that have arrived when a transaction begins; the next wait for its fsync',
        },
      ],
      notes: ['The slow disk is a library before the C library’s fsync and fdatasync (`servers/slow-disk.c`).'],
    }
  })
}
