/** A phone's ballot on a bad line, and under a hub that lies: what leaves the phone, and what it tells of it. */
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Mine, ShownRound } from '../../shared/domain/view.ts'
import { instant } from '../../shared/domain/time.ts'
import type { BallotMessage, BallotReply, FoundMessage } from '../../shared/protocol/protocol.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { receiptMessage } from '../../shared/sealing/receipt.ts'
import { hashOfSealed } from '../../shared/sealing/roots.ts'
import { aPage } from '../kit/a-page.ts'
import { hexOf } from '../kit/sealing.ts'

const { form, rules } = presets.P1.scheme
const teller = keyPairOf(new Uint8Array(16).fill(3))
const { privateKey } = generateKeyPairSync('ed25519')
const publicOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(12).toString('hex')
const secret: ShownRound = {
  id: 'p01-1',
  number: 1,
  subjects: ['p01'],
  state: 'open',
  secrecy: 'secret',
  config: 'c0'.repeat(32),
  publicKey: hexOf(teller.publicKey),
  receiptKey: publicOf(privateKey),
}
const me: Mine = { role: 'voter', id: 'C001', voterClass: 'C', recused: [], onPaper: false, submitted: [], remarks: [] }
const good = { p01: ['good'] }

/** What the hub was told, and how it answers the next ballots. */
let sent: BallotMessage[]
let found: FoundMessage[]
let answers: (BallotReply | null)[]
/** What seals could be fetched. */
let fetchable: boolean
beforeEach(() => {
  vi.useFakeTimers()
  aPage('/phone')
  ;[sent, found, answers, fetchable] = [[], [], [], true]
})
afterEach(() => vi.useRealTimers())

const signed = (sealed: string, key = privateKey): BallotReply => {
  const message = receiptMessage('p01-1', hashOfSealed(new Uint8Array(Buffer.from(sealed, 'hex'))))
  return { ok: true, at: instant(1_515_544_200_000), receipt: sign(null, message, key).toString('hex') }
}
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)

/** The phone's page as it stands after loading, shown this round. */
async function aPhone(round: ShownRound | null, connection: 'live' | 'lost' = 'live') {
  const real = await import('../../client/phone/secrecy/sealing.ts')
  vi.doMock('../../client/phone/secrecy/load-sealing.ts', () => ({
    loadSealing: async () => (fetchable ? real : null),
    sealingAtLast: async () => real,
  }))
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.sendBallot = async (message) => {
    sent.push(message)
    return answers.shift() ?? null
  }
  meeting.sayFound = (said) => void found.push(said)
  const show = (next: ShownRound | null) => Object.assign(meeting.view, { ballot: { round: next } })
  Object.assign(meeting.view, { form: { form, invalid: rules.invalid } })
  show(round)
  meeting.mine = me
  meeting.connection = connection
  const { useBallotDesk } = await import('../../client/phone/ballot-desk.ts')
  const { useOwnChecks } = await import('../../client/phone/secrecy/own-checks.ts')
  return { meeting, show, desk: useBallotDesk(), checks: useOwnChecks() }
}

describe('the hub’s signature', () => {
  test('[E14] that is not the hub’s is told to the console and stays an alarm, whatever is in the box', async () => {
    const { isAlarming } = await import('../../client/phone/secrecy/own-check.ts')
    const { meeting, desk, checks } = await aPhone(secret)
    const { privateKey: stranger } = generateKeyPairSync('ed25519')
    meeting.sendBallot = async (message) => signed('sealed' in message ? message.sealed : '', stranger)
    desk.mark(good)
    desk.submit()
    await passes(100)
    const check = checks.of('p01-1')
    expect(check?.signed).toBe(false)
    expect(check && isAlarming(check)).toBe(true)
    expect(found).toEqual([{ round: 'p01-1', stage: 'box', found: false }])
  })

  test('[E14] that is missing is no signature; one that is the hub’s raises no alarm', async () => {
    const { meeting, desk, checks } = await aPhone(secret)
    meeting.sendBallot = async (message) => signed('sealed' in message ? message.sealed : '')
    desk.mark(good)
    desk.submit()
    await passes(100)
    expect(checks.of('p01-1')?.signed).toBe(true)
    expect(found).toEqual([])
    meeting.sendBallot = async () => ({ ok: true, at: instant(1_515_544_200_000) })
    desk.mark({ p01: ['poor'] })
    desk.submit()
    await passes(100)
    expect(checks.of('p01-1')?.signed).toBe(false)
    expect(found).toEqual([{ round: 'p01-1', stage: 'box', found: false }])
  })

  test('[E14] another key for receipts in the middle of a round is not believed', async () => {
    const { meeting, desk, checks, show } = await aPhone(secret)
    meeting.sendBallot = async (message) => signed('sealed' in message ? message.sealed : '')
    desk.mark(good)
    desk.submit()
    await passes(100)
    const { privateKey: other } = generateKeyPairSync('ed25519')
    show({ ...secret, receiptKey: publicOf(other) })
    meeting.sendBallot = async (message) => signed('sealed' in message ? message.sealed : '', other)
    desk.mark({ p01: ['poor'] })
    desk.submit()
    await passes(100)
    expect(checks.of('p01-1')?.signed).toBe(false)
  })
})
