/**
 * A secret ballot in real Chromium, from the cards to the destroyed key: two tellers in windows of their own, phones that
 * seal and look for themselves, the words on the wall.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aClient, type Client } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'
import { aRest, patiently } from '../../server/rehearse/patiently.ts'

let browser: Browser
let hub: HubProcess
let chair: Client
let a: Device
let b: Device
let console_: Device
let projector: Device
let phones: Device[]
let first: Device
let second: Device
let halves: string[]
const place = aFolder()
const pictures = process.env['PICTURES']

beforeAll(async () => {
  hub = await startHubProcess(place.folder, { secret: true })
  browser = await launchBrowser()
  const { roles, cards } = hub.links()
  const url = (no: string) => cards.find((card) => card.no === no)?.url ?? ''
  chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  a = await aDevice(browser, 'laptop', roles.teller_a)
  b = await aDevice(browser, 'laptop', roles.teller_b)
  console_ = await aDevice(browser, 'laptop', roles.operator)
  projector = await aDevice(browser, 'projector', roles.projector)
  first = await aDevice(browser, 'phone', url('A001'))
  second = await aDevice(browser, 'phone', url('C001'))
  phones = [first, second]
})
afterAll(async () => {
  chair?.close()
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

const see = (device: Device, text: string | RegExp): Promise<void> =>
  device.page.getByText(text).filter({ visible: true }).first().waitFor()
async function look(name: string): Promise<void> {
  if (!pictures) return
  const all = { a, b, console: console_, projector, phone1: first, phone2: second }
  for (const [who, device] of Object.entries(all)) {
    await device.page.screenshot({ path: `${pictures}/${name}-${who}.png` })
  }
}
/** Four words as a screen shows them. */
const wordsOn = async (device: Device): Promise<string> => {
  const text = await device.page.locator('body').innerText()
  return text.replace(/\s+/g, ' ')
}

test('[E1] [E2] the key: made by one teller, its two printed halves typed in at the other’s, and then a ballot may open', async () => {
  while (chair.view().control?.main?.type !== 'ballot.open') await chair.press()
  await see(console_, '密钥还没有生成')
  expect(await chair.take({ type: 'ballot.open', slot: 'p01' })).toMatchObject({ ok: false, refused: 'keyNotReady' })
  // The meeting may tell of the key before the hub's answer is here: the halves are on the page with its first word of it.
  let answer = (): void => undefined
  const answered = new Promise<void>((go) => (answer = go))
  await a.page.route('**/api/teller/key', async (route) => {
    const response = await route.fetch()
    await answered
    await route.fulfill({ response })
  })
  await a.page.getByRole('button', { name: '生成密钥' }).click()
  await see(a, '密钥的两半')
  halves = (await wordsOn(a)).match(/(?:[0-9A-HJKMNP-TV-Z]{4}[- ]){6}[0-9A-HJKMNP-TV-Z]{4}/g) ?? []
  expect(halves).toHaveLength(2)
  answer()
  await look('halves')
  await see(console_, '等计票人乙')
  const fields = b.page.getByPlaceholder('28 位')
  // Typed as people type: small letters, and one sign wrong at first.
  const typed = (halves[0] ?? '').toLowerCase().replaceAll('-', ' ')
  await fields.nth(0).fill(typed.replace(/.$/, (last) => (last === '7' ? '8' : '7')))
  await see(b, /有一位不对|不对/)
  await fields.nth(0).fill(typed)
  await b.page
    .getByPlaceholder('28 位')
    .last()
    .fill(halves[1] ?? '')
  await b.page.getByRole('button', { name: '恢复并验证密钥' }).click()
  await chair.until('both have proved it', () => chair.view().key?.key?.proved.length === 2)
  await look('proved')
})

test('[E11] [E9] the same four words on the tellers’ screen, the wall and every phone, and everybody sees that it is secret', async () => {
  expect(await chair.take({ type: 'ballot.open', slot: 'p01' })).toMatchObject({ ok: true })
  for (const phone of phones) await see(phone, '核对词')
  await see(projector, '核对词')
  const shown = first.page.locator('.words strong')
  await expect.poll(async () => (await shown.innerText()).split('\u2002').length).toBe(4)
  const words = (await shown.innerText()).split('\u2002')
  await expect.poll(async () => words.every((word) => word.length > 0)).toBe(true)
  for (const device of [a, b, projector, second]) {
    await expect.poll(async () => (await wordsOn(device)).replace(/[\s·、]/g, '')).toContain(words.join(''))
  }
  for (const device of [projector, console_, ...phones]) await see(device, '无记名')
  await look('open')
})

