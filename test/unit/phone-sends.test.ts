/** A phone's ballot on a bad line, and under a hub that lies: what leaves the phone, and what it tells of it. */
import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Mine, ShownRound } from '../../shared/domain/view.ts'
import { instant } from '../../shared/domain/time.ts'
import type { BallotMessage, BallotReply, FoundMessage } from '../../shared/protocol/protocol.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { receiptMessage } from '../../shared/sealing/receipt.ts'
import { boxRoot, hashOfSealed } from '../../shared/sealing/roots.ts'
import { unseal } from '../../shared/sealing/seal.ts'
import { aPage, again } from '../kit/a-page.ts'
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
const recorded: ShownRound = { id: 'p01-1', number: 1, subjects: ['p01'], state: 'open', secrecy: 'recorded' }
const next: ShownRound = { ...secret, id: 'p02-1', subjects: ['p02'] }
const tooLate: BallotReply = { ok: false, refused: 'noOpenRound' }
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
  vi.doMock('../../client/phone/secrecy/load-sealing.ts', async () => {
    const real = await import('../../client/phone/secrecy/sealing.ts')
    return { loadSealing: async () => (fetchable ? real : null), sealingAtLast: async () => real }
  })
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.sendBallot = async (message) => {
    sent.push(message)
    return answers.shift() ?? null
  }
  meeting.sayFound = (said) => void found.push(said)
  const show = (shown: ShownRound | null) => Object.assign(meeting.view, { ballot: { round: shown } })
  Object.assign(meeting.view, { form: { form, invalid: rules.invalid } })
  show(round)
  meeting.mine = me
  meeting.connection = connection
  const { useBallotDesk } = await import('../../client/phone/ballot-desk.ts')
  const { useCheckBook } = await import('../../client/phone/secrecy/check-book.ts')
  return { meeting, show, desk: useBallotDesk(), checks: useCheckBook() }
}

