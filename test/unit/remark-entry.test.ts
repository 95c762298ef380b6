/** What the recorder types for a speaker, while the line is slow: nothing typed is lost, and nothing recorded twice. */
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { nextTick } from 'vue'
import type { Remark } from '../../shared/domain/remarks.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Command } from '../../shared/domain/vocabulary.ts'
import type { Reply } from '../../shared/protocol/protocol.ts'
import { again, aPage } from '../kit/a-page.ts'

/** What the hub was asked for, and the answers that it owes. */
let asked: Command[]
let owed: ((reply: Reply) => void)[]
let released: readonly Remark[]
beforeEach(() => {
  aPage('/recorder')
  ;[asked, owed, released] = [[], [], []]
})
const taken: Reply = { ok: true, seq: 1 }
const tooOld: Reply = { ok: false, refused: 'outOfDate' }
/** Lets everything that waits for nothing but its turn happen. */
const turn = () => new Promise((next) => setImmediate(next))

/** The page as it stands after loading; `waiting`: what the outbox still holds from before. */
async function anEntry(waiting: readonly Command[] = [], epoch = 'day') {
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  const hold = (commands: readonly Command[]) =>
    (meeting.waiting = commands.map((command, i) => ({ id: `${i}`, command, made: 0 })))
  const show = () => Object.assign(meeting.view, { remarks: { open: true, waiting: [], released } })
  meeting.ask = async (command) => {
    asked.push(command)
    hold([command])
    const reply = await new Promise<Reply>((answer) => void owed.push(answer))
    hold([])
    return reply
  }
  meeting.epoch = epoch
  hold(waiting)
  show()
  const { useRemarkDraft } = await import('../../client/parts/remark-draft.ts')
  const entry = useRemarkDraft()
  return {
    meeting,
    entry,
    /** The hub answers what the outbox has held since before the reload. */
    async answers(reply: Reply) {
      if (reply.ok) await recorded(asked.at(-1), show)
      hold([])
      await turn()
    },
    record: (text: string) => {
      Object.assign(entry.draft, { speaker: '省委书记', text })
      return entry.record()
    },
  }
}
/** The remark is in the record, as the view shows it before the answer comes. */
async function recorded(command: Command | undefined, show: () => void) {
  if (command?.type !== 'remark.record') throw new Error('no remark was asked for')
  const { item, kind, speaker, text } = command
  const id = `r${released.length + 1}`
  released = [...released, { id, item, kind, speaker, text, state: 'released', at: instant(1) }]
  show()
  await turn()
}

describe('while a remark is on its way', () => {
  test('[R3] its words leave the field with the hub’s answer, and not before', async () => {
    const { entry, record } = await anEntry()
    const done = record('每季度到支部蹲点一天')
    expect([entry.draft.text, entry.sending]).toEqual(['每季度到支部蹲点一天', true])
    owed[0]?.(taken)
    expect(await done).toBe(true)
    expect(entry.draft).toMatchObject({ text: '', speaker: '省委书记' })
    expect(entry.sending).toBe(false)
  })

  test('[R3] words that were typed on in the meantime stay, without those that are in the record', async () => {
    const { entry, record } = await anEntry()
    const done = record('每季度到支部蹲点一天')
    Object.assign(entry.draft, { text: '每季度到支部蹲点一天 写调研报告', kind: 'answer', show: true })
    owed[0]?.(taken)
    await done
    expect(entry.draft).toMatchObject({ text: '写调研报告', kind: 'answer', show: true })
    expect(entry.sending).toBe(false)
    expect(asked).toMatchObject([{ text: '每季度到支部蹲点一天', kind: 'comment', show: false }])
  })

  test('[R3] a sign that is being put together when the answer comes is waited for, and stays', async () => {
    const { entry, record } = await anEntry()
    const done = record('每季度到支部蹲点一天')
    // The browser tells of 写 only once it is there.
    entry.composing = true
    owed[0]?.(taken)
    await turn()
    expect([entry.draft.text, entry.sending]).toEqual(['每季度到支部蹲点一天', true])
    Object.assign(entry.draft, { text: '每季度到支部蹲点一天写' })
    entry.composing = false
    expect(await done).toBe(true)
    expect([entry.draft.text, entry.sending]).toEqual(['写', false])
  })

  test('[R3] words that were changed in the meantime stay as they are', async () => {
    const { entry, record } = await anEntry()
    const done = record('每季度到支部蹲点一天')
    entry.draft.text = '每季度到支部蹲点两天'
    owed[0]?.(taken)
    await done
    expect([entry.draft.text, entry.sending]).toEqual(['每季度到支部蹲点两天', false])
  })

  test('[C2] a second press asks for nothing; refused, it can be pressed again', async () => {
    const { entry, record } = await anEntry()
    const done = record('同意')
    expect(await entry.record()).toBe(false)
    owed[0]?.(tooOld)
    expect(await done).toBe(false)
    expect(entry.draft.text).toBe('同意')
    void entry.record()
    expect(asked).toHaveLength(2)
  })
})

describe('after a reload in the meantime', () => {
  /** The page is loaded anew while the command waits. */
  async function reloaded(text = '同意', held = true) {
    const before = await anEntry()
    void before.record(text)
    await nextTick()
    again('/recorder')
    return anEntry(held ? asked : [])
  }

  test('[C2] a press asks for nothing, and the words go once they are in the record', async () => {
    const { entry, answers } = await reloaded()
    expect(entry.draft.text).toBe('同意')
    expect(await entry.record()).toBe(false)
    expect(asked).toHaveLength(1)
    await answers(taken)
    expect(entry.draft).toMatchObject({ text: '', speaker: '省委书记' })
    expect(entry.sending).toBe(false)
  })

  test('[C2] what was refused is the recorder’s again, though the same had been said before', async () => {
    released = [
      { id: 'r1', item: null, kind: 'comment', speaker: '省委书记', text: '同意', state: 'released', at: instant(1) },
    ]
    const { entry, answers } = await reloaded()
    await answers(tooOld)
    expect([entry.draft.text, entry.sending]).toEqual(['同意', false])
  })

  test('[C2] what went with the session that had asked is the recorder’s again', async () => {
    const { entry } = await reloaded('同意', false)
    expect([entry.draft.text, entry.sending]).toEqual(['同意', false])
  })

  test('[C2] what was answered before anybody looked at the form again is not offered a second time', async () => {
    const before = await anEntry()
    void before.record('同意')
    await recorded(asked[0], () => {})
    again('/recorder')
    const { entry } = await anEntry()
    expect([entry.draft.text, entry.sending]).toEqual(['', false])
  })
})

test('[Y3] what was begun in the rehearsal is not in the form of the day, at once or after a reload', async () => {
  const { meeting, entry } = await anEntry([], 'rehearsal')
  Object.assign(entry.draft, { speaker: '省委书记', text: '试一下' })
  await nextTick()
  again('/recorder')
  const loaded = (await anEntry([], 'rehearsal')).entry
  expect(loaded.draft.text).toBe('试一下')
  again('/recorder')
  expect((await anEntry([], 'day')).entry.draft).toMatchObject({ speaker: '', text: '' })
  meeting.epoch = 'day'
  expect(entry.draft).toMatchObject({ speaker: '', text: '' })
})
