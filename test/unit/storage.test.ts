/** Pages in a browser that keeps nothing: storage is forbidden, or full. Only a reload forgets. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Mine, ShownRound } from '../../shared/domain/view.ts'
import { instant } from '../../shared/domain/time.ts'
import type { BallotMessage } from '../../shared/protocol/protocol.ts'
import { aPage, aStorage } from '../kit/a-page.ts'

/** Every way in which a browser says no. */
const browsers = [
  ['forbids storage', () => refuseToOpen('SecurityError')],
  ['has none', () => vi.stubGlobal('localStorage', null)],
  ['is full', () => vi.stubGlobal('localStorage', { ...fullStorage() })],
] as const

function refuseToOpen(name: string): void {
  for (const storage of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(globalThis, storage, {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', name)
      },
    })
  }
}
function fullStorage(): Storage {
  const setItem = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  return { ...aStorage(), setItem }
}

beforeEach(() => {
  vi.useFakeTimers()
  aPage('/phone')
})
afterEach(() => {
  vi.useRealTimers()
  for (const storage of ['localStorage', 'sessionStorage']) Reflect.deleteProperty(globalThis, storage)
})

describe.each(browsers)('a browser that %s', (_, make) => {
  beforeEach(make)

  test('[H3] shows its page, and switches its language', async () => {
    const { languageReady, useLanguage } = await import('../../client/live/language.ts')
    await languageReady
    const { language, switchLanguage } = useLanguage()
    expect(language.value).toBe('zh-CN')
    switchLanguage()
    await vi.waitFor(() => expect(language.value).toBe('en'))
    switchLanguage()
    await vi.waitFor(() => expect(language.value).toBe('zh-CN'))
  })

  test('[E10] knows nothing of before, and remembers its session and device while the page is open', async () => {
    const { forget, keep, namesUnder, recall } = await import('../../client/live/place.ts')
    const { dropSession, keptSession } = await import('../../client/live/session.ts')
    expect([recall('session'), keptSession(), namesUnder('')]).toEqual([null, null, []])
    keep('session', 'a-token')
    keep('device', 'd')
    expect(keptSession()).toBe('a-token')
    expect(namesUnder('')).toEqual(['session', 'device'])
    forget('device')
    expect(recall('device')).toBeNull()
    dropSession('a-token')
    expect(keptSession()).toBeNull()
  })

  test('[C2] [Q12] holds what waits for an answer, from one session of the page to the next', async () => {
    const { Outbox } = await import('../../client/live/outbox.ts')
    const outbox = new Outbox('one')
    const waiting = outbox.add({ type: 'attendee.arrive', attendee: 'v001', desk: '1', at: instant(7) })
    expect(outbox.holds(waiting.id)).toBe(true)
    const next = new Outbox('another')
    expect(next.waiting).toMatchObject([{ id: waiting.id }])
    next.answered(waiting.id)
    expect(new Outbox('another').waiting).toEqual([])
  })

  test('[B12] a ballot is filled, sent until it is received, and may be changed', async () => {
    setActivePinia(createPinia())
    const { useMeeting } = await import('../../client/live/meeting.ts')
    const { useBallotDesk } = await import('../../client/phone/ballot-desk.ts')
    const meeting = useMeeting()
    const { form, rules } = presets.P1.scheme
    const round: ShownRound = { id: 'p01-1', number: 1, subjects: ['p01'], state: 'open', secrecy: 'recorded' }
    const me: Mine = {
      role: 'voter',
      id: 'C001',
      voterClass: 'C',
      recused: [],
      onPaper: false,
      submitted: [],
      remarks: [],
    }
    Object.assign(meeting.view, { form: { form, invalid: rules.invalid }, ballot: { round } })
    meeting.mine = me
    meeting.connection = 'live'
    const sent: BallotMessage[] = []
    meeting.sendBallot = async (message) => {
      sent.push(message)
      return sent.length === 1 ? null : { ok: true, at: instant(1_515_544_200_000) }
    }
    const desk = useBallotDesk()
    for (const grade of ['good', 'poor']) {
      desk.mark({ p01: [grade] })
      desk.submit()
      await vi.advanceTimersByTimeAsync(5_000)
      expect(desk.state).toBe('received')
    }
    expect(sent).toHaveLength(3)
    expect(new Set(sent.map(({ handle }) => handle)).size).toBe(1)
  })

  test('[E1] a teller’s key is there until the page is left, and wiped when it is to be', async () => {
    const { keepKey, keptKey, wipeKey } = await import('../../client/teller/key/kept-key.ts')
    const { inWindow } = await import('../../client/live/storage.ts')
    const key = { number: 1, seed: new Uint8Array(16).fill(3), first: new Uint8Array(16).fill(5) }
    keepKey(inWindow, 'teller_a', key)
    expect(keptKey(inWindow, 'teller_a')).toEqual(key)
    wipeKey(inWindow, 'teller_a', null)
    expect(keptKey(inWindow, 'teller_a')).toBeNull()
  })
})

test('[C2] what a full device could not take is remembered beside what it holds, and kept once there is room', async () => {
  const { keep, recall } = await import('../../client/live/place.ts')
  keep('name', 'first')
  const roomy = localStorage
  vi.stubGlobal('localStorage', { ...roomy, setItem: fullStorage().setItem })
  keep('name', 'second')
  expect([recall('name'), roomy.getItem('rostrum/phone//name')]).toEqual(['second', '"first"'])
  vi.stubGlobal('localStorage', roomy)
  keep('name', 'third')
  expect([recall('name'), roomy.getItem('rostrum/phone//name')]).toEqual(['third', '"third"'])
})
