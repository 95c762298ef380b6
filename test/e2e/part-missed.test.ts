/** A crowded hall's network loses a part of a page on its way: of the phone's, of the console's. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser } from '../kit/a-browser.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { linksAt } from '../../server/links.ts'

const place = aFolder()
let browser: Browser
let hub: TestHub
beforeAll(async () => {
  browser = await launchBrowser()
  hub = await aHub({ folder: place.folder })
})
afterAll(async () => {
  await browser?.close()
  await hub.stop()
  place.remove()
})

const hallPart = /\/assets\/hall-[^/]+\.js$/
/** A phone that has not come in yet, and loses the hall's part of its page so often. */
async function aPhoneThatLoses(times: number) {
  const { page, context } = await aDevice(browser, 'phone', `${hub.url}/healthz`)
  const seen = { asked: 0, pages: 0 }
  await page.route(hallPart, (route) => {
    seen.asked += 1
    return seen.asked <= times ? route.abort('connectionreset') : route.continue()
  })
  page.on('request', (request) => void (seen.pages += request.isNavigationRequest() ? 1 : 0))
  const card = (no: number) => linksAt(hub.url, hub.house.record.accessKey, hub.room().meeting()).cards[no]?.url ?? ''
  return { page, context, seen, card }
}

test('[H6] a part that is lost once is asked for again, and the person is in without doing anything', async () => {
  const { page, context, seen, card } = await aPhoneThatLoses(1)
  await page.goto(card(0))
  await page.waitForSelector('main.inside')
  expect(seen.asked).toBeGreaterThan(1)
  expect(seen.pages).toBe(1)
  await context.close()
})

test('[H6] a part that this page cannot have comes with the page anew, and the session is kept', async () => {
  const { page, context, seen, card } = await aPhoneThatLoses(Infinity)
  // The page anew finds it.
  page.on('framenavigated', () => void (seen.pages > 1 && page.unroute(hallPart)))
  await page.goto(card(1))
  await page.waitForSelector('main.inside')
  expect(seen.pages).toBe(2)
  await context.close()
})

test('[H6] a dialog of the console that is lost says so and leaves the keys alone, and opens once the line is up', async () => {
  const schemePart = /\/assets\/SchemeDialog-[^/]+\.js$/
  const { page, context } = await aDevice(browser, 'laptop', `${hub.url}/healthz`)
  await page.route(schemePart, (route) => route.abort('connectionreset'))
  await page.goto(linksAt(hub.url, hub.house.record.accessKey, hub.room().meeting()).roles.chair)
  const main = page.locator('button.main:enabled')
  const openScheme = async () => {
    await page.getByRole('button', { name: '测评设置' }).click()
    await page.getByRole('button', { name: '测评办法: ' }).click()
  }
  await main.waitFor()
  await openScheme()
  await page.getByRole('alert').filter({ hasText: '这个窗口没有取到' }).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  const before = await main.innerText()
  await page.keyboard.press('Space')
  await main.filter({ hasNotText: before }).waitFor()

  const comes = page.waitForResponse(schemePart)
  await page.unroute(schemePart)
  await comes
  await openScheme()
  await page.getByRole('dialog', { name: '测评办法' }).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await context.close()
})
