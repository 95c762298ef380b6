/**
 * What growth costs: how fast a hub begins in a long day, what an act costs in it, and whether the chair waits while the
 * archive and the papers of a large meeting are made.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Db } from '../../../db/open.ts'
import { openPeople } from '../../../db/people.ts'
import { done } from '../../../server/back-room/jobs.ts'
import { thisMachine } from '../../../server/clock.ts'
import { openHouse } from '../../../server/house.ts'
import { aClient, anId } from '../../../server/rehearse/line.ts'
import type { Meeting } from '../../../shared/domain/meeting.ts'
import { duration } from '../../../shared/domain/time.ts'
import { toPaper } from '../../../shared/sealing/ballot-paper.ts'
import { aHub } from '../../kit/a-hub.ts'
import { startHubProcess } from '../../kit/a-process.ts'
import { chineseList } from '../../kit/listed-store.ts'
import { longDay, storeAtOnce } from '../../kit/long-day.ts'
import { playDay } from '../../kit/paper-day.ts'
import { chair } from '../../kit/people.ts'
import { CouldNotRun, inTurns, median, percentile, ratio, type Figure, type Goal, type Measure } from '../measure.ts'

/** Milliseconds between two presses: what one console may ask for in the long run. */
const PACE = 60
/** Presses before any is counted. */
const WARM_UP = 20

export const measure: Measure = {
  name: 'growth',
  about:
    'a day of 100,000 acts in a hall of 10,000: its beginning and its next act; the archive of 1,000 × 45 beside presses',
  async run({ quick }) {
    const place = mkdtempSync(join(tmpdir(), 'rostrum-growth-'))
    const folder = (name: string) => join(place, name)
    try {
      const size = quick ? { acts: 10_000, people: 1_000 } : { acts: 100_000, people: 10_000 }
      const hall: Meeting = { ...chineseList(size.people), life: { state: 'ready', since: 0 as never } }
      const sessions = { long: '', short: '', day: '' }
      for (const [name, acts] of Object.entries({ long: size.acts, short: 100 }) as ['long' | 'short', number][]) {
        storeAtOnce(folder(name), hall, longDay(hall, acts), (db) => (sessions[name] = peopleIn(db, hall)))
      }
      const health = done(folder('long'), { what: 'health', wish: null })
      if (health && 'brokenAt' in health && health.brokenAt !== null) throw new Error('the long day is not whole')
      const beginning = await beginnings(folder, sessions, quick ? 1 : 3)
      const act = acts(folder, quick ? 100 : 400)
      const beside = await presses(folder, quick)
      return {
        figures: [...beginning.figures, ...act.figures, ...beside.figures],
        goals: [...beginning.goals, ...act.goals, ...beside.goals],
        notes: [
          `${size.acts} rows and ${size.people} names, each voter with a session; both halls are alike but for the journal`,
          'beginning: from the start of the process, which is itself a third of a second, to a console’s first frame',
          'an act: decided and committed by the room (a minute given or taken), the two stores in turns',
          'presses are due every 60 ms and are timed from when they were due, so that waiting to be sent counts too',
          `the long day’s acts, remarks and notes grow to about 1,000, 1,000 and 500: of a longer list an act copies and compares the references, some microseconds for each thousand`,
        ],
      }
    } finally {
      rmSync(place, { recursive: true, force: true })
    }
  },
}

type Part = { readonly figures: readonly Figure[]; readonly goals: readonly Goal[] }

/** A session for everybody who has a vote, and one for the chair, with which it answers. */
function peopleIn(db: Db, { roster }: Meeting): string {
  const session = db.prepare('INSERT INTO session VALUES (?, ?, ?)')
  for (const { no } of Object.values(roster.cards)) session.run(randomBytes(32), 'voter', no)
  return openPeople(db).enter(chair)
}

async function beginnings(
  folder: (name: string) => string,
  sessions: Readonly<Record<'long' | 'short', string>>,
  rounds: number,
): Promise<Part> {
  const begin = (name: 'long' | 'short') => async () => {
    const began = performance.now()
    const hub = await startHubProcess(folder(name), { demo: false })
    try {
      const client = await aClient(hub.url, sessions[name])
      const took = performance.now() - began
      client.close()
      return took
    } finally {
      await hub.end('SIGTERM')
    }
  }
  const { long, short } = await inTurns(rounds, { long: begin('long'), short: begin('short') })
  return {
    figures: [
      { what: 'beginning to first frame, long day', unit: 'ms', values: long },
      { what: 'beginning to first frame, 100 rows', unit: 'ms', values: short },
      { what: 'long day ÷ 100 rows', unit: '×', values: [ratio(long, short)] },
    ],
    goals: [
      {
        what: 'a long day begins within a second',
        figure: median(long) / 1_000,
        unit: 's',
        bound: { atMost: 1 },
        limit: 'Node’s own start, reading the meeting, and making the first view of a hall of names',
      },
    ],
  }
}

