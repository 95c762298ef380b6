/** Two tellers enter a sheet of paper on two real pages: once differently, then alike, and then it counts. */
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
let a: Device
let b: Device
let round: string
const place = aFolder()

beforeAll(async () => {
  hub = await startHubProcess(place.folder)
  browser = await launchBrowser()
  const { roles } = hub.links()
  chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  expect(await chair.ask({ type: 'paper.issue', card: 'C001' })).toMatchObject({ ok: true })
  while (chair.view().ballot?.round?.state !== 'open') await chair.press()
  round = chair.view().ballot?.round?.id ?? ''
  await chair.take({ type: 'ballot.close', round, unsent: 0 })
  a = await aDevice(browser, 'laptop', roles.teller_a)
  b = await aDevice(browser, 'laptop', roles.teller_b)
})
afterAll(async () => {
  chair?.close()
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

const accept = () => chair.ask({ type: 'paper.accept', round, returned: { A: 0, B: 0, C: 1 } })

test('[B20] each enters the sheet by keyboard, and is told when there is no more to enter', async () => {
  for (const [{ page }, key] of [
    [a, '1'],
    [b, '4'],
  ] as const) {
    await page.getByText('C票 第 1 张').first().waitFor()
    await page.keyboard.press(key)
    await page.keyboard.press('Enter')
    await page.getByText(/^✓/).first().waitFor()
  }
  await chair.until('both entries are in', () => chair.view().paper?.rounds[0]?.differences.length === 1)
  expect(await accept()).toEqual({ ok: false, refused: 'entriesDiffer', count: 1 })
})

test('[B20] both are shown where they differ, and never what the other has entered', async () => {
  await a.page
    .getByText(/不一致|不同/)
    .first()
    .waitFor()
  await b.page
    .getByText(/不一致|不同/)
    .first()
    .waitFor()
  const [ofA, ofB] = await Promise.all([a, b].map(({ page }) => page.locator('body').innerText()))
  expect(ofA).toContain('郑州市')
  expect(ofB).toContain('郑州市')
})

test('[B20] [B9] corrected, it is accepted and counted', async () => {
  await b.page
    .getByRole('button', { name: /郑州市|第 1 张/ })
    .first()
    .click()
  // His own entry comes from the hub; only then is there something to correct.
  await b.page.locator('footer button').first().waitFor()
  await b.page.keyboard.press('1')
  await b.page.keyboard.press('Control+Enter')
  await chair.until('they agree', () => chair.view().paper?.rounds[0]?.differences.length === 0)
  expect(await accept()).toMatchObject({ ok: true })
  await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows !== undefined)
  expect(chair.view().results?.rounds[0]?.balance?.classes[2]).toMatchObject({ code: 'C', paper: 1, valid: 1 })
  expect(chair.view().results?.rounds[0]?.rows?.[0]?.score.score).toBe('100.00')
  expect([...a.complaints, ...b.complaints]).toEqual([])
})
