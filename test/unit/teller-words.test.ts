/** What a teller's page believes of the hub: neither the key that it names nor a box under another root than at the close. */
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { nextTick } from 'vue'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { SealedRound, ShownRound } from '../../shared/domain/view.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { checkIndexes } from '../../shared/sealing/check-words.ts'
import type { SealedBox } from '../../shared/sealing/opening.ts'
import { sealedBallot } from '../../shared/sealing/own-proof.ts'
import { classFigures } from '../../client/teller/box/figures.ts'
import { rootOfBox } from '../../client/teller/box/open-box.ts'
import type { RoundWords } from '../../client/teller/box/round-words.ts'
import { aPage } from '../kit/a-page.ts'
import { hexOf } from '../kit/sealing.ts'
import { morning } from '../kit/hand-clock.ts'

const seed = new Uint8Array(16).fill(1)
const held = keyPairOf(seed)
const evil = keyPairOf(new Uint8Array(16).fill(2))
const config = 'ab'.repeat(32)
const open: ShownRound = {
  id: 'p01-1',
  number: 1,
  subjects: ['p01'],
  state: 'open',
  secrecy: 'secret',
  config,
  publicKey: hexOf(held.publicKey),
  receiptKey: '',
}

/** A teller's page whose window holds the key, or has lost it. */
async function aTeller({ holding = true } = {}) {
  if (holding) sessionStorage.setItem('rostrum/teller-key/teller_a', `1 ${hexOf(seed)} ${'05'.repeat(16)}`)
  vi.doMock('../../client/teller/box/start-hands.ts', async () => {
    const { openInSlices } = await import('../../client/teller/box/hands.ts')
    return { openAll: openInSlices }
  })
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.mine = { role: 'teller_a', id: 'teller_a', recused: [], onPaper: false, submitted: [], remarks: [] }
  const key = {
    number: 1,
    publicKey: hexOf(held.publicKey),
    proved: ['teller_a', 'teller_b'],
    onHub: [],
    destroyed: [],
  }
  Object.assign(meeting.view, { key: { key } })
  const show = async (round: ShownRound | null, rounds: readonly SealedRound[] = []) => {
    Object.assign(meeting.view, { ballot: { round }, opening: { rounds } })
    await nextTick()
  }
  const { useRoundWords } = await import('../../client/teller/box/round-words.ts')
  const { useBoxes } = await import('../../client/teller/box/boxes.ts')
  return { show, words: useRoundWords().words, boxes: useBoxes() }
}
beforeEach(() => aPage('/teller'))

describe('the check words on a teller’s page', () => {
  test('[E11] are those of the key in his hands', async () => {
    const { show, words } = await aTeller()
    await show(open)
    expect(words.value).toEqual({ indexes: checkIndexes(hexOf(held.publicKey), config) })
  })

  test.each([
    ['another key', hexOf(evil.publicKey)],
    ['no key', undefined],
  ])('[E11] [E12] are not shown where the hub gives the phones %s: he is told to stop', async (_, publicKey) => {
    const { show, words } = await aTeller()
    const { publicKey: _true, ...rest } = open
    await show({ ...rest, ...(publicKey ? { publicKey } : {}) })
    expect(words.value).toEqual({ wrong: 'otherKey' })
    await show({ ...rest, ...(publicKey ? { publicKey } : {}), state: 'closed', root: '00'.repeat(32) })
    expect(words.value).toEqual({ wrong: 'otherKey' })
  })

  test('[E11] [E12] are not shown in a window without the key, whatever the hub says it is', async () => {
    const { show, words } = await aTeller({ holding: false })
    for (const { publicKey } of [held, evil]) {
      await show({ ...open, publicKey: hexOf(publicKey) })
      expect(words.value).toEqual({ wrong: 'noKey' })
    }
  })

  test('[E11] of a round that is over raise no alarm when the key has been replaced since', async () => {
    const { show, words } = await aTeller()
    const root = '00'.repeat(32)
    await show({ ...open, publicKey: hexOf(evil.publicKey), state: 'closed', root, openedRoot: root })
    expect(words.value).toBeNull()
  })
})

