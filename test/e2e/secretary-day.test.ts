/**
 * A secretary's day, from an empty store to an archive and an empty machine: prepared alone, typed and pasted, checked and
 * frozen; people checked in, a secret ballot held and opened, the papers printed, the archive made, checked and kept.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder } from '../kit/a-hub.ts'
import { runCli, startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { aClient, type Client } from '../kit/a-client.ts'
import { enter } from '../../server/rehearse/entering.ts'
import { chanceFrom } from '../../server/rehearse/chance.ts'
import { aRest, patiently } from '../../server/rehearse/patiently.ts'
import { twoTellers } from '../../server/rehearse/tellers.ts'
import { aVoter, type Voter } from '../../server/rehearse/voter.ts'

let browser: Browser
let hub: HubProcess
let laptop: Device
const place = aFolder()
const scrap = mkdtempSync(join(tmpdir(), 'rostrum-day-'))
/** What the secretary keeps of the day. */
let kept: string
let chair: Client
let voters: Voter[] = []

beforeAll(async () => {
  hub = await startHubProcess(place.folder, { demo: false })
  browser = await launchBrowser()
  laptop = await aDevice(browser, 'laptop', `${hub.url}/`)
})
afterAll(async () => {
  await browser?.close()
  for (const voter of voters) voter.close()
  chair?.close()
  await hub?.end('SIGTERM')
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
})

const step = (page: Page, name: string) => page.getByRole('navigation').getByRole('button', { name }).click()
const saved = (page: Page) => page.getByText(/已保存 \d\d:\d\d/).waitFor()

