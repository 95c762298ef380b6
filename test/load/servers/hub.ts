/** The hub itself, its own parts from the folder to the sockets, with a hall of so many voters. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoMeeting } from '../../../db/demo-meeting.ts'
import { openDatabase } from '../../../db/open.ts'
import { openPeople } from '../../../db/people.ts'
import { openStore } from '../../../db/store.ts'
import { thisMachine } from '../../../server/clock.ts'
import { openHouse, type House } from '../../../server/house.ts'
import { BACKLOG } from '../../../server/addresses.ts'
import { projectRoot } from '../../../server/project.ts'
import { startHub } from '../../../server/start.ts'
import type { BallotKey } from '../../../shared/domain/ballot-key.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { nextStep } from '../../../shared/domain/next-step.ts'
import type { Card } from '../../../shared/domain/roster.ts'
import { duration, instant } from '../../../shared/domain/time.ts'
import type { StepCommand } from '../../../shared/domain/vocabulary.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocol.ts'
import { paperLength } from '../../../shared/sealing/ballot-paper.ts'
import { SEAL_BYTES } from '../../../shared/sealing/seal.ts'
import { microseconds } from '../machine.ts'
import { answers } from '../process.ts'
import { vitals } from '../vitals.ts'

const folder = mkdtempSync(join(tmpdir(), 'rostrum-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
process.on('SIGTERM', () => process.exit())

/** As two tellers have made and proved it. The hub never opens a box, so whoever could is not needed here. */
const key: BallotKey = {
  number: 1,
  publicKey: randomBytes(32).toString('hex'),
  proved: ['teller_a', 'teller_b'],
  onHub: [],
  destroyed: [],
}

const chair: Person = { role: 'chair', id: 'chair' }
let house: House
let asked = 0
let longer = false
let adjusting: ReturnType<typeof setInterval> | undefined

const numbered = (n: number): string => `C${String(n + 1).padStart(5, '0')}`

/** The demo with so many voters of one class, and a session for each: nobody has to join by hand. */
function prepare(voters: number, secret: boolean): { sessions: string[]; chair: string; projector: string } {
  const demo = demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(Date.now()), null, !secret)
  const cards = Object.fromEntries(
    Array.from({ length: voters }, (_, n): [string, Card] => {
      const no = numbered(n)
      return [no, { no, identity: '', unit: '', seat: '', voterClass: 'C' }]
    }),
  )
  const db = openDatabase(folder)
  openStore(db).begin({ ...demo, roster: { cards }, key: secret ? key : null, attendance: { A: 0, B: 0, C: voters } })
  const people = openPeople(db)
  const sessions = db.transaction(() => ({
    sessions: Object.keys(cards).map((id) => people.enter({ role: 'voter', id })),
    chair: people.enter(chair),
    projector: people.enter({ role: 'projector', id: 'projector' }),
  }))()
  db.close()
  return sessions
}

function take(command: Partial<StepCommand> | null): void {
  const room = house.room()
  const meeting = room?.meeting()
  if (!room || !meeting || !command) throw new Error('there is nothing to press')
  const reply = room.handle(chair, {
    id: (asked += 1).toString(16).padStart(32, '0'),
    command: { ...command, step: meeting.step } as StepCommand,
  })
  if (!reply.ok) throw new Error(`the hub refused: ${reply.refused}`)
}
const press = () => {
  const meeting = house.room()?.meeting()
  take(meeting ? nextStep(meeting) : null)
}
function adjust(): void {
  longer = !longer
  take({
    type: 'timer.adjust',
    timer: house.room()?.meeting().timer?.id ?? '',
    by: duration(longer ? 60_000 : -60_000),
  })
}

answers({
  ...vitals,
  async start({ voters, secret = false }: { voters: number; secret?: boolean }) {
    const sessions = prepare(voters, secret)
    house = openHouse(folder, thisMachine())
    const server = createServer()
    await new Promise<void>((listening) => server.listen({ port: 0, host: '127.0.0.1', backlog: BACKLOG }, listening))
    const { port } = server.address() as AddressInfo
    startHub(server, house, { host: '127.0.0.1', port })
    while (house.room()?.meeting().timer === null) press()
    return { port, version: PROTOCOL_VERSION, ...sessions }
  },
  /** The chair gives a minute or takes it back: one section changes for everybody. Decided and saved within the time. */
  broadcast() {
    const started = microseconds()
    const before = vitals.cpu()
    adjust()
    return { started, before }
  },
  /** Every so many milliseconds, while there is a timer, until `still`. */
  adjustEvery({ milliseconds }: { milliseconds: number }) {
    clearInterval(adjusting)
    adjusting = setInterval(() => {
      if (house.room()?.meeting().timer) adjust()
    }, milliseconds)
  },
  still: () => clearInterval(adjusting),
  /** Goes on until a ballot is open; answers with what a phone says in it, `#` for its own 32 hexadecimal digits. */
  openBallot() {
    const open = () => Object.values(house.room()?.meeting().rounds ?? {}).find(({ state }) => state === 'open')
    while (!open()) press()
    const { id: round = '', subjects = [], secrecy } = open() ?? {}
    const form = house.room()?.meeting().plan.scheme.form
    if (secrecy !== 'secret' || !form)
      return JSON.stringify({ round, handle: '#', marks: Object.fromEntries(subjects.map((id) => [id, ['good']])) })
    const sealed = randomBytes(SEAL_BYTES + paperLength(form, subjects)).toString('hex')
    return JSON.stringify({ round, handle: '#', sealed })
  },
  /** Answers with the milliseconds that the chair's press took; 0 if nothing was open. */
  closeBallot() {
    const started = microseconds()
    const round = Object.values(house.room()?.meeting().rounds ?? {}).find(({ state }) => state === 'open')
    if (!round) return 0
    take({ type: 'ballot.close', round: round.id, unsent: 0 })
    return (microseconds() - started) / 1_000
  },
})
