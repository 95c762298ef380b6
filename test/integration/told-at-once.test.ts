/** What changes for one card is told to its phone at once: nobody fills in a form that would be refused. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

let hub: TestHub
let chair: Client
let place: ReturnType<typeof aFolder>
beforeEach(async () => {
  place = aFolder()
  hub = await aHub({ folder: place.folder })
  chair = await hub.as('chair')
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

test('[B19] [V7] a card that is put on paper, and taken back, while its phone is in', async () => {
  const [phone, other] = [await hub.phone('C001'), await hub.phone('C002')]
  expect(await chair.ask({ type: 'paper.issue', card: 'C001' })).toMatchObject({ ok: true })
  await phone.until('it votes on paper', () => phone.mine()?.onPaper === true)
  expect(await chair.ask({ type: 'paper.withdraw', card: 'C001' })).toMatchObject({ ok: true })
  await phone.until('it votes by phone again', () => phone.mine()?.onPaper === false)
  expect(other.mine()?.onPaper).toBe(false)
})

test('[B17] [V7] a recusal that is set while the phone is in: its ballot without that row is taken', async () => {
  const phone = await hub.phone('B001')
  const slots = ['p01']
  expect(await chair.ask({ type: 'recusal.set', card: 'B001', slots, reason: '亲属' })).toMatchObject({ ok: true })
  await phone.until('it knows whom it may not judge', () => phone.mine()?.recused.join() === 'p01')
  expect(await phone.ballot(hub.openBallot(), anId(), {})).toMatchObject({ ok: true })
})
