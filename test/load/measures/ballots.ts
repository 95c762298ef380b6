/** Ten thousand ballots, each answered after its COMMIT: how long one waits, and how many a second there can be. */
import { aClient } from '../../../server/rehearse/line.ts'
import { compiled } from '../compiler.ts'
import { openHall, pause, withHalls, type Hall } from '../hall.ts'
import { percentile, ratio, type Figure, type Goal, type Measure } from '../measure.ts'

type Burst = { started: number; last: number; taken: number[] }

export const measure: Measure = {
  name: 'ballots',
  about: 'from sending to the answer, and answered per second',
  async run({ quick }) {
    const size = quick ? 1_000 : 10_000
    const first = await withHalls([openHall('hub', size), openHall('plain', 0)], async (...halls) => {
      const [hub, plain] = halls as [Hall, Hall]
      await hub.connect(size)
      await plain.connect(size)
      plain.hold()
      return { spread: await spread(hub, size, quick), rates: await rates(hub, plain, size, quick ? 1 : 3) }
    })
    const slow = await slowDisk(quick)
    return {
      figures: [...first.spread.figures, ...first.rates.figures, ...slow.figures],
      goals: [...first.spread.goals, ...first.rates.goals, ...slow.goals],
      notes: slow.notes,
    }
  },
}

/** Opens the next ballot and answers with what a phone says in it. */
async function nextBallot(hub: Hall): Promise<string> {
  await hub.server.ask('closeBallot')
  const { round, subjects } = await hub.server.ask<{ round: string; subjects: string[] }>('openBallot')
  await pause(400)
  const marks = Object.fromEntries(subjects.map((subject) => [subject, ['good']]))
  return JSON.stringify({ round, handle: '#', marks })
}

const burst = (hall: Hall, event: string, message: string, count: number, within = 0): Promise<Burst> =>
  hall.phones.ask<Burst>('ballots', { count, within, event, message })

/** Within ten seconds and within two, with a console that is shown the progress. */
async function spread(hub: Hall, size: number, quick: boolean): Promise<{ figures: Figure[]; goals: Goal[] }> {
  const chair = await aClient(`http://127.0.0.1:${hub.begun.port}`, hub.begun.chair)
  const figures: Figure[] = []
  const goals: Goal[] = []
  let most = 0
  for (const { within, bound } of quick
    ? [{ within: 1_000, bound: 50 }]
    : [
        { within: 10_000, bound: 50 },
        { within: 2_000, bound: 100 },
      ]) {
    const message = await nextBallot(hub)
    const before = chair.frames.length
    const began = performance.now()
    const { taken } = await burst(hub, 'ballot', message, size, within)
    const seconds = (performance.now() - began) / 1_000
    const shown = chair.frames.slice(before).filter(({ sections }) => sections.turnout)
    most = Math.max(most, shown.length / seconds)
    const what = `${size} ballots in ${within / 1_000} s: send → answer`
    figures.push({ what: `${what}, p50`, unit: 'ms', values: [percentile(taken, 50) / 1_000] })
    goals.push({
      what: `${what}, p99`,
      figure: percentile(taken, 99) / 1_000,
      unit: 'ms',
      bound: { atMost: bound },
      limit: 'beats and progress for everybody between them, and the disk’s FULL commit',
    })
  }
  chair.close()
  goals.push({
    what: 'progress shown to the console, a second',
    figure: most,
    unit: '/s',
    bound: { atMost: 4.2 },
    limit: 'gathered for 250 ms; a little over four where a step falls between',
  })
  return { figures, goals }
}

/** All at once: the hub, Socket.IO acknowledging from memory one by one, and one FULL transaction for each. */
async function rates(
  hub: Hall,
  plain: Hall,
  size: number,
  rounds: number,
): Promise<{ figures: Figure[]; goals: Goal[] }> {
  const alone = Math.min(size, 3_000)
  const rate: Record<'hub' | 'memory' | 'alone', number[]> = { hub: [], memory: [], alone: [] }
  const perSecond = (count: number, { started, last }: Burst) => count / ((last - started) / 1e6)
  const takes = {
    async hub() {
      const message = await nextBallot(hub)
      return perSecond(size, await burst(hub, 'ballot', message, size))
    },
    memory: async () => perSecond(size, await burst(plain, 'memory', '{"handle":"#","marks":{"p01":["good"]}}', size)),
    alone: async () => perSecond(alone, await burst(plain, 'alone', '{"handle":"#","marks":{"p01":["good"]}}', alone)),
  }
  const names = Object.keys(takes) as (keyof typeof takes)[]
  for (let round = -1; round < rounds; round += 1) {
    for (let i = 0; i < names.length; i += 1) {
      const name = names[(i + round + names.length) % names.length] as keyof typeof takes
      hub.hold()
      plain.hold()
      await (name === 'hub' ? hub : plain).release()
      const value = await takes[name]()
      // The first round warms all of them up.
      if (round >= 0) rate[name].push(value)
    }
  }
  hub.phones.release()
  hub.server.release()
  return {
    figures: [
      { what: `${size} ballots at once, answered a second: hub, after COMMIT`, unit: '/s', values: rate.hub },
      { what: 'the same: Socket.IO from memory, one by one', unit: '/s', values: rate.memory },
      { what: 'the same: one FULL transaction each', unit: '/s', values: rate.alone },
    ],
    goals: [
      {
        what: 'answered a second: hub ÷ Socket.IO from memory',
        figure: ratio(rate.hub, rate.memory),
        unit: '×',
        bound: { atLeast: 1.2 },
        limit:
          'reading each message and writing each answer, which both pay; the hub also looks at each ballot and keeps it',
      },
      {
        what: 'answered a second: hub ÷ one FULL transaction each',
        figure: ratio(rate.hub, rate.alone),
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
  return withHalls([openHall('hub', size, env), openHall('plain', 0, env)], async (...halls) => {
    const [hub, plain] = halls as [Hall, Hall]
    await hub.connect(size)
    await plain.connect(alone)
    const values: Record<'hub' | 'alone', number[]> = { hub: [], alone: [] }
    for (let round = 0; round < (quick ? 1 : 3); round += 1) {
      const mine = await burst(hub, 'ballot', await nextBallot(hub), size)
      values.hub.push(size / ((mine.last - mine.started) / 1e6))
      const theirs = await burst(plain, 'alone', '{"handle":"#","marks":{"p01":["good"]}}', alone)
      values.alone.push(alone / ((theirs.last - theirs.started) / 1e6))
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