/** Cells put on the clipboard by a spreadsheet and pasted into a field. */
const paste = (page: Page, label: string, cells: readonly (readonly string[])[]) =>
  page.getByLabel(label, { exact: true }).evaluate(
    (field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', text)
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    cells.map((row) => row.join('\t')).join('\n'),
  )

test('[F10] the first page of an empty store leads to a new meeting, begun with a preset', async () => {
  const { page } = laptop
  await page.getByRole('link', { name: '新建会议' }).click()
  await page.getByRole('heading', { name: '筹备一场会议' }).waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('button', { name: '用这个方案 省级四等次' }).click()
  await page.getByRole('heading', { name: '时间和地点' }).waitFor()
})

test('[F1] what is missing is in sight, and each line leads to its field', async () => {
  const { page } = laptop
  const missing = page.getByRole('complementary', { name: '待补清单' })
  await step(page, '核对和锁定')
  await missing.getByRole('button', { name: '还没有地点' }).click()
  await page.getByLabel('地点').fill('二楼会议室')
  await page.getByLabel('会议名称').fill('2026年度述职评议会议')
  const [date, time] = [page.locator('[data-field="date"] input'), page.locator('[data-field="time"] input')]
  await date.fill('2026-12-20')
  await date.press('Enter')
  await time.fill('08:30')
  await time.press('Enter')
  await page.getByRole('heading', { level: 2, name: '时间和地点' }).click()
  await missing.getByText('还没有日期').waitFor({ state: 'detached' })
  await saved(page)
})

test('[F9] presenters are typed and pasted, moved, taken out, and all of it undone and done again', async () => {
  const { page } = laptop
  await step(page, '述职人和顺序')
  await page.getByRole('button', { name: '加一位述职人' }).click()
  await page.getByLabel('第 1 行 姓名').fill('张三')
  await page.getByLabel('第 1 行 单位').fill('甲市')
  await page.getByRole('button', { name: '加一位述职人' }).click()
  await paste(page, '第 2 行 姓名', [
    ['李 四', '乙市', '市委书记', '现场', '８', '20'],
    ['王五', '丙市', '市委书记', '书面', '10', '12'],
  ])
  expect(await page.getByLabel('第 2 行 姓名').inputValue()).toBe('李四')
  expect(await page.getByLabel('第 3 行 单位').inputValue()).toBe('丙市')
  // By keyboard, and by the whole draft's undo and redo.
  await page.getByRole('button', { name: '移动这一行' }).nth(3).press('ArrowUp')
  expect(await page.getByLabel('第 2 行 姓名').inputValue()).toBe('王五')
  await page.keyboard.press('Control+z')
  await expect.poll(() => page.getByLabel('第 2 行 姓名').inputValue()).toBe('李四')
  await page.keyboard.press('Control+y')
  await expect.poll(() => page.getByLabel('第 2 行 姓名').inputValue()).toBe('王五')
  await page
    .getByRole('button', { name: '移动这一行' })
    .nth(2)
    .dragTo(page.getByRole('button', { name: '移动这一行' }).nth(3))
  await expect.poll(() => page.getByLabel('第 2 行 姓名').inputValue()).toBe('李四')
  await page.getByText(/述职人 3 位，预计 10:09 结束/).waitFor()
})

test('[F9] [F7] voters are pasted, and the work is there again after a reload', async () => {
  const { page } = laptop
  await step(page, '评议人和票类')
  await page.getByRole('button', { name: '加一位' }).click()
  const voters = ['A', 'B', 'C'].flatMap((code) =>
    Array.from({ length: 6 }, (_, i) => [
      '',
      `${code}评议${i + 1}`,
      '机关',
      '处长',
      '党代表',
      `${code}类`,
      `${i + 1}排`,
    ]),
  )
  await paste(page, '第 1 行 编号', [...voters, ['', '旁听', '观察团', '', '', '列席']])
  await page.getByRole('list', { name: '票类' }).getByText('A 领导班子成员 6 人').waitFor()
  await saved(page)
  await page.reload()
  await page.getByRole('heading', { level: 2, name: '评议人和票类' }).waitFor()
  expect(await page.getByLabel('第 2 行 姓名').inputValue()).toBe('A评议2')
  await page.getByText('不缺什么，可以锁定。').waitFor()
})

test('[F1] the scheme is edited as at the console, and a fault in it leads back to its field', async () => {
  const { page } = laptop
  await step(page, '测评办法')
  await page.getByRole('button', { name: '票类与权重' }).click()
  await page.locator('[data-field="classes.0.weight"]').fill('50')
  await page.locator('[data-field="classes.0.weight"]').fill('')
  const missing = page.getByRole('complementary', { name: '待补清单' })
  await missing.getByRole('button').first().waitFor()
  await saved(page)
  await page.reload()
  await missing.getByRole('button').first().click()
  await page.locator('[data-field="classes.0.weight"]').fill('40')
  await page.getByText('不缺什么，可以锁定。').waitFor()
  for (const name of ['公布范围', '屏幕和评议证']) {
    await step(page, name)
    await page.getByRole('heading', { level: 2, name }).waitFor()
  }
})

test('[F2] held, it is frozen, and the chair’s console opens on that meeting', async () => {
  const { page } = laptop
  await step(page, '核对和锁定')
  const freeze = page.getByRole('button', { name: '锁定，会议就绪' })
  await expect.poll(() => freeze.isEnabled()).toBe(true)
  await freeze.hover()
  await page.mouse.down()
  await page.getByText('会议已就绪').waitFor()
  await page.mouse.up()
  const [console_] = await Promise.all([
    laptop.context.waitForEvent('page'),
    page.getByRole('link', { name: '打开控制台' }).click(),
  ])
  await console_.locator('button.main').filter({ hasText: '开始签到' }).waitFor()
  await console_.getByText('2026年度述职评议会议').first().waitFor()
  await console_.close()
})

test('[F6] a change of the frozen plan asks for a reason', async () => {
  const { page } = laptop
  await page.getByRole('button', { name: '改动方案' }).click()
  await page.getByLabel('地点').fill('三楼会议室')
  await step(page, '核对和锁定')
  const freeze = page.getByRole('button', { name: '锁定改动' })
  expect(await freeze.isDisabled()).toBe(true)
  await page.getByLabel('改动的理由').fill('二楼维修')
  await expect.poll(() => freeze.isEnabled()).toBe(true)
  await freeze.hover()
  await page.mouse.down()
  await page.getByRole('button', { name: '改动方案' }).waitFor()
  await page.mouse.up()
  await page.getByText(/三楼会议室 · 述职人 3 位，评议人 18 人/).waitFor()
  expect(laptop.complaints).toEqual([])
})

test('[Q1] [Q10] everybody is checked in at the desk, by name, and the wall counts', async () => {
  chair = await aClient(hub.url, await enter(hub.url, hub.links().roles.chair))
  const wall = await aDevice(browser, 'projector', hub.links().roles.projector)
  await chair.press()
  const desk = await aDevice(browser, 'laptop', hub.links().roles.desk)
  await desk.page.getByRole('button', { name: '1号台' }).click()
  for (const name of ['A', 'B', 'C'].flatMap((code) => Array.from({ length: 6 }, (_, i) => `${code}评议${i + 1}`))) {
    await desk.page.getByLabel('扫描邀请函', { exact: false }).fill(name)
    await desk.page.keyboard.press('Enter')
    await desk.page.getByText(`${name} 已签到`).first().waitFor()
  }
  await chair.until('all are there', () => chair.view().checkIn?.figures?.voting.present === 18)
  await expect.poll(() => wall.page.locator('body').innerText()).toMatch(/应到\s+18\s+实到\s+18/)
  expect([...desk.complaints, ...wall.complaints]).toEqual([])
  await desk.context.close()
  await wall.context.close()
})

test('[E1] [B1] the tellers make their key, the day is held, and eighteen phones cast a secret ballot', async () => {
  const { roles, cards } = hub.links()
  const tellers = twoTellers(hub.url, {
    teller_a: await enter(hub.url, roles.teller_a),
    teller_b: await enter(hub.url, roles.teller_b),
  })
  expect(await tellers.makeKey()).toBe(true)
  const drawn = cards.filter(({ voterClass }) => voterClass !== null)
  // As many cards of each class as there are people of it: spare ones stay in the drawer.
  const inHand = ['A', 'B', 'C'].flatMap((code) => drawn.filter(({ voterClass }) => voterClass === code).slice(0, 6))
  voters = await Promise.all(
    inHand.map(async ({ url }, i) => aVoter(await aClient(hub.url, await enter(hub.url, url)), chanceFrom(i + 1))),
  )
  while (chair.view().control?.main?.type !== 'ballot.open') expect(await chair.press()).toMatchObject({ ok: true })
  expect(await chair.press()).toMatchObject({ ok: true })
  const round = chair.view().ballot?.round?.id ?? ''
  for (const voter of voters) {
    expect(await voter.vote(round)).toMatchObject({ ok: true })
  }
  expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
  expect(await tellers.open(round)).toBe(true)
  await chair.until('the result is there', () => (chair.view().results?.day.length ?? 0) === 3)
  for (let n = 0; n < 60 && chair.view().now?.life.state !== 'sealed'; n += 1) {
    expect(await patiently(chair.press, aRest)).toMatchObject({ ok: true })
  }
  expect(chair.view().now?.life.state).toBe('sealed')
})

test('[O1] the papers are there, complete, in the session in which everything was prepared', async () => {
  const page = await laptop.context.newPage()
  await page.goto(`${hub.url}/papers?from=setup`)
  await page.locator('nav.list button').filter({ hasText: '测评结果汇总表' }).first().click()
  await page.locator('.sheet').getByText('甲市').first().waitFor()
  await page.locator('nav.list button').filter({ hasText: '签到表' }).first().click()
  await page.locator('.sheet').getByText('A评议1').first().waitFor()
  await page.locator('nav.list button').filter({ hasText: '计票结果报告单' }).first().click()
  await page
    .locator('.sheet')
    .getByText(/总监票人/)
    .first()
    .waitFor()
  await page.close()
})

test('[X1] [X3] the archive is made and downloaded, and the offline verifier holds it right', async () => {
  const page = await laptop.context.newPage()
  await page.goto(`${hub.url}/archive`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '制作并下载存档' }).click(),
  ])
  kept = join(scrap, 'kept.zip')
  await download.saveAs(kept)
  const verified = runCli('verify', kept)
  expect(verified.out).toContain('全部相符')
  expect(verified.code).toBe(0)
  // Made once more from the same data, by the command: the same bytes.
  const again = join(scrap, 'again.zip')
  expect(runCli('archive', '--data', place.folder, '--out', again).code).toBe(0)
  expect(readFileSync(again).equals(readFileSync(kept))).toBe(true)
  await page.close()
})

test('[X4] [X8] opened again it is read without a session; and the machine is erased against it, with a certificate', async () => {
  const page = await laptop.context.newPage()
  await page.goto(`${hub.url}/archive`)
  await page.locator('input[type=file]').setInputFiles(kept)
  await page.getByText('核对无误').first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '制作并下载存档' }).click(),
  ])
  await download.cancel()
  const hash = await page.locator('.made code').innerText()
  await page.locator('.erase input').fill(hash.slice(0, 8))
  await page.getByRole('button', { name: '第一步' }).click()
  await page.getByRole('button', { name: '第二步' }).focus()
  await page.keyboard.down('Enter')
  await page.getByText('数据清除证明').first().waitFor()
  await page.keyboard.up('Enter')
  // The same window begins again as that of an empty machine.
  const newcomer = await aDevice(browser, 'laptop', `${hub.url}/`)
  await newcomer.page.getByRole('link', { name: '新建会议' }).waitFor()
})
