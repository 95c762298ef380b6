/** A meeting that has been held at a real hub, and its archive: two presenters, ballots of three classes, a remark. */
import { openBeside } from '../../db/open.ts'
import type { Hands } from '../../server/back-room/back-room.ts'
import { inPlace } from '../../server/back-room/in-place.ts'
import { readArchiveParts } from '../../server/archive-export.ts'
import { archiveZipOf } from '../../server/archive-zip.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import type { StepCommand } from '../../shared/domain/vocabulary.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { anId } from './a-client.ts'
import { handMachine, aHub, type TestHub } from './a-hub.ts'

type HeldWishes = {
  folder: string
  presenters?: number
  marks?: readonly string[]
  machine?: ReturnType<typeof handMachine>
  hands?: (folder: string) => Hands
}

/** The hub, with so many presenters heard and voted on; every act a few seconds after the one before. */
export async function aHeldMeeting({
  folder,
  presenters = 2,
  marks = ['good', 'fairly_good', 'good', 'average', 'good', 'fairly_good'],
  machine = handMachine(),
  hands = inPlace,
}: HeldWishes): Promise<TestHub & { machine: ReturnType<typeof handMachine> }> {
  const hub = await aHub({ folder, machine, hands })
  const cards = Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass !== undefined)
  const act = (command: object) => {
    machine.pass(7_000)
    const { step } = hub.room().meeting()
    const by = { role: 'chair', id: 'chair' } as const
    const reply = hub.room().handle(by, { id: anId(), command: { ...command, step } as StepCommand })
    if (!reply.ok) throw new Error(`${JSON.stringify(command)} was refused: ${reply.refused}`)
  }
  for (let n = 0; n < presenters; n += 1) {
    let open: string | undefined
    while (!open) {
      act(nextStep(hub.room().meeting()) as object)
      open = Object.values(hub.room().meeting().rounds).find(({ state }) => state === 'open')?.id
    }
    const round = open
    const [presenter = ''] = hub.room().meeting().rounds[round]?.subjects ?? []
    const sent = cards.map(({ no }, i) => {
      const ballot = { round, handle: anId(), marks: { [presenter]: [marks[(i + n) % marks.length] ?? 'good'] } }
      return new Promise<BallotReply>((reply) => hub.room().ballot({ role: 'voter', id: no }, ballot, reply))
    })
    const refused = (await Promise.all(sent)).find(({ ok }) => !ok)
    if (refused) throw new Error(`a ballot was refused: ${JSON.stringify(refused)}`)
    act({ type: 'ballot.close', round, unsent: 0 })
  }
  return { ...hub, machine }
}

/** The archive of a hub's meeting as it is now. */
export function archiveOfHub(hub: Pick<TestHub, 'house'>): ReturnType<typeof archiveZipOf> {
  const db = openBeside(hub.house.folder)
  try {
    const parts = readArchiveParts(db)
    if (!parts) throw new Error('this hub has no meeting')
    return archiveZipOf(parts)
  } finally {
    db.close()
  }
}

/** Goes through the rest of the day and what follows it, until the result is signed. */
export function pressUntilSigned(hub: Pick<TestHub, 'room'>): void {
  const by = { role: 'chair', id: 'chair' } as const
  for (let n = 0; hub.room().meeting().life.state !== 'signed'; n += 1) {
    const meeting = hub.room().meeting()
    const next = nextStep(meeting) ?? { type: 'meeting.move', to: 'signed' }
    const reply = hub.room().handle(by, { id: anId(), command: { ...next, step: meeting.step } as StepCommand })
    if (!reply.ok || n > 600) throw new Error(`${JSON.stringify(next)} was refused: ${JSON.stringify(reply)}`)
  }
}
