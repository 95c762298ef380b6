/** Notes beside the acts as they are typed: kept until the hub has them, and then what the hub says is what is shown. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Command } from '../../shared/domain/vocabulary.ts'
import type { Reply } from '../../shared/protocol/protocol.ts'
import { again, aPage } from '../kit/a-page.ts'

const act = 'p01.reporting'
/** What the hub was asked for, and the answers that it owes. */
let asked: Command[]
let owed: ((reply: Reply) => void)[]
beforeEach(() => {
  vi.useFakeTimers()
  aPage('/recorder')
  ;[asked, owed] = [[], []]
})
afterEach(() => vi.useRealTimers())
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const answer = async (reply: Reply = { ok: true, seq: 1 }) => {
  owed.shift()?.(reply)
  await passes(0)
}

/** The recorder's page on the line. */
async function aPad(epoch = 'day') {
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.ask = (command) => (asked.push(command), new Promise((reply) => void owed.push(reply)))
  meeting.connection = 'live'
  meeting.epoch = epoch
  Object.assign(meeting.view, { acts: { acts: [{ key: act }], turnout: {} } })
  const { useNoteDrafts } = await import('../../client/recorder/record/note-drafts.ts')
  const notes = useNoteDrafts()
  await passes(0)
  return { meeting, notes, draft: () => notes.drafts.get(act) }
}

test('[M3] a field that was left before its answer came shows what the hub says from then on', async () => {
  const { notes, draft } = await aPad()
  notes.type(act, '整顿软弱涣散村87个')
  await passes(300)
  notes.leave(act)
  await passes(0)
  expect(asked).toEqual([{ type: 'note.write', act, text: '整顿软弱涣散村87个' }])
  expect(draft()?.state).toBe('saving')
  await answer()
  // Somebody puts it right: there is no draft to hide that, now or after the rest.
  expect(draft()).toBeUndefined()
  await passes(10_000)
  expect([draft(), asked.length]).toEqual([undefined, 1])
})

test('[M3] while the hand is in the field it keeps what was typed, and says that it is saved', async () => {
  const { notes, draft } = await aPad()
  notes.type(act, '整顿软弱涣散村87个')
  await passes(800)
  await answer()
  expect(draft()).toEqual({ text: '整顿软弱涣散村87个', state: 'saved' })
  notes.leave(act)
  expect(draft()).toBeUndefined()
})

test('[M3] who leaves the field and comes back to type on before the answer has another draft', async () => {
  const { notes, draft } = await aPad()
  notes.type(act, '整顿')
  notes.leave(act)
  notes.type(act, '整顿软弱涣散村')
  await answer()
  expect(draft()).toEqual({ text: '整顿软弱涣散村', state: 'draft' })
  await passes(800)
  await answer()
  expect(draft()).toEqual({ text: '整顿软弱涣散村', state: 'saved' })
})

test('[M3] what was refused stays a draft, though the field was left', async () => {
  const { notes, draft } = await aPad()
  notes.type(act, '整顿')
  notes.leave(act)
  await answer({ ok: false, refused: 'noSuchAct' })
  expect(draft()).toEqual({ text: '整顿', state: 'refused' })
})

test('[M3] what is sent after a reload was typed by nobody who is still in the field', async () => {
  const before = await aPad()
  before.meeting.connection = 'lost'
  before.notes.type(act, '整顿')
  await passes(800)
  again('/recorder')
  const { draft } = await aPad()
  expect([draft()?.state, asked.length]).toEqual(['saving', 1])
  await answer()
  expect(draft()).toBeUndefined()
})

test.each(['at once', 'after a reload'])(
  '[Y3] what was typed beside an act of the rehearsal is not written beside the day’s of the same name, %s',
  async (when) => {
    const { meeting, notes, draft } = await aPad('rehearsal')
    meeting.connection = 'lost'
    notes.type(act, '试一下')
    await passes(800)
    if (when === 'at once') {
      meeting.epoch = 'day'
      meeting.connection = 'live'
      await passes(1_000)
      expect(draft()).toBeUndefined()
    } else {
      again('/recorder')
      expect((await aPad('day')).draft()).toBeUndefined()
    }
    expect(asked).toEqual([])
    again('/recorder')
    expect((await aPad('day')).draft()).toBeUndefined()
  },
)
