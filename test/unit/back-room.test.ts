/** The back room's queue: one after the other, once for everybody who asks for the same, and always an answer. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Ended, openBackRoom, type Hands } from '../../server/back-room/back-room.ts'
import type { Job } from '../../server/back-room/jobs.ts'
import { log } from '../../server/log.ts'

type Begun = { job: Job; made(value: unknown): void; failed(error: Error): void }

/** Hands that do what the story says, when it says so. */
function handsOf(): Hands & { begun: Begun[]; ended: number } {
  const begun: Begun[] = []
  return {
    begun,
    ended: 0,
    do: (job) => new Promise((made, failed) => void begun.push({ job, made, failed })),
    end() {
      this.ended += 1
      begun.at(-1)?.failed(new Ended('it was ended'))
      return Promise.resolve()
    },
  }
}
let state: string
let hands: ReturnType<typeof handsOf>
const bugs: string[] = []
const open = () => openBackRoom({ hands, asOf: () => state })
const turn = () => new Promise((next) => setImmediate(next))
beforeEach(() => {
  state = 'epoch/7'
  hands = handsOf()
  bugs.length = 0
  vi.spyOn(log, 'bug').mockImplementation((where, error) => void bugs.push(`${where}: ${(error as Error).message}`))
})
afterEach(() => void vi.restoreAllMocks())

describe('[D14] the back room', () => {
  test('[D14] makes the same thing of the same state once for all who ask, and anew after an act', async () => {
    const room = open()
    const [one, two] = [room.ask('archive', null), room.ask('archive', null)]
    state = 'epoch/8'
    const three = room.ask('archive', null)
    expect(hands.begun).toHaveLength(1)
    hands.begun[0]?.made('the seventh')
    expect(await one).toEqual({ ok: true, made: 'the seventh' })
    expect(await two).toEqual({ ok: true, made: 'the seventh' })
    await turn()
    hands.begun[1]?.made('the eighth')
    expect(await three).toEqual({ ok: true, made: 'the eighth' })
    // What has been given out is not kept.
    void room.ask('archive', null)
    expect(hands.begun).toHaveLength(3)
  })

  test('[D14] does one thing at a time, in the order of asking', async () => {
    const room = open()
    void room.ask('archive', null)
    void room.ask('replay', null)
    void room.ask('health', null)
    for (const what of ['archive', 'replay', 'health']) {
      await turn()
      expect(hands.begun.at(-1)?.job.what).toBe(what)
      hands.begun.at(-1)?.made(null)
    }
    await turn()
    expect(hands.begun).toHaveLength(3)
  })

  test('[D14] has room for so many, and refuses at once whoever comes then', async () => {
    const room = open()
    const asked = Array.from({ length: 20 }, (_, n) => {
      state = `epoch/${n}`
      return room.ask('archive', null)
    })
    expect(await asked[19]).toEqual({ ok: false, refused: 'busy' })
    for (let n = 0; n < 13; n += 1) {
      hands.begun[n]?.made(n)
      expect(await asked[n]).toEqual({ ok: true, made: n })
      await turn()
    }
    expect(hands.begun).toHaveLength(13)
  })

  test('[D14] says of what went wrong that it did, and goes on with fresh hands', async () => {
    const room = open()
    const [bad, good] = [room.ask('archive', null), room.ask('health', null)]
    hands.begun[0]?.failed(new Error('a box does not balance'))
    expect(await bad).toEqual({ ok: false, refused: 'notMade' })
    expect(bugs).toEqual(['back room, archive: a box does not balance'])
    expect(hands.ended).toBe(1)
    await turn()
    hands.begun[1]?.made('well')
    expect(await good).toEqual({ ok: true, made: 'well' })
  })

  test('[D14] lets nothing take for ever', async () => {
    const room = openBackRoom({ hands, asOf: () => state, longest: 1 })
    expect(await room.ask('archive', null)).toEqual({ ok: false, refused: 'notMade' })
    expect(bugs).toEqual(['back room, archive: not done within 1 ms'])
    expect(hands.ended).toBe(1)
  })

  test('[D14] [X8] is emptied before it is shut: what is under way is ended, what waits or comes is refused', async () => {
    const room = open()
    const asked: Promise<unknown>[] = [room.ask('archive', null), room.ask('replay', null)]
    let late: unknown
    const result = room.whileShut(() => {
      late = room.ask('health', null)
      return hands.ended
    })
    asked.push(room.ask('health', null))
    expect(await result).toBe(1)
    for (const answer of [...asked, late]) expect(await answer).toEqual({ ok: false, refused: 'notMade' })
    expect(hands.begun).toHaveLength(1)
    expect(bugs).toEqual([])
    void room.ask('archive', null)
    expect(hands.begun).toHaveLength(2)
    await room.close()
    expect(await room.ask('archive', null)).toEqual({ ok: false, refused: 'notMade' })
    expect(hands.begun).toHaveLength(2)
  })
})
