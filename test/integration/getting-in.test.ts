/** Getting in while others hold wrong cards, guess, or try a copy: a hall is behind one address more often than not. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cardCode } from '../../server/auth.ts'
import { anId } from '../kit/a-client.ts'
import { aFolder, aHub, deviceOf, handMachine, type TestHub } from '../kit/a-hub.ts'

let place: ReturnType<typeof aFolder>
let machine: ReturnType<typeof handMachine>
let hub: TestHub
beforeEach(async () => {
  place = aFolder()
  machine = handMachine()
  hub = await aHub({ folder: place.folder, machine })
})
afterEach(async () => {
  await hub.stop()
  place.remove()
})

const join = (code: string, device = anId()) => hub.post('/api/join', { code, device })
const codeOf = (no: string, issue = 0) => cardCode(hub.house.record.accessKey, no, issue)
const tooManyTries = { status: 429, body: { refused: 'tooManyTries' } }

/** So many cards of another meeting, one after the other; answers with how many of them were looked up. */
async function staleCards(count: number): Promise<number> {
  let lookedUp = 0
  for (let n = 0; n < count; n += 1) {
    const { status } = await join(`ZZZZ-Z${String(n).padStart(3, '0')}`)
    if (status === 403) lookedUp += 1
  }
  return lookedUp
}

test('[W9] sixty stale cards of one hall keep nobody out', async () => {
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  await staleCards(61)
  expect((await hub.sessionOf('chair')).status).toBe(200)
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  expect((await hub.sessionOfCard('B008')).status).toBe(200)
})

test('[W9] after six hundred at once links and phones that return get in as ever, and a fresh card a quarter of a second later', async () => {
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  await hub.stop()
  hub = await aHub({ folder: place.folder, machine })
  expect(await staleCards(600)).toBe(300)
  expect((await hub.sessionOf('chair')).status).toBe(200)
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  expect(await hub.sessionOfCard('B008')).toEqual(tooManyTries)
  machine.pass(250)
  expect((await hub.sessionOfCard('B008')).status).toBe(200)
})

test('[W9] wrong links are refused, and count for nobody', async () => {
  for (let n = 0; n < 400; n += 1) {
    const secret = String(n).padStart(22, 'x')
    expect(await hub.post('/api/session', { secret })).toEqual({ status: 403, body: { refused: 'linkUnknown' } })
  }
  expect((await hub.sessionOfCard('B008')).status).toBe(200)
})

test('[W9] whoever has guessed too often learns nothing of a code: right, wrong and in use are answered alike', async () => {
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  const chair = await hub.as('chair')
  await staleCards(300)
  expect(await join('ZZZZ-ZZZZ')).toEqual(tooManyTries)
  expect(await join(codeOf('B008')), 'the code of a card that is free').toEqual(tooManyTries)
  expect(await join(codeOf('B007')), 'a card that is in use, on another device').toEqual(tooManyTries)
  expect(await join(codeOf('B008'), deviceOf('B007')), 'from a device that holds a card of its own').toEqual(
    tooManyTries,
  )
  machine.pass(1_000)
  expect((await join(codeOf('B009'))).status, 'who was refused has not taken the card').toBe(200)
  expect((await join(codeOf('B007'))).status).toBe(409)
  await chair.until('the console shows the last', () => chair.view().cards?.tried.includes('B007') === true)
})

test('[E10] [W9] whoever tries a copy of a card again and again does not keep its own phone out', async () => {
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  const answers: number[] = []
  for (let n = 0; n < 30; n += 1) answers.push((await join(codeOf('B007'))).status)
  expect(answers).toEqual([...Array<number>(20).fill(409), ...Array<number>(10).fill(429)])
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
})

test('[E10] [W9] a phone that was lost cannot go on guessing the new code of its card', async () => {
  const chair = await hub.as('chair')
  expect((await hub.sessionOfCard('B007')).status).toBe(200)
  expect(await chair.ask({ type: 'card.reissue', card: 'B007', reason: '手机丢失' })).toMatchObject({ ok: true })
  await staleCards(300)
  expect(await join(codeOf('B007', 1), deviceOf('B007'))).toEqual(tooManyTries)
})
