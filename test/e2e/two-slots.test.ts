/**
 * A meeting in real Chromium: chair, projector, stage and three phones through two whole slots, with everything that
 * may happen in between: a reload in the middle of a countdown, a hub that is killed, a projector that is cut off.
 */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'

let browser: Browser
let hub: HubProcess
const place = aFolder()
const devices: Device[] = []
let chair: Device
let projector: Device
let stage: Device
let phones: Device[]

async function open(size: Parameters<typeof aDevice>[1], url: string): Promise<Device> {
  const device = await aDevice(browser, size, url)
  devices.push(device)
  return device
}

beforeAll(async () => {
  hub = await startHubProcess(place.folder)
  browser = await launchBrowser()
  const { roles, join, cards } = hub.links()
  const card = (no: string) => cards.find((each) => each.no === no)
  chair = await open('laptop', roles.chair)
  projector = await open('projector', roles.projector)
  stage = await open('projector', roles.stage)
  // One types the code of the card, two scan it.
  const typing = await open('phone', join)
  await typing.page.getByRole('textbox').fill(card('A001')?.code.toLowerCase() ?? '')
  await typing.page.getByRole('button', { name: '进入' }).click()
  phones = [typing, await open('phone', card('B001')?.url ?? ''), await open('phone', card('C001')?.url ?? '')]
})
afterAll(async () => {
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

/** Presses the main button by the keyboard once it says what is expected, and waits until it says something else. */
async function press(expected: string | RegExp): Promise<void> {
  const button = chair.page.locator('button.main:enabled').filter({ hasText: expected })
  await button.waitFor()
  await chair.page.keyboard.press('Space')
  await button.waitFor({ state: 'detached' })
  // The console rests until the answer is there and the eye has had a moment.
  await chair.page.locator('button.main:enabled').waitFor()
}

/** Holds the main button by the keyboard until it has taken effect. */
async function hold(expected: string | RegExp): Promise<void> {
  const button = chair.page.locator('button.main:enabled').filter({ hasText: expected })
  await button.waitFor()
  await chair.page.keyboard.down('Space')
  await button.waitFor({ state: 'detached' })
  await chair.page.keyboard.up('Space')
}

const see = (device: Device, text: string | RegExp): Promise<void> =>
  device.page.getByText(text).filter({ visible: true }).first().waitFor()
const timerOf = (device: Device): Locator => device.page.getByRole('timer').first()

/** The seconds that a screen's countdown shows, negative over time, and when it was read, in seconds of the machine's clock. */
async function read(device: Device): Promise<{ shows: number; at: number }> {
  const { text, at } = await timerOf(device).evaluate((timer: HTMLElement) => ({
    text: timer.innerText,
    at: Date.now() / 1_000,
  }))
  const figures = /(\+?)(\d+):(\d\d)/.exec(text)
  if (!figures) throw new Error('no countdown is shown')
  const [, over, minutes, seconds] = figures
  return { shows: (over ? -1 : 1) * (Number(minutes) * 60 + Number(seconds)), at }
}
const shown = async (device: Device): Promise<number> => (await read(device)).shows

/**
 * Every screen's countdown ends at the same moment: whole seconds, read at any time, tell it to a second, and a screen
 * draws a moment late. One page may be read long after another on a busy machine.
 */
async function expectOneClock(...of: Device[]): Promise<number> {
  const readings = await Promise.all(of.map(read))
  const ends = readings.map(({ shows, at }) => shows + at)
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(1.5)
  return readings[0]?.shows ?? NaN
}

async function vote(device: Device, grade: string): Promise<void> {
  await device.page
    .locator('label')
    .filter({ hasText: new RegExp(`^[●○]?\\s*${grade}$`) })
    .first()
    .click()
  await device.page.getByRole('button', { name: /提交/ }).click()
  await see(device, '已收到')
}

describe('[N2] a day in the hall', () => {
  test('[W1] everybody is in, and the meeting is called to order', async () => {
    for (const phone of phones) await see(phone, '会议尚未开始')
    expect(new URL(phones[1]?.page.url() ?? '').hash).toBe('')
    await press('开始签到')
    await press('开会')
    await press('进入“开场”')
    await press('结束“开场”')
    await press('01 郑州市')
    for (const screen of [chair, projector, ...phones]) await see(screen, '郑州市')
  })

  test('[T1] [S2] the report begins when the operator presses, and every screen counts the same second', async () => {
    await press('开始述职')
    await expect.poll(() => shown(projector), { timeout: 20_000 }).toBeLessThan(600)
    await expectOneClock(chair, projector, stage, ...phones)
    const box = await timerOf(projector).boundingBox()
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(720 / 4)
  })

  test('[R2] a question from a phone waits for the chair’s table, and is on the wall once released', async () => {
    const [, asking] = phones
    if (!asking) throw new Error('three phones are in')
    const question = '如何解决当前机关党建中存在形式主义的问题?'
    await asking.page.getByRole('textbox').first().fill(question)
    await asking.page.getByRole('button', { name: '发送' }).click()
    await see(chair, question)
    await see(asking, '待放行')
    expect(await projector.page.getByText(question).count()).toBe(0)
    await press('进入提问')
    await chair.page.keyboard.press('f')
    await see(projector, question)
    await see(stage, question)
    await see(asking, '已放行')
  })

  test('[U1] a step too far is undone, and the clock reads as if it had never been pressed', async () => {
    const before = await shown(chair)
    await press('进入作答')
    await chair.page.keyboard.press('Control+z')
    await chair.page.locator('button.main').filter({ hasText: '进入作答' }).waitFor()
    const after = await shown(chair)
    expect(after).toBeLessThanOrEqual(before)
    expect(before - after).toBeLessThan(30)
  })

  test('[B1] [V2] the ballot: three phones, counts on the wall, nothing else before the close', async () => {
    await press('进入作答')
    await press('进入点评')
    await press('开启测评')
    await see(projector, /0\s*\/\s*113/)
    await vote(phones[0] as Device, '好')
    await vote(phones[1] as Device, '较好')
    await vote(phones[2] as Device, '一般')
    await see(projector, /3\s*\/\s*113/)
    for (const screen of [projector, stage]) expect(await screen.page.getByText('现场测评得分').count()).toBe(0)
    await hold('截止测评')
    // 40 % × 100 + 30 % × 80 + 30 % × 60 = 82.
    await see(chair, '82.00')
    for (const phone of phones) await see(phone, '已收到')
  })

  test('the second presenter: called, reporting, and the phone and the projector are reloaded in the middle', async () => {
    await press('02 开封市')
    await press('开始述职')
    await expect.poll(() => shown(chair), { timeout: 20_000 }).toBeLessThan(600)
    await Promise.all([phones[2]?.page.reload(), projector.page.reload(), chair.page.reload()])
    for (const screen of [projector, phones[2] as Device]) await see(screen, '开封市')
    await timerOf(chair).waitFor()
    await expectOneClock(chair, projector, stage, ...phones)
  })

  test('[T10] [D11] the hub is killed while all watch: they count on, say so, and find it again where it was', async () => {
    const { port } = hub
    await hub.end('SIGKILL')
    for (const screen of [chair, projector, stage, ...phones]) await see(screen, '正在重新连接')
    const alone = await expectOneClock(chair, projector, stage)
    await expect.poll(() => shown(projector), { timeout: 20_000 }).toBeLessThan(alone)
    hub = await startHubProcess(place.folder, { port })
    for (const screen of [chair, projector, stage, ...phones]) {
      await screen.page.getByText('正在重新连接').first().waitFor({ state: 'hidden' })
    }
    const together = await expectOneClock(chair, projector, stage, ...phones)
    expect(together).toBeLessThan(alone)
    expect(together).toBeGreaterThan(alone - 60)
  })

  test('[W3] a hub that hangs without hanging up is noticed by every screen, which counts on', async () => {
    hub.child.kill('SIGSTOP')
    for (const screen of [chair, projector, stage, ...phones]) await see(screen, '正在重新连接')
    await expectOneClock(chair, projector, stage)
    hub.child.kill('SIGCONT')
    for (const screen of [chair, projector, stage, ...phones]) {
      await screen.page.getByText('正在重新连接').first().waitFor({ state: 'hidden' })
    }
    await expectOneClock(chair, projector, stage, ...phones)
  })

  test('the projector is cut off for a while: it goes on counting, says so, and then shows what it missed', async () => {
    await projector.context.setOffline(true)
    await see(projector, '正在重新连接')
    const before = await shown(projector)
    await press('进入提问')
    await expect.poll(() => shown(projector), { timeout: 20_000 }).toBeLessThan(before)
    await projector.context.setOffline(false)
    await projector.page.getByText('正在重新连接').first().waitFor({ state: 'hidden' })
    await expect.poll(() => shown(projector), { timeout: 20_000 }).toBeLessThanOrEqual(180)
    await expectOneClock(chair, projector)
  })

  test('[B4] a ballot is not closed over the head of somebody who is still filling it in', async () => {
    await press('进入作答')
    await press('进入点评')
    await press('开启测评')
    await vote(phones[0] as Device, '好')
    const late = phones[1] as Device
    await late.page
      .locator('label')
      .filter({ hasText: /^[●○]?\s*好$/ })
      .first()
      .click()
    await chair.page.getByText(/1 人/).filter({ visible: true }).first().waitFor()
    await chair.page.locator('button.main:enabled').filter({ hasText: '截止测评' }).waitFor()
    await chair.page.keyboard.down('Space')
    const dialog = chair.page.locator('dialog[open]')
    await dialog.waitFor()
    await chair.page.keyboard.up('Space')
    await dialog.getByText('还有 1 人').first().waitFor()
    await dialog.getByRole('button', { name: /延长/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await late.page.getByRole('button', { name: /提交/ }).click()
    await see(late, '已收到')
    await hold('截止测评')
    await see(phones[2] as Device, '未提交')
    await press('03 洛阳市')
    for (const screen of [projector, ...phones]) await see(screen, '洛阳市')
  })

  test('[H3] every page is in English at a press, and back', async () => {
    await chair.page.getByRole('button', { name: 'English' }).first().click()
    await see(chair, /report/i)
    await chair.page.getByRole('button', { name: '中文' }).first().click()
    await see(chair, '开始述职')
  })

  test('no page complained, scrolled sideways or broke its security rules', async () => {
    for (const { page, complaints } of devices) {
      expect(complaints).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    }
    for (const { page } of [chair, projector, stage]) {
      expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0)
    }
  })
})
