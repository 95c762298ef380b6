/** One changed section to every phone, until the last has it: beside plain Socket.IO with the same frame, and beside two floors. */
import { compiled } from '../compiler.ts'
import { openHall, withHalls, type Hall, type Kind } from '../hall.ts'
import { CouldNotRun, median, ratio, type Figure, type Goal, type Measure } from '../measure.ts'

/** Broadcasts in one take, one after another; a take is their median. */
const A_TAKE = 5

/**
 * `rested`: the same as `last`, of the broadcasts before, which come after a rest: what a server needs has left the
 * processor's caches by then. `clients`: the share of the time that they were at work, in per cent.
 */
type Take = { last: number; rested: number; cpu: number; clients: number }
type Name = Kind | 'clients-once' | 'clients-twice'
const said: Record<Name, string> = {
  hub: 'hub',
  plain: 'plain Socket.IO',
  floor: 'floor in JavaScript',
  'native-floor': 'floor in C',
  'clients-once': 'hub once more, each frame handled once',
  'clients-twice': 'hub once more, each frame handled twice',
}

export const measure: Measure = {
  name: 'fan-out',
  about: 'one changed section to the last receipt',
  async run({ quick }) {
    const sizes = quick ? [200, 1_000] : [200, 1_000, 5_000, 10_000]
    const most = sizes.at(-1) ?? 0
    const notes: string[] = []
    let native: Promise<Hall>[] = []
    try {
      native = [openHall('native-floor', 0, { env: { FLOOR: compiled('floor.c') } })]
    } catch (error) {
      if (!(error instanceof CouldNotRun)) throw error
      notes.push(`The floor is the one in JavaScript: ${error.message}.`)
    }
    return withHalls(
      [openHall('hub', most), openHall('plain', 0), openHall('floor', 0), ...native],
      async (...halls) => {
        const [hub, plain] = halls as [Hall, Hall]
        const figures: Figure[] = []
        let goals: Goal[] = []
        const shares = new Map<Name, number[]>()
        for (const size of sizes) {
          for (const hall of halls) {
            await hall.release()
            await hall.connect(size - hall.count())
            if (hall !== hub) hall.hold()
          }
          await hub.fanOut()
          const text = await hub.phones.ask<string>('latest')
          hub.hold()
          await plain.release()
          await plain.server.ask('say', { frame: (JSON.parse(text.slice(2)) as unknown[])[1] })
          plain.hold()
          const takes = await inRounds(halls, size === most && !quick ? 4 : 2, text, size === most)
          const last = (name: Name) => (takes[name] ?? []).map((take) => take.last)
          const cpu = (name: Name) => (takes[name] ?? []).map((take) => take.cpu)
          for (const name of Object.keys(takes) as Name[]) {
            figures.push({ what: `${size} phones: ${said[name]}, last receipt`, unit: 'ms', values: last(name) })
            figures.push({
              what: `${size} phones: ${said[name]}, processor per delivery`,
              unit: 'µs',
              values: cpu(name),
            })
          }
          const rested = (name: Name) => (takes[name] ?? []).map((take) => take.rested)
          if (size === most)
            for (const name of ['hub', 'plain', 'floor'] as const)
              figures.push({
                what: `${size} phones: ${said[name]}, last receipt, the first after a rest`,
                unit: 'ms',
                values: rested(name),
              })
          const floor: Name = native.length > 0 ? 'native-floor' : 'floor'
          if (size === most)
            shares.set(
              'hub',
              (takes['hub'] ?? []).map(({ clients }) => clients),
            )
          if (size === most) goals = goalsAt(size, { last, cpu, floor })
        }
        const clients = shares.get('hub') ?? []
        figures.push({
          what: `${most} phones: the clients at work, of the time of a broadcast`,
          unit: '%',
          values: clients,
        })
        goals.push({
          what: 'clients at work, of the time of a broadcast by the hub',
          figure: median(clients),
          unit: '%',
          bound: { atMost: 90 },
          limit: 'if they are at work all the time, it is they that are measured',
        })
        const { gaps } = await gapsOf(hub)
        goals.push({
          what: 'frames lost or out of order',
          figure: gaps,
          unit: '',
          bound: { atMost: 0 },
          limit: 'none: one is a fault',
        })
        notes.push(
          'A take is the median of five broadcasts, after five others; the hub’s time includes deciding and saving the chair’s command.',
        )
        return { figures, goals, notes }
      },
    )
  },
}

