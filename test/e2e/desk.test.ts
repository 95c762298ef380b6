/** Two check-in desks in Chromium, one of them off the net for a while, beside a projector and a phone. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aClient, type Client } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'
import { beginStore, chineseList } from '../kit/listed-store.ts'

let browser: Browser
let hub: HubProcess
let chair: Client
let one: Device
let two: Device
const place = aFolder()

beforeAll(async () => {
  beginStore(place.folder, chineseList(60))
  hub = await startHubProcess(place.folder, { demo: false })
  browser = await launchBrowser()
  const { roles } = hub.links()
  chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  await chair.press()
  one = await aDevice(browser, 'laptop', roles.desk)
  two = await aDevice(browser, 'tablet', roles.desk)
  await one.page.getByRole('button', { name: '1号台' }).click()
  await two.page.getByRole('button', { name: '2号台' }).click()
})
afterAll(async () => {
  chair?.close()
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

const field = ({ page }: Device) => page.getByLabel('扫描邀请函', { exact: false })
const row = ({ page }: Device, name: string) => page.getByRole('listitem').filter({ hasText: name }).first()
const present = () => chair.view().checkIn?.figures?.voting.present

test('[Q1] [Q2] one finds by the first letters and checks in with Enter; the other sees where and when', async () => {
  await field(one).fill('szjg')
  await row(one, '名单里没有找到').waitFor()
  await field(one).fill('张建国')
  await one.page.keyboard.press('Enter')
  await one.page.getByText('张建国 已签到').waitFor()
  await chair.until('the console counts him', () => present() === 1)
  await row(two, '张建国').getByText('已在1号台签到').waitFor()
  // Who types the name all the same is told, and nothing is refused.
  await field(two).fill('张建国')
  await two.page.keyboard.press('Enter')
  await two.page.getByText(/张建国 已在1号台签到/).waitFor()
  expect(await two.page.getByRole('alert').count()).toBe(0)
})

test('[Q13] a hand scanner types the code of an invitation, wherever the focus is', async () => {
  const secretary = await enter(hub.url, hub.links().roles.secretary)
  const answer = await fetch(`${hub.url}/api/desk/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url, authorization: `Bearer ${secretary}` },
    body: '{}',
  })
  const { invitations } = (await answer.json()) as { invitations: { name: string; code: string }[] }
  const code = invitations.find(({ name }) => name === '王建国')?.code ?? ''
  await one.page.getByRole('button', { name: '全部' }).focus()
  await one.page.keyboard.type(code)
  await one.page.keyboard.press('Enter')
  await one.page.getByText('王建国 已签到').waitFor()
  await chair.until('the console counts her', () => present() === 2)
})

test('[Q1] [Q8] a double click checks in one person and takes back one, though the next one moves under the pointer', async () => {
  const { page } = one
  const list = page.locator('.people')
  const arrive = list.getByRole('button', { name: '签到', exact: true })
  const names = () => list.locator('.name').allInnerTexts()
  const undo = page.getByRole('button', { name: '撤销', exact: true })
  // What a desk presses is on its own page at once.
  expect(await undo.count()).toBe(2)
  await field(one).fill('')
  await page.getByRole('button', { name: '未到', exact: true }).click()
  await arrive.first().dblclick()
  expect(await undo.count()).toBe(3)
  // A searched name: the field is empty after the first click, and everybody is under the pointer.
  await field(one).fill((await names())[0] ?? '')
  await arrive.first().dblclick()
  expect(await undo.count()).toBe(4)
  // Two Enters at once are two people: nobody waits at the door for a button that rests.
  for (const name of (await names()).slice(0, 2)) {
    await field(one).fill(name)
    await page.keyboard.press('Enter')
  }
  expect(await undo.count()).toBe(6)
  await chair.until('all six are counted', () => present() === 6)
  for (const left of [5, 4, 3, 2]) {
    await undo.first().dblclick()
    expect(await undo.count()).toBe(left)
  }
  await chair.until('and four taken back', () => present() === 2)
  await page.getByRole('button', { name: '全部', exact: true }).click()
})

test('[Q12] a desk without the hub goes on, says so, and catches up by itself', async () => {
  await two.context.setOffline(true)
  await hub.end('SIGKILL')
  await two.page.getByText('未联网，照常签到').waitFor()
  await field(two).fill('')
  for (const name of ['李建国', '赵建国', '刘建国']) await row(two, name).getByRole('button', { name: '签到' }).click()
  await two.page.getByText('3 条未上传').waitFor()
  await row(two, '刘建国').getByText('未上传').waitFor()
  // A wrong press is taken back there, too.
  await two.page.getByRole('listitem').filter({ hasText: '刘建国' }).getByRole('button', { name: '撤销' }).click()
  await two.page.getByText('4 条未上传').waitFor()

  const { port } = hub
  chair.close()
  hub = await startHubProcess(place.folder, { demo: false, port })
  chair = await aClient(hub.url, await enter(hub.url, hub.links().roles.chair))
  await two.context.setOffline(false)
  await chair.until('both are counted', () => present() === 4)
  await two.page.getByText('已联网').waitFor()
  await expect.poll(() => two.page.getByText('未上传').count()).toBe(0)
  await row(one, '李建国').getByText('已在2号台签到').waitFor()
  await row(two, '刘建国').getByText('未到').waitFor()
})

test('[Q8] [Q9] leaving early, an excuse and somebody on no list are a few presses each', async () => {
  const { page } = one
  await field(one).fill('陈建国')
  await page.getByRole('button', { name: '陈建国：更多操作' }).click()
  await page.getByRole('button', { name: '请假', exact: true }).click()
  await page.getByLabel('请假事由').fill('出差')
  await page.getByRole('button', { name: '确定' }).click()
  await row(one, '陈建国').getByText('请假：出差').waitFor()
  await field(one).fill('王建国')
  await page.getByRole('button', { name: '王建国：更多操作' }).click()
  await page.getByRole('button', { name: '中途退场' }).click()
  await row(one, '王建国').getByText('中途退场').waitFor()
  await page.getByRole('button', { name: '增加人员' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('孙立')
  await dialog.getByLabel('票类').selectOption('B')
  await dialog.getByLabel('原因').fill('临时替换')
  await dialog.getByRole('button', { name: '增加' }).click()
  await field(one).fill('孙立')
  await row(one, '孙立').getByText('已在1号台签到').waitFor()
  await chair.until('the figures follow', () => {
    const voting = chair.view().checkIn?.figures?.voting
    return voting?.excused === 1 && voting.left === 1 && voting.present === 4
  })
})

test('[Q10] the projector has the figures and no name', async () => {
  const wall = await aDevice(browser, 'projector', hub.links().roles.projector)
  await wall.page.getByText('正在签到').waitFor()
  const text = await wall.page.locator('body').innerText()
  expect(text).toMatch(/应到\s+55\s+实到\s+4/)
  expect(text).not.toContain('建国')
  expect([...wall.complaints, ...one.complaints, ...two.complaints]).toEqual([])
})
