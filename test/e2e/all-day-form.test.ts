/** The form of the whole day on a phone: eighteen rows, nothing preset, drafts that survive, one final submit. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aClient, type Client } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'

let browser: Browser
let hub: HubProcess
let chair: Client
let phone: Device
const place = aFolder()

beforeAll(async () => {
  hub = await startHubProcess(place.folder)
  browser = await launchBrowser()
  const { roles, cards } = hub.links()
  chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  await chair.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '会前确定' })
  await chair.until('the plan is changed', () => chair.view().meeting?.timing === 'open_all_day')
  while (chair.view().ballot?.round?.state !== 'open') await chair.press()
  phone = await aDevice(browser, 'phone', cards.find(({ no }) => no === 'C042')?.url ?? '')
})
afterAll(async () => {
  chair?.close()
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

/** From what is going on in the hall to the form. */
const toTheForm = () => phone.page.locator('nav.bar button').click()
const good = () => phone.page.locator('label').filter({ hasText: /^[●○]?\s*好$/ })
const submit = () => phone.page.getByRole('button', { name: /提交/ }).first()

test('[B1] the form has all eighteen in printed order, and nothing is preset', async () => {
  await toTheForm()
  await expect.poll(() => good().count(), { timeout: 15_000 }).toBe(18)
  expect(await phone.page.locator('input[type=radio]:checked').count()).toBe(0)
  const text = await phone.page.locator('body').innerText()
  expect(text.indexOf('郑州市')).toBeLessThan(text.indexOf('济源市'))
})

test('[B13] what is missing is marked when one tries to submit, and nothing is sent', async () => {
  for (let row = 0; row < 5; row += 1) await good().nth(row).click()
  await submit().click()
  await phone.page.getByText('5/18').first().waitFor()
  expect(chair.view().turnout?.submitted).toBe(0)
  await chair.until('the draft is seen', () => chair.view().turnout?.drafts === 1)
})

test('the draft survives a reload, and the form it belongs to is there at once', async () => {
  await phone.page.reload()
  await expect.poll(() => phone.page.locator('input[type=radio]:checked').count(), { timeout: 15_000 }).toBe(5)
})

test('[B12] [C2] submitted while the line is down, it is sent by itself when the line is back, and received once', async () => {
  for (let row = 5; row < 18; row += 1) await good().nth(row).click()
  await phone.context.setOffline(true)
  await phone.page.getByText('正在重新连接').first().waitFor()
  await submit().click()
  // The one question of the final submit.
  const sure = phone.page.locator('dialog[open]').getByRole('button', { name: /提交/ })
  await sure.click()
  await phone.page.getByText('发送中').first().waitFor()
  expect(await phone.page.getByText('已收到').count()).toBe(0)
  await phone.context.setOffline(false)
  await phone.page.getByText('已收到').first().waitFor({ timeout: 30_000 })
  await chair.until('it is in', () => chair.view().turnout?.submitted === 1)
  expect(chair.view().turnout?.byClass?.['C']).toEqual({ submitted: 1, entitled: 60, onPaper: 0 })
})

test('[B12] it can be changed until the close, and is still one ballot', async () => {
  await phone.page.getByRole('button', { name: '修改' }).click()
  await phone.page
    .locator('label')
    .filter({ hasText: /^[●○]?\s*差$/ })
    .nth(17)
    .click()
  await submit().click()
  const sure = phone.page.locator('dialog[open]').getByRole('button', { name: /提交/ })
  if (await sure.isVisible()) await sure.click()
  await phone.page.getByText('已收到').first().waitFor()
  expect(chair.view().turnout?.submitted).toBe(1)
  expect(phone.complaints).toEqual([])
})