/** Many acts in turns, so that the disk’s moods fall on both alike; and beside them the whole meeting written as one text. */
function acts(folder: (name: string) => string, times: number): Part {
  const houses = { long: openHouse(folder('long'), thisMachine()), short: openHouse(folder('short'), thisMachine()) }
  const scratch = openScratch(folder('scratch'))
  const taken = { long: [] as number[], short: [] as number[], whole: [] as number[] }
  try {
    for (let n = -20; n < times; n += 1) {
      const order = n % 2 === 0 ? (['long', 'short'] as const) : (['short', 'long'] as const)
      for (const name of order) {
        const room = houses[name].room()
        if (!room) throw new Error('no meeting')
        const { step, timer } = room.meeting()
        const by = duration(n % 2 === 0 ? 60_000 : -60_000)
        const command = { type: 'timer.adjust', step, timer: timer?.id ?? '', by } as const
        const began = performance.now()
        const reply = room.handle(chair, { id: anId(), command })
        if (n >= 0) taken[name].push(performance.now() - began)
        if (!reply.ok) throw new Error(`the act was refused: ${reply.refused}`)
      }
      const meeting = houses.long.room()?.meeting()
      if (n >= 0 && n % 10 === 0) taken.whole.push(scratch.save(meeting))
    }
  } finally {
    houses.long.close()
    houses.short.close()
    scratch.close()
  }
  const figure = (what: string, values: readonly number[], unit: Figure['unit'] = 'ms'): Figure => ({
    what,
    unit,
    values,
  })
  const share = median(taken.long) / median(taken.short)
  return {
    figures: [
      figure('act in the long day, p50', [median(taken.long)]),
      figure('act in the long day, p99', [percentile(taken.long, 99)]),
      figure('act after 100 rows, p50', [median(taken.short)]),
      figure('act after 100 rows, p99', [percentile(taken.short, 99)]),
      figure('long day ÷ 100 rows, p50', [share], '×'),
      figure('yardstick: the meeting written as one text, p50', [median(taken.whole)]),
      figure('an act in the long day ÷ that', [median(taken.long) / median(taken.whole)], '×'),
    ],
    goals: [
      {
        what: 'an act costs the same in the long day',
        figure: share,
        unit: '×',
        bound: { atMost: 1.1 },
        limit: 'the journal’s index is deeper, and lists of a thousand entries are copied',
      },
    ],
  }
}

/** A store of its own in which the whole meeting is one text. */
function openScratch(folder: string) {
  rmSync(folder, { recursive: true, force: true })
  const place = mkdtempSync(`${folder}-`)
  const db = openDatabase(place)
  const put = db.prepare("INSERT OR REPLACE INTO snapshot VALUES ('now', 0, ?)")
  return {
    /** Milliseconds. */
    save(meeting: unknown): number {
      const began = performance.now()
      db.transaction(() => put.run(JSON.stringify(meeting)))()
      return performance.now() - began
    },
    close: () => db.close(),
  }
}

type Line = Awaited<ReturnType<typeof aClient>>