async function gapsOf(hub: Hall): Promise<{ gaps: number }> {
  await hub.release()
  return hub.phones.ask<{ gaps: number }>('counts')
}

/** Everybody but whose turn it is stands still. */
async function inRounds(
  halls: readonly Hall[],
  rounds: number,
  text: string,
  twice: boolean,
): Promise<Partial<Record<Name, Take[]>>> {
  const takes: Partial<Record<Name, Take[]>> = {}
  for (let round = 0; round < rounds; round += 1) {
    for (let i = 0; i < halls.length; i += 1) {
      const hall = halls[(i + round) % halls.length] as Hall
      await hall.release()
      await take(hall.kind, hall)
      // In turns as well: a processor that has been at work for a while is faster, whatever it does.
      const pair: readonly (1 | 2)[] = round % 2 === 0 ? [1, 2] : [2, 1]
      for (const times of hall.kind === 'hub' && twice ? pair : []) {
        await hall.phones.ask('work', { times })
        await take(times === 1 ? 'clients-once' : 'clients-twice', hall)
      }
      if (hall.kind === 'hub') await hall.phones.ask('work', { times: 1 })
      hall.hold()
    }
  }
  return takes

  async function broadcasts(hall: Hall): Promise<Awaited<ReturnType<Hall['fanOut']>>[]> {
    const all: Awaited<ReturnType<Hall['fanOut']>>[] = []
    for (let n = 0; n < A_TAKE; n += 1) all.push(await hall.fanOut({ text }))
    return all
  }
  async function take(name: Name, hall: Hall): Promise<void> {
    const rested = await broadcasts(hall)
    const all = await broadcasts(hall)
    const list = (takes[name] ??= [])
    list.push({
      last: median(all.map(({ last }) => last)),
      rested: median(rested.map(({ last }) => last)),
      cpu: median(all.map(({ cpu }) => cpu)),
      clients: median(all.map(({ last, clients }) => ((clients * hall.count()) / 1_000 / last) * 100)),
    })
  }
}

type Seen = { last: (name: Name) => number[]; cpu: (name: Name) => number[]; floor: Name }

function goalsAt(size: number, { last, cpu, floor }: Seen): Goal[] {
  const least = (of: (name: Name) => number[]): string =>
    `the kernel’s write to each socket, which both pay: the floor in JavaScript is at ${ratio(of('floor'), of('plain')).toFixed(2)} ×`
  return [
    {
      what: `${size} phones, last receipt: hub ÷ ${said[floor]}`,
      figure: ratio(last('hub'), last(floor)),
      unit: '×',
      bound: { atMost: 1.45 },
      limit: 'the kernel’s write to each socket, and what Node adds to it',
    },
    {
      what: `${size} phones, last receipt: hub ÷ plain Socket.IO`,
      figure: ratio(last('hub'), last('plain')),
      unit: '×',
      bound: { atMost: 0.7 },
      limit: least(last),
    },
    {
      what: `${size} phones, processor per delivery: hub ÷ plain Socket.IO`,
      figure: ratio(cpu('hub'), cpu('plain')),
      unit: '×',
      bound: { atMost: 0.65 },
      limit: least(cpu),
    },
    {
      what: 'clients that handle each frame twice: how far the hub’s figure moves',
      figure: Math.abs(ratio(last('clients-twice'), last('clients-once')) - 1) * 100,
      unit: '%',
      bound: { atMost: 10 },
      limit: 'if more, the clients are a part of what is measured',
    },
  ]
}
