/** A newcomer's first minutes: an empty hub, the demo by a button, and everything in one window. */
import type { Browser, Frame, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'

let browser: Browser
let hub: HubProcess
let laptop: Device
const place = aFolder()

beforeAll(async () => {
  hub = await startHubProcess(place.folder, { demo: false })
  browser = await launchBrowser()
  laptop = await aDevice(browser, 'laptop', `${hub.url}/`)
})
afterAll(async () => {
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

/** The frames of the demo's window: console, projector, stage monitor and two phones. */
const framesOf = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().startsWith('http'))
const frameOf = (page: Page, path: string): Frame => {
  const frame = framesOf(page).find((each) => new URL(each.url()).pathname.startsWith(path))
  if (!frame) throw new Error(`no frame shows ${path}`)
  return frame
}

test('[W15] an empty hub offers the demo; one press, and the window with everything is a press away', async () => {
  const { page } = laptop
  await page.getByRole('button', { name: '载入演示会议' }).click()
  await page.getByText('2017年度省辖市市委书记').first().waitFor()
  await page.getByRole('link', { name: '在一个窗口里看全部画面' }).click()
  await expect.poll(() => framesOf(page).length, { timeout: 15_000 }).toBe(5)
  await frameOf(page, '/chair').locator('button.main').filter({ hasText: '开始签到' }).waitFor()
  await frameOf(page, '/projector').getByText('2017年度省辖市市委书记').first().waitFor()
})

test('the space bar moves the whole product at once, also right after opening the window', async () => {
  const { page } = laptop
  const console_ = frameOf(page, '/chair')
  for (const label of ['开始签到', '开会', '进入“开场”', '结束“开场”', '01 郑州市', '开始述职']) {
    const button = console_.locator('button.main:enabled').filter({ hasText: label })
    await button.waitFor()
    await page.keyboard.press('Space')
    await button.waitFor({ state: 'detached' })
  }
  for (const frame of framesOf(page)) await frame.getByRole('timer').first().waitFor()
  expect(framesOf(page).filter((frame) => /\/(join|phone)$/.test(new URL(frame.url()).pathname))).toHaveLength(2)
})

test('[W10] the window can be reloaded in the middle, and all five are back where they were', async () => {
  const { page } = laptop
  await page.reload()
  await expect.poll(() => framesOf(page).length, { timeout: 15_000 }).toBe(5)
  await expect
    .poll(
      async () =>
        (await Promise.all(framesOf(page).map((frame) => frame.getByText('郑州市').count()))).filter(Boolean).length,
      {
        timeout: 15_000,
      },
    )
    .toBeGreaterThanOrEqual(4)
  for (const frame of framesOf(page)) await frame.getByRole('timer').first().waitFor()
  expect(laptop.complaints).toEqual([])
})