/** Milliseconds from when each press was due to its answer, until `over` and for `least` presses at least. */
async function pressing(line: Line, over: () => boolean, least: number): Promise<number[]> {
  const taken: number[] = []
  const answers: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; n < least || !over(); n += 1) {
    const due = began + n * PACE
    const wait = due - performance.now()
    if (wait > 0) await new Promise((next) => setTimeout(next, wait))
    if (n > 1_000) throw new CouldNotRun('what was asked for never came')
    answers.push(
      line.ask({ type: 'stage.note', text: `第 ${n} 页` }).then((reply) => {
        if (reply.ok) taken.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(answers)
  return taken
}

async function presses(folder: (name: string) => string, quick: boolean): Promise<Part> {
  const day = quick
    ? playDay({ voters: { A: 10, B: 40, C: 50 }, presenters: 9 })
    : playDay({ voters: { A: 100, B: 400, C: 500 }, presenters: 45 })
  let session = ''
  storeAtOnce(folder('day'), day.first, day.entries, (db, meeting) => {
    fillBoxes(db, meeting)
    session = peopleIn(db, meeting)
  })
  const papers = ['minutes', 'tally', 'summary', 'timing', 'feedback']
  const made: number[] = []
  /** Everything at once, as it is handed in at the end of a day. */
  async function ask(url: string): Promise<void> {
    const headers = { authorization: `Bearer ${session}` }
    const began = performance.now()
    const paths = ['archive', ...papers.map((id) => `papers/${id}`), ...papers.map((id) => `papers/${id}/xlsx`)]
    await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${url}/api/${path}`, { headers })
        await answer.arrayBuffer()
        if (!answer.ok && answer.status !== 404) throw new Error(`${path}: ${answer.status}`)
      }),
    )
    made.push(performance.now() - began)
  }
  async function beside(url: string, making: boolean): Promise<number[]> {
    const line = await aClient(url, session)
    // The first request of this process loads its own client, a hub that has just begun looks its store over, and the
    // first presses of its life are slow.
    await fetch(`${url}/healthz`)
    await pressing(line, () => true, WARM_UP)
    let isOver = !making
    const asked = making ? ask(url).finally(() => (isOver = true)) : Promise.resolve()
    // Whatever goes wrong there is thrown once the presses are over.
    asked.catch(() => undefined)
    try {
      const taken = await pressing(line, () => isOver, quick ? 15 : 30)
      await asked
      return taken
    } finally {
      line.close()
    }
  }
  const worst = { idle: [] as number[], thread: [] as number[], place: [] as number[] }
  const noted = (name: keyof typeof worst, take: () => Promise<number[]>) => async () => {
    const taken = await take()
    worst[name].push(Math.max(...taken))
    return percentile(taken, 99)
  }
  const inThread = async (making: boolean) => {
    const hub = await startHubProcess(folder('day'), { demo: false })
    try {
      return await beside(hub.url, making)
    } finally {
      await hub.end('SIGTERM')
    }
  }
  const inPlace = async () => {
    const hub = await aHub({ folder: folder('day'), machine: thisMachine(), demo: false })
    try {
      return await beside(hub.url, true)
    } finally {
      await hub.stop()
    }
  }
  const p99 = await inTurns(quick ? 1 : 2, {
    idle: noted('idle', () => inThread(false)),
    thread: noted('thread', () => inThread(true)),
    place: noted('place', inPlace),
  })
  return {
    figures: [
      { what: 'press to answer p99, nothing made', unit: 'ms', values: p99.idle },
      { what: 'press to answer p99, made in the back room', unit: 'ms', values: p99.thread },
      { what: 'press to answer p99, made on the hub’s thread', unit: 'ms', values: p99.place },
      { what: 'longest wait, made in the back room', unit: 'ms', values: worst.thread },
      { what: 'longest wait, made on the hub’s thread', unit: 'ms', values: worst.place },
      { what: 'all eleven made', unit: 'ms', values: made },
    ],
    goals: [
      {
        what: 'a press beside the archive, p99',
        figure: median(p99.thread),
        unit: 'ms',
        bound: { atMost: 50 },
        limit: 'two cores for hub, thread and bench; and sending the files, which the hub does itself',
      },
    ],
  }
}

/** A ballot in the box for every one that was returned. */
function fillBoxes(db: Db, { plan, roster, rounds }: Meeting): void {
  const submitted = db.prepare('INSERT INTO submitted VALUES (?, ?)')
  const box = db.prepare('INSERT INTO box VALUES (?, ?, ?, ?)')
  const { answer, items } = plan.scheme.form
  if (answer.kind !== 'grades') throw new Error('the day is voted on in grades')
  const mark = (n: number) => answer.options[n % answer.options.length]?.code ?? ''
  for (const { id, subjects, phoneReturned } of Object.values(rounds)) {
    let n = 0
    for (const [voterClass, many] of Object.entries(phoneReturned ?? {})) {
      const cards = Object.values(roster.cards).filter((card) => card.voterClass === voterClass)
      for (const { no } of cards.slice(0, many)) {
        n += 1
        const marks = Object.fromEntries(
          subjects.map((subject, i) => [subject, items.map(() => mark(n * 7 + i * (n % 5)))]),
        )
        submitted.run(id, no)
        box.run(id, randomBytes(16), voterClass, toPaper(plan.scheme.form, subjects, marks))
      }
    }
  }
}