describe('a box under its root', () => {
  const { form } = presets.P1.scheme
  const frame = { form, subjects: ['p01'], recused: [], invalid: [] }
  const binding = { round: 'p01-1', config, voterClass: 'C' }
  const sealed = ['good', 'poor'].map(
    (mark, n) =>
      sealedBallot({ p01: [mark] }, frame, binding, hexOf(held.publicKey), new Uint8Array(48).fill(n + 1)).sealed,
  )
  const boxWith = (envelopes: readonly string[]): SealedBox => ({
    ...{ round: 'p01-1', config, form, subjects: ['p01'], invalid: [], classes: ['C'], merged: {} },
    sealed: { C: envelopes },
  })
  const whole = boxWith(sealed)
  const fewer = boxWith(sealed.slice(1))
  const closed = (root: string): ShownRound => ({ ...open, state: 'closed', root })
  const waiting = (root?: string): SealedRound => ({
    ...{ id: 'p01-1', number: 1, subjects: ['p01'], sealed: 2, small: [], merged: {}, awaitsPaper: false },
    closedAt: morning,
    ...(root ? { root } : {}),
    reported: [],
    differ: false,
  })
  /** The hub hands out this box and takes what is reported of it. */
  const handsOut = (box: SealedBox) =>
    vi.stubGlobal('fetch', async (path: string) =>
      Response.json(path.endsWith('/box') ? { ok: true, box } : { ok: true, agreed: false }),
    )
  const refusedAs = { at: 'stopped', trouble: { refused: 'otherBox' } }

  test('[E4] is opened under the root of the close, also when the hall has gone on, and after a reload', async () => {
    const { show, boxes } = await aTeller()
    await show(closed(rootOfBox(whole)))
    await show(null, [waiting(rootOfBox(whole))])
    handsOut(whole)
    await boxes.open('p01-1')
    expect(boxes.works['p01-1']).toBeUndefined()
    expect(boxes.results['p01-1']?.roots.box).toBe(rootOfBox(whole))
  })

  test('[E4] [E12] is not opened if it is another than was shown at the close, though the hub now says its root', async () => {
    const before = await aTeller()
    await before.show(closed(rootOfBox(whole)))
    vi.resetModules()
    const { show, boxes } = await aTeller()
    await show(null, [waiting(rootOfBox(fewer))])
    handsOut(fewer)
    await boxes.open('p01-1')
    expect(boxes.works['p01-1']).toEqual(refusedAs)
    expect(boxes.results['p01-1']).toBeUndefined()
  })

  test('[E4] [E12] nor under a root that the hub says of no box, nor where it says none', async () => {
    const { show, boxes } = await aTeller()
    handsOut(fewer)
    for (const root of [rootOfBox(whole), undefined]) {
      await show(null, [waiting(root)])
      await boxes.open('p01-1')
      expect(boxes.works['p01-1']).toEqual(refusedAs)
    }
  })
})

describe('a hub that gives a phone its own key', () => {
  const { form, rules } = presets.P1.scheme
  /** What a phone's page shows, and what it seals, of a round as it was shown to it. */
  async function onPhone({ id, publicKey = '', config: asked = '' }: ShownRound) {
    const {
      checkIndexes: places,
      sealedBallot: sealedBy,
      wordsAt,
    } = await import('../../client/phone/secrecy/sealing.ts')
    const frame = { form, subjects: ['p01'], recused: [], invalid: rules.invalid }
    const binding = { round: id, config: asked, voterClass: 'C' }
    const { sealed } = sealedBy({ p01: ['good'] }, frame, binding, publicKey, new Uint8Array(48).fill(9))
    return { words: await wordsAt(places(publicKey, asked)), sealed }
  }
  /** What the teller reads out: four words, or why there are none. */
  async function readOut(shown: RoundWords | null) {
    const { wordsAt } = await import('../../shared/sealing/word-lists.ts')
    return shown && 'indexes' in shown ? wordsAt(shown.indexes) : (shown?.wrong ?? null)
  }
  const fooled: ShownRound = { ...open, publicKey: hexOf(evil.publicKey) }

  test('[E11] [E12] shows that phone other words than the teller reads out; everybody, and the teller has none to read', async () => {
    const { show, words } = await aTeller()
    await show(open)
    const said = await readOut(words.value)
    expect(said).toHaveLength(4)
    expect((await onPhone(open)).words).toEqual(said)
    expect((await onPhone(fooled)).words).not.toEqual(said)
    // Given to all alike, phones and wall agree with each other. The teller's page does not join in.
    await show(fooled)
    expect(await readOut(words.value)).toBe('otherKey')
  })

  test('[E12] gains nothing by it in the count: what was sealed to it is read aloud as void', async () => {
    const { show, boxes } = await aTeller()
    const { sealed } = await onPhone(fooled)
    const box: SealedBox = {
      ...{ round: 'p01-1', config, form, subjects: ['p01'], invalid: rules.invalid, classes: ['C'], merged: {} },
      sealed: { C: [sealed] },
    }
    vi.stubGlobal('fetch', async (path: string) =>
      Response.json(path.endsWith('/box') ? { ok: true, box } : { ok: true, agreed: false }),
    )
    await show({ ...open, state: 'closed', root: rootOfBox(box) })
    await boxes.open('p01-1')
    const result = boxes.results['p01-1']
    expect(result && classFigures(result)).toMatchObject([{ valid: 0, invalid: 1, why: [{ why: 'unopened', n: 1 }] }])
  })
})
