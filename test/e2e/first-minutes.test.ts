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

/** The frames of the demo's window: console, projector, stage monitor, two phones and two tellers. */
const framesOf = (page: Page): Frame[] =>
  page.frames().filter((frame) => frame !== page.mainFrame() && frame.url().startsWith('http'))
const frameOf = (page: Page, path: string): Frame => {
  const frame = framesOf(page).find((each) => new URL(each.url()).pathname.startsWith(path))
  if (!frame) throw new Error(`no frame shows ${path}`)
  return frame
}

/** The tellers have no clock to watch. */
const timed = (page: Page): Frame[] => framesOf(page).filter((frame) => !frame.url().includes('/teller'))
const phonesOf = (page: Page): Frame[] =>
  framesOf(page).filter((frame) => /\/(join|phone)$/.test(new URL(frame.url()).pathname))
const tellersOf = (page: Page): Frame[] => framesOf(page).filter((frame) => frame.url().includes('/teller'))

test('[W15] an empty hub offers the demo; one press, and the window with everything is a press away', async () => {
  const { page } = laptop
  await page.getByRole('button', { name: '载入演示会议' }).click()
  await page.getByText('2017年度省辖市市委书记').first().waitFor()
  await page.getByRole('link', { name: '在一个窗口里看全部画面' }).click()
  await expect.poll(() => framesOf(page).length, { timeout: 15_000 }).toBe(7)
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
  for (const frame of timed(page)) await frame.getByRole('timer').first().waitFor()
  expect(phonesOf(page)).toHaveLength(2)
})

test('[W10] the window can be reloaded in the middle, and all seven are back where they were', async () => {
  const { page } = laptop
  await page.reload()
  await expect.poll(() => framesOf(page).length, { timeout: 15_000 }).toBe(7)
  await expect
    .poll(
      async () =>
        (await Promise.all(framesOf(page).map((frame) => frame.getByText('郑州市').count()))).filter(Boolean).length,
      {
        timeout: 15_000,
      },
    )
    .toBeGreaterThanOrEqual(4)
  for (const frame of timed(page)) await frame.getByRole('timer').first().waitFor()
})

test('[W15] [E1] [E5] [E7] the first presenter to the end in that one window: the tellers’ key, two sealed ballots, the result', async () => {
  const { page } = laptop
  const [a, b] = tellersOf(page)
  if (!a || !b) throw new Error('the tellers’ windows are missing')
  /** A teller's window is small among the others: a press enlarges it, and another puts it back. */
  async function enlarged(who: string, act: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: new RegExp(`^${who}: `) }).click()
    await act()
    await page.locator('figure.enlarged figcaption button').click()
  }
  await enlarged('计票人甲', () => a.getByRole('button', { name: '生成密钥' }).click())
  await enlarged('计票人乙', async () => {
    await b.getByRole('button', { name: '直接取用另一窗口的两半' }).click()
    await b.getByText('本窗口有密钥').waitFor()
  })
  const console_ = frameOf(page, '/chair')
  await console_.locator('body').click({ position: { x: 5, y: 5 } })
  for (const label of ['结束述职', '结束提问', '结束作答', '结束点评']) {
    const button = console_.locator('button.main:enabled').filter({ hasText: label })
    await button.waitFor()
    await page.keyboard.press('Space')
    await button.waitFor({ state: 'detached' })
  }
  for (const phone of phonesOf(page)) {
    await phone.getByText('好', { exact: true }).first().click()
    await phone.getByRole('button', { name: '提交', exact: true }).click()
    await phone.getByText('主机已签收这张票').waitFor()
  }
  await console_.locator('body').click({ position: { x: 5, y: 5 } })
  // A button that has only just come to mean this rests for a moment.
  await console_.locator('button.main:enabled').filter({ hasText: '截止测评' }).waitFor()
  await page.keyboard.down('Space')
  await frameOf(page, '/projector').getByText('票箱已封').waitFor()
  await page.keyboard.up('Space')
  for (const phone of phonesOf(page)) await phone.getByText('您的票在票箱里').waitFor()
  for (const [who, teller] of [
    ['计票人甲', a],
    ['计票人乙', b],
  ] as const) {
    await enlarged(who, () => teller.getByRole('button', { name: '开箱计票' }).click())
  }
  for (const phone of phonesOf(page)) await phone.getByText('您的票已开出并计入').waitFor()
  await console_.getByText('现场测评得分').first().waitFor()
  expect(laptop.complaints).toEqual([])
})
