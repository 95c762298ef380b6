/** A whole day played by simulated phones and tellers against a real hub, at once and with nobody waiting. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { chanceFrom } from '../../server/rehearse/chance.ts'
import { someMarks } from '../../server/rehearse/marks.ts'
import { playDay, type DayEvent } from '../../server/rehearse/day.ts'
import { twoTellers } from '../../server/rehearse/tellers.ts'
import { aVoter } from '../../server/rehearse/voter.ts'
import { presets, type PresetId } from '../../shared/domain/scoring/presets/index.ts'
import { rehearsalWords } from '../../shared/i18n/zh-CN/rehearsal.ts'
import { beginStore, chineseList } from '../kit/listed-store.ts'
import { aFolder, aHub, handMachine, type TestHub } from '../kit/a-hub.ts'

let hub: TestHub | null = null
/** The hub counts presses by the real clock. */
const rest = () => new Promise<void>((rested) => setTimeout(rested, 100))
let place: ReturnType<typeof aFolder>
beforeEach(() => {
  place = aFolder()
})
afterEach(async () => {
  await hub?.stop()
  hub = null
  place.remove()
})

async function played(wishes: { secret?: boolean; preset?: PresetId; demo?: boolean }, voters: number, seed = 7) {
  const time = handMachine()
  const running = await aHub({ folder: place.folder, machine: time, ...wishes })
  hub = running
  const chair = await running.as('chair')
  expect(await chair.take({ type: 'rehearsal.begin' })).toMatchObject({ ok: true })
  const session = async (role: 'teller_a' | 'teller_b') => String((await running.sessionOf(role)).body['session'])
  const cards = Object.values(running.room().meeting().roster.cards).filter(({ voterClass }) => voterClass)
  const events: DayEvent[] = []
  const outcome = await playDay({
    chair,
    desk: await running.as('desk'),
    tellers: twoTellers(running.url, { teller_a: await session('teller_a'), teller_b: await session('teller_b') }),
    voters,
    seed,
    words: rehearsalWords,
    join: async (n) => aVoter(await running.phone(cards[n]?.no ?? ''), chanceFrom(seed * 1_000 + n), rest),
    rest,
    pass: (milliseconds) => Promise.resolve(time.pass(milliseconds)),
    say: (event) => events.push(event),
  })
  return { outcome, events }
}

test('[Y1] a recorded day is played to its result, and every ballot that was acknowledged is counted', async () => {
  const { outcome, events } = await played({}, 8)
  expect(events.filter(({ what }) => what === 'stuck')).toEqual([])
  expect(outcome).toMatchObject({ finished: true, gaps: 0, joined: 8, refused: {} })
  expect(outcome.sent).toBeGreaterThan(0)
  const counted = outcome.rounds.reduce((sum, { submitted }) => sum + submitted, 0)
  expect(counted).toBe(outcome.sent)
}, 60_000)

test('[Y1] a secret day too, with two tellers who open every box', async () => {
  const { outcome, events } = await played({ secret: true }, 24)
  expect(events.filter(({ what }) => what === 'stuck')).toEqual([])
  expect(outcome).toMatchObject({ finished: true, gaps: 0, refused: {} })
  expect(outcome.sent).toBeGreaterThan(0)
  expect(outcome.rounds.reduce((sum, { submitted }) => sum + submitted, 0)).toBe(outcome.sent)
}, 120_000)

test('[Y1] [Q3] [Q6] a meeting with a list of names: most are checked in before the call, some late, one by a substitute', async () => {
  beginStore(place.folder, chineseList(40))
  const { outcome, events } = await played({ demo: false }, 10)
  expect(events.filter(({ what }) => what === 'stuck')).toEqual([])
  expect(outcome).toMatchObject({ finished: true, gaps: 0, refused: {}, arrived: 40 })
  expect(events).toContainEqual({ what: 'arrived', n: 37 })
  expect(events).toContainEqual({ what: 'arrivedLate', n: 3 })
  const presences = Object.values(hub?.room().meeting().presence ?? {})
  expect(presences.filter(({ substitute }) => substitute)).toHaveLength(1)
  expect(presences.filter(({ late }) => late)).toHaveLength(3)
}, 60_000)

test('[Y1] the same seed marks the same ballots on every form there is, and another seed others', () => {
  for (const { scheme } of Object.values(presets)) {
    const asked = { form: scheme.form, subjects: ['p01', 'p02', 'p03'], recused: [], invalid: scheme.rules.invalid }
    const ballots = (seed: number) => {
      const chance = chanceFrom(seed)
      return Array.from({ length: 20 }, () => someMarks(asked, chance))
    }
    expect(ballots(7)).toEqual(ballots(7))
    expect(ballots(7)).not.toEqual(ballots(8))
  }
})
