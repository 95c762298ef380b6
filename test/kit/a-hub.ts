/** A real hub in this process: a real folder, a real port on loopback, a machine whose clock the test turns by hand. */
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBallotBox } from '../../db/ballot-box.ts'
import { openBeside } from '../../db/open.ts'
import type { Hands } from '../../server/back-room/back-room.ts'
import { inPlace } from '../../server/back-room/in-place.ts'
import { openHouse } from '../../server/house.ts'
import { startHub } from '../../server/start.ts'
import { cardCode, linkSecret } from '../../server/auth.ts'
import type { Machine } from '../../server/clock.ts'
import type { LinkRole } from '../../shared/domain/person.ts'
import { openRounds } from '../../shared/domain/ballot.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import type { PresetId } from '../../shared/domain/scoring/presets/index.ts'
import type { StepCommand } from '../../shared/domain/vocabulary.ts'
import { aClient, anId, type Client } from './a-client.ts'

/** A machine whose time passes when the test says so. */
export function handMachine(
  wall = Date.UTC(2018, 0, 10, 0, 30),
): Machine & { pass(milliseconds: number): void; reboot(off: number): void } {
  let time = wall
  let booted = wall - 1_000_000
  let boots = 1
  return {
    monotonic: () => time - booted,
    wall: () => time,
    get bootId() {
      return `boot-${boots}`
    },
    pass: (milliseconds) => void (time += milliseconds),
    /** Switched off for so long; the monotonic clock begins anew. */
    reboot(off) {
      time += off
      booted = time - 5_000
      boots += 1
    },
  }
}

/** What the phone of a card calls itself: the same phone each time. */
export const deviceOf = (no: string): string => Buffer.from(no.padEnd(16, '.')).toString('hex').slice(0, 32)

/** A folder of its own, removed when the test is over. */
export function aFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'rostrum-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export async function aHub({
  folder,
  machine = handMachine(),
  demo = true,
  preset = null,
  secret = false,
  hands = inPlace,
}: {
  folder: string
  machine?: Machine
  demo?: boolean
  /** The demo's ballots are held by this preset. */
  preset?: PresetId | null
  /** The demo's ballots are secret; otherwise recorded, so that nobody has to open a box. */
  secret?: boolean
  /** Who does the work of the back room. */
  hands?: (folder: string) => Hands
}) {
  const house = openHouse(folder, machine, hands)
  if (demo && !house.room()) house.loadDemo(preset, !secret)
  const server = createServer()
  await new Promise<void>((listening) => server.listen({ port: 0, host: '127.0.0.1' }, listening))
  const { port } = server.address() as AddressInfo
  let begunAgain = 0
  const hub = startHub(server, house, { host: '127.0.0.1', port }, () => void (begunAgain += 1))
  const url = `http://127.0.0.1:${port}`
  const clients: Client[] = []

  async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const sessionOf = (role: LinkRole) => post('/api/session', { secret: linkSecret(house.record.accessKey, role) })
  const sessionOfCard = (no: string) =>
    post('/api/join', { code: cardCode(house.record.accessKey, no), device: deviceOf(no) })

  async function connect(session: unknown): Promise<Client> {
    const client = await aClient(url, String(session))
    clients.push(client)
    return client
  }

  function room() {
    const found = house.room()
    if (!found) throw new Error('this hub has no meeting')
    return found
  }

  function press(): void {
    const meeting = room().meeting()
    const command = { ...nextStep(meeting), step: meeting.step } as StepCommand
    const reply = room().handle({ role: 'operator', id: 'operator' }, { id: anId(), command })
    if (!reply.ok) throw new Error(`${command.type} was refused: ${reply.refused}`)
  }

  return {
    url,
    port,
    house,
    post,
    sessionOf,
    sessionOfCard,
    connect,
    /** Comes in by a role's link. */
    as: async (role: LinkRole) => connect((await sessionOf(role)).body['session']),
    /** Comes in by a card. */
    phone: async (no: string) => connect((await sessionOfCard(no)).body['session']),
    room,
    /** Rounds whose box does not hold as many ballots as were sent, as the store has it. */
    unbalanced(): readonly string[] {
      const db = openBeside(folder)
      try {
        return openBallotBox(db).unbalanced()
      } finally {
        db.close()
      }
    },
    /** How often it was to begin again, its data erased. */
    begunAgain: () => begunAgain,
    /** Presses the main button at the hub itself, which knows no limit of presses a second. */
    press,
    /** Presses until a round is open; answers with its id. */
    openBallot(): string {
      for (let n = 0; n < 400; n += 1) {
        const [open] = openRounds(room().meeting().rounds)
        if (open) return open.id
        press()
      }
      throw new Error('no ballot ever opened')
    },
    async stop(): Promise<void> {
      for (const client of clients) client.close()
      await hub.stop()
      await new Promise((closed) => server.close(closed))
    },
  }
}
export type TestHub = Awaited<ReturnType<typeof aHub>>