test('[E3] [E14] a phone seals its ballot, shows the tick for the hub’s signature, and may change it', async () => {
  for (const phone of phones) {
    await phone.page.getByText('好', { exact: true }).first().click()
    await phone.page.getByRole('button', { name: '提交', exact: true }).click()
    await see(phone, '已收到')
    await see(phone, '主机已签收这张票')
  }
  await look('cast')
  await second.page.getByRole('button', { name: '修改' }).click()
  await second.page.getByText('一般', { exact: true }).first().click()
  await second.page.getByRole('button', { name: '提交修改' }).click()
  await see(second, '已收到')
  expect(chair.view().turnout?.submitted).toBe(2)
  // Nothing of what was cast is kept on the phone once it is sent but what it needs to be changed; of the nonce nothing.
  expect(await first.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('nonce')
})

test('[E4] [E7] closed: the words of the box on the wall, and every phone finds its own before anything is opened', async () => {
  await chair.take({ type: 'ballot.close', round: 'p01-1', unsent: 0 })
  await see(projector, '票箱已封')
  for (const phone of phones) await see(phone, '您的票在票箱里')
  await see(console_, '待两位计票人在计票台开箱')
  await chair.until('both phones have looked', () => chair.view().proofs?.box.found === 2)
  await look('closed')
  expect(chair.view().results?.rounds[0]).toMatchObject({ awaitsTellers: true })
})

test('[E5] [E7] both tellers open the box; what they agree on is the result, and every phone finds itself in it', async () => {
  for (const teller of [a, b]) await teller.page.getByRole('button', { name: '开箱计票' }).click()
  await see(a, '两人一致，已采用')
  await see(b, '两人一致，已采用')
  await look('opened')
  await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows?.length === 1)
  for (const phone of phones) await see(phone, '您的票已开出并计入')
  await chair.until('both phones have looked again', () => chair.view().proofs?.opened.found === 2)
  expect(chair.view().results?.rounds[0]?.balance?.classes.map(({ returned }) => returned)).toEqual([1, 0, 1])
  await look('counted')
})

test('[E1] a window that was closed has lost the key; the two halves bring it back', async () => {
  await a.page.evaluate(() => sessionStorage.clear())
  await a.page.reload()
  await see(a, '本窗口没有密钥')
  await a.page
    .getByRole('button', { name: '密钥', exact: true })
    .or(a.page.getByRole('tab', { name: /^密钥/ }))
    .first()
    .click()
  await a.page
    .getByPlaceholder('28 位')
    .first()
    .fill(halves[0] ?? '')
  await a.page
    .getByPlaceholder('28 位')
    .last()
    .fill(halves[1] ?? '')
  await look('restored')
  await a.page.getByRole('button', { name: '恢复并验证密钥' }).click()
  await see(a, '本窗口有密钥')
})

test('[E8] the day over and the result out, both destroy the key; no envelope is left, and the lists still are', async () => {
  for (let n = 0; n < 400 && chair.view().now?.life.state !== 'result_ready'; n += 1) {
    expect(await patiently(chair.press, aRest)).toMatchObject({ ok: true })
  }
  expect(chair.view().now?.life.state).toBe('result_ready')
  for (const { page } of [a, b]) {
    await page
      .getByRole('button', { name: '销毁密钥' })
      .or(page.getByRole('tab', { name: /销毁密钥/ }))
      .first()
      .click()
    await page.getByText('我手中的一半已当众销毁').click()
    await look('destroying')
    const act = page.getByRole('button', { name: /^销毁密钥/ }).last()
    await expect.poll(() => act.isEnabled()).toBe(true)
    await act.hover()
    await page.mouse.down()
    await page.getByText('本机密钥已销毁').first().waitFor()
    await page.mouse.up()
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toMatch(/[0-9a-f]{32}/)
  }
  await chair.until('both have', () => chair.view().key?.key?.destroyed.length === 2)
  await look('destroyed')
  expect((await fetch(`${hub.url}/proof/p01-1/box`)).status).toBe(200)
  for (const device of [a, b, console_, projector, ...phones]) expect(device.complaints).toEqual([])
})
