/** Times of day where the hub's wall clock was set after its start: the same on the wall, the phones and the console. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { instant } from '../../shared/domain/time.ts'
import type { View } from '../../shared/domain/view.ts'
import { aPage } from '../kit/a-page.ts'
import { aPagesModules } from '../kit/a-part.ts'
import { openHall } from '../kit/hall.ts'
import { filesUnder, textOf } from '../kit/sources.ts'

type Live = typeof import('../../client/live/meeting.ts')
type Now = typeof import('../../client/live/now.ts')

const HOUR = 3_600_000
/** This device's own clock shows half past two at night when the hall's shows half past ten. */
const halfPastTwo = new Date(2026, 0, 10, 2, 30).getTime()
const five = 5 * 60_000

let page: Awaited<ReturnType<typeof aPagesModules>>
beforeAll(async () => void (page = await aPagesModules()))
afterAll(async () => page.close())
beforeEach(() => {
  aPage('/phone')
  vi.stubGlobal('ResizeObserver', vi.fn())
})

/** A page that the hub has told of eight hours between its time and the time of day. */
async function shown(view: View): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const { useMeeting } = await page.load<Live>('/client/live/meeting.ts')
  const { useHubTime } = await page.load<Now>('/client/live/now.ts')
  const time = useHubTime()
  time.follow({ now: () => instant(halfPastTwo) })
  time.setWall(8 * HOUR)
  await vi.advanceTimersByTimeAsync(200)
  vi.useRealTimers()
  Object.assign(useMeeting().view, view)
}

describe('where the hub’s time is eight hours behind the time of day', () => {
  test('[T10] a recess ends at the same time on the wall, the phone and the console', async () => {
    const hall = openHall()
    const life = {
      state: 'recess',
      since: instant(halfPastTwo - five),
      reason: '',
      until: instant(halfPastTwo + five),
    } as const
    const now = { ...hall.view('phone').now, life, next: [] }
    await shown({ ...hall.view('phone'), now } as View)
    expect(await page.drawn('/client/phone/NowCard.vue', { now })).toContain('10:35')
    expect(await page.drawn('/display/scenes/RecessScene.vue')).toContain('10:35')
    expect(await page.drawn('/client/chair/now/NowSubject.vue')).toContain('10:35')
  })

  test('[T10] the day ends when the clock beside it says so', async () => {
    const pace = { due: instant(halfPastTwo), likely: null, rest: five }
    const now = { ...openHall().view('console').now, pace }
    await shown({ now } as View)
    expect(await page.drawn('/client/chair/PaceLine.vue')).toContain('10:35')
    expect(await page.drawn('/display/HeaderLine.vue')).toMatch(/10:30.*10:35/)
  })

  test('[L8] a day is planned for the hour that was typed, and a demo’s for when it was called to order', async () => {
    const { meeting, now, agenda } = openHall().view('phone')
    const startsAt = instant(halfPastTwo)
    const items = agenda?.items.slice(0, 1).map((item) => ({ ...item, start: startsAt }))
    const at = async (demo: boolean, state: 'check_in' | 'in_session') => {
      const life = { ...now?.life, state }
      await shown({ meeting: { ...meeting, demo, startsAt }, agenda: { items }, now: { ...now, life } } as View)
      return page.drawn('/client/phone/DayOrder.vue')
    }
    expect(await at(false, 'check_in')).toContain('02:30')
    expect(await page.drawn('/display/scenes/StandbyScene.vue')).toContain('02:30')
    expect(await at(false, 'in_session')).toContain('02:30')
    expect(await at(true, 'check_in')).toContain('02:30')
    expect(await at(true, 'in_session')).toContain('10:30')
  })
})

test('[T10] no page with a line to the hub writes a time of day by itself', () => {
  const plain = filesUnder(['client', 'display'], ['.ts', '.vue']).filter((path) =>
    /timeOfDay|toLocaleTimeString/.test(textOf(path)),
  )
  // Where a day is prepared there is no line, and so no other clock to agree with.
  expect(plain).toEqual(['client/live/language.ts', 'client/live/wall-time.ts', 'client/setup/SetupHeader.vue'])
})
