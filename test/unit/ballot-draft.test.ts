/** A ballot on its way from a phone to the box: only the hub's word makes it received, and nothing is lost on the way. */
import { describe, expect, test } from 'vitest'
import {
  answered,
  isUnsent,
  kept,
  marked,
  missed,
  newDraft,
  readDrafts,
  restored,
  sent,
  stageOf,
  stateOf,
} from '../../client/phone/ballot-draft.ts'
import { instant } from '../../shared/domain/time.ts'

const at = instant(1_515_544_200_000)
const open = { id: 'day-1', number: 1, subjects: ['p01', 'p02'], state: 'open', secrecy: 'recorded' } as const
const closed = { ...open, state: 'closed' } as const
const newer = { ...open, id: 'day-2', number: 2 } as const
const filled = marked(marked(newDraft('day-1', 'handle', 'recorded'), { p01: ['good'] }), { p02: ['poor'] })
const under = sent(filled)
const received = answered(under, { ok: true, at }, false)
const looked = { inBox: false, editing: false }

describe('[B12] a ballot', () => {
  test('begins empty with nothing preset, and is unsent from the first mark to the receipt', () => {
    const draft = newDraft('day-1', 'handle', 'recorded')
    expect(draft.marks).toEqual({})
    expect([draft, filled, under, received].map(isUnsent)).toEqual([false, true, true, false])
    expect([draft, filled, under, received].map(stateOf)).toEqual(['draft', 'draft', 'sending', 'received'])
  })

  test('is not changed while it is on its way, and keeps its handle for ever', () => {
    expect(marked(under, { p01: ['poor'] })).toBe(under)
    expect([filled, under, received].map(({ handle }) => handle)).toEqual(['handle', 'handle', 'handle'])
  })

  test('that is edited after its receipt is changed until it is sent again, or put back', () => {
    const changed = marked(received, { p01: ['abstain'] })
    expect(stateOf(changed)).toBe('changed')
    expect(isUnsent(changed)).toBe(true)
    expect(stateOf(restored(changed))).toBe('received')
    expect(stateOf(marked(changed, { p01: ['good'] }))).toBe('received')
    expect(stageOf(open, changed, looked)).toBe('form')
  })

  test('whose only row is emptied again has not been begun, and a row of several items is compared whole', () => {
    const begun = marked(newDraft('day-1', 'handle', 'recorded'), { p01: ['', '92.5'] })
    expect(isUnsent(begun)).toBe(true)
    expect(isUnsent(marked(begun, { p01: ['', ''] }))).toBe(false)
    const two = answered(sent(marked(begun, { p01: ['90', '92.5'] })), { ok: true, at }, false)
    expect(stateOf(marked(two, { p01: ['90', '92.5'] }))).toBe('received')
    expect(stateOf(marked(two, { p01: ['90', '92'] }))).toBe('changed')
  })

  test('is sent as it stands on the form: what was kept from before is neither sent nor receipted', () => {
    const gone = sent(marked(filled, { p99: ['good'] }), filled.marks)
    expect(gone.marks).toEqual(filled.marks)
    expect(answered(gone, { ok: true, at }, false).receipt?.marks).toEqual(filled.marks)
  })

  test('that was refused is a draft again, with every mark', () => {
    const refused = answered(under, { ok: false, refused: 'meetingPaused' }, false)
    expect(stateOf(refused)).toBe('draft')
    expect(refused.marks).toEqual(filled.marks)
  })
})

describe('[B8] [B12] a round that closed while the answer was lost', () => {
  const tooLate = { ok: false, refused: 'noOpenRound' } as const

  test('is received, at a moment this phone was never told, if the hub has the ballot', () => {
    const lost = answered(under, tooLate, true)
    expect(lost.receipt?.at).toBeNull()
    expect(stageOf(closed, lost, { ...looked, inBox: true })).toBe('receipt')
  })

  test('is missed if the hub has none, and never shown as received', () => {
    const late = answered(under, tooLate, false)
    expect(stageOf(closed, kept([late], closed)[0] ?? null, looked)).toBe('missed')
  })

  test('[E3] and that could not be sealed in time leaves nothing but the receipt of what was sent before', () => {
    expect(missed(under)).toEqual([])
    const [late] = missed(sent(marked(received, { p01: ['poor'] })))
    expect(late).toMatchObject({ marks: {}, sending: false, receipt: { at, marks: {} }, late: true })
  })

  test('leaves the receipt, and says that the last change was not', () => {
    const late = kept([answered(sent(marked(received, { p01: ['poor'] })), tooLate, true)], closed)[0]
    expect(late?.late).toBe(true)
    expect(stageOf(closed, late ?? null, { ...looked, inBox: true })).toBe('receipt')
  })
})

test('[B14] once a round is over only the receipt stays on the phone, and nothing once a newer one is open', () => {
  expect(kept([received], closed)).toEqual([{ ...received, marks: {}, receipt: { at, marks: {} } }])
  expect(kept([received], newer)).toEqual([])
  expect(kept([filled], closed)).toEqual([])
  expect(kept([under], newer)).toEqual([under])
})

test('[U4] [E9] a form begun for an opening that was undone is gone once its number opens as the other kind', () => {
  const again = { ...open, secrecy: 'secret' } as const
  expect(kept([filled], again)).toEqual([])
  expect(kept([filled], open)).toEqual([filled])
  // On its way it waits for its answer, and what was received stays shown as received.
  expect(kept([under, received], again)).toEqual([under, received])
})

test('[B12] what is shown of a round: voided, cast on another phone, a form, or missed', () => {
  expect(stageOf({ ...open, state: 'voided' }, received, looked)).toBe('voided')
  expect(stageOf(open, null, { ...looked, inBox: true })).toBe('elsewhere')
  expect(stageOf(open, null, looked)).toBe('form')
  expect(stageOf(closed, null, looked)).toBe('missed')
})

test('[B12] who votes on paper, or may judge nobody on the form, is told so, open or closed; a receipt goes before', () => {
  for (const barred of ['paper', 'recused'] as const) {
    expect([open, closed].map((round) => stageOf(round, filled, { ...looked, barred }))).toEqual([barred, barred])
    expect(stageOf(open, under, { ...looked, barred })).toBe('sending')
    expect(stageOf(open, received, { ...looked, barred })).toBe('receipt')
  }
})

describe('what an earlier page left on the phone', () => {
  test('[B12] is read again as it was kept', () => {
    const stored = JSON.parse(JSON.stringify([filled, under, received]))
    expect(readDrafts(stored)).toEqual([filled, under, received])
  })

  test.each([
    ['nothing', null],
    ['a word', 'ballots'],
    ['one mark a row, as it was once kept', [{ ...newDraft('day-1', 'handle', 'recorded'), marks: { p01: 'good' } }]],
    ['a receipt of that kind', [{ ...received, receipt: { at, marks: { p01: 'good' } } }]],
    ['one that does not say whether it is secret', [{ ...filled, secrecy: undefined }]],
    ['half a draft', [{ round: 'day-1' }, null, 7]],
    ['marks that are none', [{ ...filled, marks: { p01: [1, null] } }]],
  ])('[B12] is left out if it cannot be read: %s', (_, stored) => {
    expect(readDrafts(stored)).toEqual([])
  })
})
