/** The sheet on a teller's desk: what was begun stays until the hub has it, and not over the clearing of a rehearsal. */
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import type { Mine, PaperRound } from '../../shared/domain/view.ts'
import type { PaperMessage, SheetReply } from '../../shared/protocol/protocol.ts'
import { aPage } from '../kit/a-page.ts'

const { form } = presets.P1.scheme
const round: PaperRound = {
  id: 'p01-1',
  number: 1,
  subjects: ['p01'],
  issued: { A: 3 },
  entered: { teller_a: {}, teller_b: {} },
  differences: [],
}
const me = { role: 'teller_a', id: 'teller_a' } as Mine
const sheet = (n: number) => ({ round: 'p01-1', voterClass: 'A', sheet: n })

/** Lets everything that waits for nothing but its turn happen. */
const turn = () => new Promise((next) => setImmediate(next))
/** What the hub was sent, and the answers that it owes. */
let sent: PaperMessage[]
let owed: ((reply: { ok: true } | null) => void)[]
let asked: ((reply: SheetReply | null) => void)[]
beforeEach(() => {
  aPage('/teller')
  ;[sent, owed, asked] = [[], [], []]
})

/** The tellers' page in a rehearsal, with a round that waits for paper. */
async function aDesk() {
  setActivePinia(createPinia())
  const { useMeeting } = await import('../../client/live/meeting.ts')
  const meeting = useMeeting()
  meeting.sendPaper = (message) => (sent.push(message), new Promise((answer) => void owed.push(answer)))
  meeting.askSheet = () => new Promise((answer) => void asked.push(answer))
  const show = (...rounds: PaperRound[]) => Object.assign(meeting.view, { paper: { rounds, classes: [{ code: 'A' }] } })
  meeting.epoch = 'rehearsal'
  meeting.mine = me
  Object.assign(meeting.view, { form: { form, invalid: [] } })
  show(round)
  const { useDesk } = await import('../../client/teller/desk.ts')
  const { marksOf } = await import('../../client/teller/filling.ts')
  const { pressed } = await import('../../client/teller/keys.ts')
  const desk = useDesk()
  await turn()
  return {
    meeting,
    show,
    desk,
    /** Types the first grade of the sheet that lies there, and goes on to the next cell. */
    begin() {
      const next = desk.frame && desk.filling && pressed(desk.frame, desk.filling, '1')
      if (next && next !== 'submit') desk.filling = next
    },
    /** What stands in the first cell of the sheet that lies there; null while none does. */
    first: () => (desk.frame && desk.filling ? marksOf(desk.frame, desk.filling)['p01']?.[0] : null),
    /** The rehearsal is cleared, and the day comes to the round that has the rehearsal's name. */
    async clear({ missed = false } = {}) {
      meeting.connection = 'lost'
      await turn()
      meeting.epoch = 'day'
      meeting.connection = 'live'
      if (!missed) {
        show()
        await turn()
      }
      show(round)
      await turn()
    },
  }
}

test('a sheet that was begun is as it was when the teller comes back to it', async () => {
  const { desk, begin, first } = await aDesk()
  begin()
  const typed = first()
  expect(typed).not.toBe('')
  await desk.open(sheet(2))
  expect(first()).toBe('')
  await desk.open(sheet(1))
  expect(first()).toBe(typed)
})

test.each([false, true])(
  '[Y3] the day’s sheet is empty, though one of its name was begun in the rehearsal (its end unseen: %s)',
  async (missed) => {
    const { desk, begin, first, clear } = await aDesk()
    begin()
    await desk.open(sheet(2))
    begin()
    desk.voidAs('unreadable')
    expect(desk.isBegun(sheet(1))).toBe(true)
    await clear({ missed })
    expect(desk.place).toEqual(sheet(1))
    expect([first(), desk.voided, desk.unsaved()]).toEqual(['', null, false])
    await desk.open(sheet(2))
    expect([first(), desk.voided, desk.unsaved()]).toEqual(['', null, false])
    expect(desk.isBegun(sheet(1))).toBe(false)
  },
)

test('[Y3] an answer that is owed from the rehearsal says nothing of the day’s sheet', async () => {
  const { desk, begin, first, clear } = await aDesk()
  begin()
  void desk.submit()
  await clear()
  expect(desk.sending).toBe(false)
  owed[0]?.({ ok: true })
  await turn()
  expect([desk.place, first(), desk.saved]).toEqual([sheet(1), '', null])
  expect(desk.isEntered).toBe(false)
  expect(asked).toEqual([])
  begin()
  void desk.submit()
  await turn()
  expect(sent).toHaveLength(2)
})