/** The same page loaded once more: on the line, and not told yet which round there is. Whatever it sends comes too late. */
async function reloaded() {
  again('/phone')
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.sendBallot = async (message) => (sent.push(message), tooLate)
  const { useBallotDesk } = await import('../../client/phone/ballot-desk.ts')
  useBallotDesk()
  meeting.connection = 'live'
  return meeting
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

/** What an envelope of the round says; null of what is none. */
const inside = (message: BallotMessage | undefined, config = secret.config ?? '') =>
  message && 'sealed' in message
    ? unseal(hexToBytes(message.sealed), { round: 'p01-1', config, voterClass: 'C' }, teller)?.paper
    : null

describe('a secret ballot on a bad line', () => {
  test('[E3] is sealed while the line is down, and nothing but its envelope is kept to be sent', async () => {
    const { meeting, show, desk } = await aPhone(secret, 'lost')
    answers = [tooLate]
    desk.mark(good)
    desk.submit()
    await passes(1_000)
    expect(sent).toEqual([])
    // The meeting has gone on when the phone comes back.
    show(null)
    meeting.connection = 'live'
    await passes(3_000)
    expect(sent).toHaveLength(1)
    expect(sent[0]).not.toHaveProperty('marks')
    expect(inside(sent[0])).toBe('a')
  })

  test.each([
    ['no round', null],
    ['the next one', next],
    ['its own, closed', { ...secret, state: 'closed' }],
  ] as const)(
    '[E3] that could not be sealed never leaves the phone: back again with %s, it is missed',
    async (_, shown) => {
      const { meeting, show, desk, checks } = await aPhone(secret, 'lost')
      fetchable = false
      desk.mark(good)
      desk.submit()
      await passes(3_000)
      show(shown)
      meeting.connection = 'live'
      await passes(1_000)
      fetchable = true
      await passes(10_000)
      expect(sent).toEqual([])
      expect(checks.of('p01-1')).toMatchObject({ late: true, proofs: [] })
      expect(JSON.stringify(localStorage.getItem('rostrum/phone//ballots'))).not.toContain('good')
    },
  )

  test('[E3] that could not be sealed at first is sealed when it can be, and then sent', async () => {
    const { desk } = await aPhone(secret)
    fetchable = false
    answers = [null, tooLate]
    desk.mark(good)
    desk.submit()
    await passes(5_000)
    expect(sent).toEqual([])
    fetchable = true
    await passes(10_000)
    expect(sent).toHaveLength(2)
    expect(sent[0]).toEqual(sent[1])
    expect(inside(sent[0])).toBe('a')
  })

  test('[E3] after a reload waits to be told which round there is, and is then missed', async () => {
    const before = await aPhone(secret, 'lost')
    fetchable = false
    before.desk.mark(good)
    before.desk.submit()
    await passes(100)
    const meeting = await reloaded()
    await passes(5_000)
    expect(localStorage.getItem('rostrum/phone//ballots')).toContain('good')
    Object.assign(meeting.view, { form: { form, invalid: rules.invalid }, ballot: { round: null } })
    meeting.mine = me
    await passes(5_000)
    expect(sent).toEqual([])
    expect(localStorage.getItem('rostrum/phone//ballots')).not.toContain('good')
  })

  test('[E3] [E9] that is on its way when the hub calls its round recorded is not sent, and said so', async () => {
    const { show, desk } = await aPhone(secret)
    fetchable = false
    desk.mark(good)
    desk.submit()
    await passes(100)
    show(recorded)
    fetchable = true
    await passes(10_000)
    expect(desk.refused).toMatchObject({ refused: 'outOfDate' })
    desk.submit()
    await passes(3_000)
    expect(sent).toEqual([])
    expect(localStorage.getItem('rostrum/phone//ballots')).not.toContain('good')
  })

  test('[E9] a recorded one is sent as it is, also after its round is over', async () => {
    const { meeting, show, desk } = await aPhone(recorded, 'lost')
    answers = [tooLate]
    desk.mark(good)
    desk.submit()
    await passes(1_000)
    show(null)
    meeting.connection = 'live'
    await passes(3_000)
    expect(sent).toEqual([{ round: 'p01-1', handle: expect.any(String), marks: good }])
  })
})

/** The round of another opening: somebody came in meanwhile, so that it asks for others. */
const asksOthers: ShownRound = { ...secret, config: 'c1'.repeat(32) }

describe('[U4] an opening that is undone and opened again under the same number', () => {
  test.each([
    ['secret', recorded, secret],
    ['recorded', secret, recorded],
  ] as const)('[E3] [E9] as %s begins the form anew, and takes the ballot', async (kind, first, again) => {
    const { meeting, show, desk } = await aPhone(first)
    // As the hub has it: the other kind is refused, however often it comes.
    meeting.sendBallot = async (message) => {
      sent.push(message)
      if ('marks' in message !== (kind === 'recorded')) return { ok: false, refused: 'badRequest' }
      return 'sealed' in message ? signed(message.sealed) : { ok: true, at: instant(1_515_544_200_000) }
    }
    desk.mark(good)
    await passes(100)
    show(null)
    await passes(100)
    show(again)
    await passes(100)
    expect(desk.marks).toEqual({})
    desk.submit()
    await passes(5_000)
    expect(sent).toEqual([])
    desk.mark({ p01: ['poor'] })
    desk.submit()
    await passes(5_000)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toHaveProperty(kind === 'secret' ? 'sealed' : 'marks')
    expect(desk.state).toBe('received')
  })

  test('[E3] as secret never sees the marks that were on their way while it was recorded, and takes them sealed', async () => {
    const { meeting, show, desk } = await aPhone(recorded, 'lost')
    desk.mark(good)
    desk.submit()
    await passes(1_000)
    show(secret)
    meeting.connection = 'live'
    await passes(10_000)
    expect(sent).toEqual([])
    expect(desk.refused).toMatchObject({ refused: 'outOfDate' })
    meeting.sendBallot = async (message) => (sent.push(message), signed('sealed' in message ? message.sealed : ''))
    desk.mark(good)
    desk.submit()
    await passes(1_000)
    expect(sent).toHaveLength(1)
    expect(inside(sent[0])).toBe('a')
    expect(desk.state).toBe('received')
  })

  test('[E3] after a reload no marks leave before the hub has said which round there is', async () => {
    const before = await aPhone(recorded, 'lost')
    before.desk.mark(good)
    before.desk.submit()
    await passes(100)
    const meeting = await reloaded()
    await passes(1_000)
    Object.assign(meeting.view, { form: { form, invalid: rules.invalid }, ballot: { round: secret } })
    meeting.mine = me
    await passes(10_000)
    expect(sent).toEqual([])
  })

  test('[E5] that asks something else gets no envelope of before, which no teller could open: the form stays to be sent', async () => {
    const { meeting, show, desk, checks } = await aPhone(secret, 'lost')
    desk.mark(good)
    desk.submit()
    await passes(1_000)
    show(asksOthers)
    meeting.connection = 'live'
    await passes(5_000)
    expect(sent).toEqual([])
    expect(desk.refused).toMatchObject({ refused: 'outOfDate' })
    expect(desk.marks).toEqual(good)
    meeting.sendBallot = async (message) => (sent.push(message), signed('sealed' in message ? message.sealed : ''))
    desk.submit()
    await passes(1_000)
    expect(inside(sent[0], asksOthers.config)).toBe('a')
    expect(checks.of('p01-1')).toMatchObject({ signed: true, sending: false, proofs: [{}] })
  })
})

describe('once the round is closed', () => {
  const closed = (root: string): ShownRound => ({ ...secret, state: 'closed', root })
  const lists = (all: readonly BallotMessage[]) => {
    const hashes = all.map((one) => ('sealed' in one ? hashOfSealed(hexToBytes(one.sealed)) : '')).sort()
    return { root: boxRoot({ C: hashes }), list: { C: hashes } }
  }
  /** The hub hands out this list of the box, and has opened nothing yet. */
  const handsOut = (box: object) =>
    vi.stubGlobal('fetch', async (path: string) =>
      path.endsWith('/box') ? new Response(JSON.stringify(box)) : new Response(null, { status: 204 }),
    )

  test.each([
    ['the hub’s own signature', privateKey, true],
    ['a signature that is not the hub’s', generateKeyPairSync('ed25519').privateKey, false],
  ])('[E7] [E14] a phone with %s finds its ballot and says so: %s', async (_, key, said) => {
    const { meeting, show, desk, checks } = await aPhone(secret)
    meeting.sendBallot = async (message) => {
      sent.push(message)
      return signed('sealed' in message ? message.sealed : '', key)
    }
    desk.mark(good)
    desk.submit()
    await passes(100)
    found = []
    const box = lists(sent)
    handsOut(box)
    show(closed(box.root))
    await passes(10_000)
    expect(checks.of('p01-1')?.box).toBe(true)
    expect(found).toEqual([{ round: 'p01-1', stage: 'box', found: said }])
  })

  test.each([
    ['is gone from its page', () => null],
    ['is shown with another root', (root: string) => closed(root)],
  ])(
    '[E4] [E12] the root shown at the close is what counts, when the round %s and the hub hands out another list',
    async (_, later) => {
      const { meeting, show, desk, checks } = await aPhone(secret)
      meeting.sendBallot = async (message) => {
        sent.push(message)
        return signed('sealed' in message ? message.sealed : '')
      }
      desk.mark(good)
      desk.submit()
      await passes(100)
      const [shown, handed] = [lists([...sent, { ...sent[0], sealed: '00' } as BallotMessage]), lists(sent)]
      handsOut(handed)
      show(closed(shown.root))
      await passes(0)
      show(later(handed.root))
      await passes(10_000)
      expect(checks.of('p01-1')).toMatchObject({ root: shown.root, box: false })
      const { receipt: signature, proofs } = checks.of('p01-1') ?? {}
      const receipt = { sealed: proofs?.[0]?.sealed, signature }
      expect(found.at(-1)).toEqual({ round: 'p01-1', stage: 'box', found: false, receipt })
    },
  )

  test('[E7] a phone whose last answer is out misses nothing before it has it', async () => {
    const { meeting, show, desk, checks } = await aPhone(secret)
    desk.mark(good)
    desk.submit()
    await passes(100)
    const box = lists([])
    handsOut(box)
    show(closed(box.root))
    await passes(20_000)
    expect(checks.of('p01-1')?.box).toBeNull()
    meeting.sendBallot = async () => tooLate
    await passes(20_000)
    expect(checks.of('p01-1')).toMatchObject({ late: true, proofs: [], box: null })
    expect(found).toEqual([])
  })
})

describe('a send that came too late', () => {
  test('[E7] is no alarm where nothing was received before, and leaves what was received where it was', async () => {
    const { meeting, desk, checks } = await aPhone(secret)
    answers = [tooLate]
    desk.mark(good)
    desk.submit()
    await passes(100)
    expect(checks.of('p01-1')).toMatchObject({ late: true, proofs: [], box: null })
    meeting.sendBallot = async (message) => signed('sealed' in message ? message.sealed : '')
    desk.submit()
    await passes(100)
    const received = checks.of('p01-1')?.proofs
    expect(received).toHaveLength(1)
    for (const refused of ['notSaved', 'meetingPaused'] as const) {
      meeting.sendBallot = async () => ({ ok: false, refused })
      desk.mark({ p01: ['poor'] })
      desk.submit()
      await passes(100)
    }
    expect(checks.of('p01-1')?.proofs).toEqual(received)
  })

  test('[E7] may be in the box if an earlier try went unanswered and the hub has a ballot of this card', async () => {
    const { meeting, desk, checks } = await aPhone(secret)
    answers = [null, tooLate]
    desk.mark(good)
    desk.submit()
    await passes(100)
    meeting.mine = { ...me, submitted: ['p01-1'] }
    await passes(5_000)
    expect(sent).toHaveLength(2)
    expect(checks.of('p01-1')).toMatchObject({ sending: false, proofs: [{ sealed: expect.any(String) }] })
  })
})
