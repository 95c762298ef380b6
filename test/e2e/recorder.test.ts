/**
 * The recorder's page in real Chromium: a slot is written down as it goes, two remarks are marked with a key, and after
 * the meeting the secretary keeps the ledger and closes an entry out.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkSecret } from '../../server/auth.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder, aHub, handMachine, type TestHub } from '../kit/a-hub.ts'

let browser: Browser
let hub: TestHub
const place = aFolder()
const machine = handMachine()
const devices: Device[] = []
let desk: Device

async function open(role: 'recorder' | 'secretary'): Promise<Device> {
  const device = await aDevice(browser, 'laptop', `${hub.url}/recorder#${linkSecret(hub.house.record.accessKey, role)}`)
  devices.push(device)
  await device.page.getByRole('navigation', { name: '页面' }).waitFor()
  return device
}
const meeting = () => hub.room().meeting()
/** Presses on to a phase of the first presenter; each press takes a minute and a half. */
function bring(phase: string): void {
  for (let n = 0; meeting().agenda.items['p01']?.phase !== phase && n < 40; n += 1) {
    hub.press()
    machine.pass(90_000)
  }
}
const tab = (device: Device, name: string) => device.page.getByRole('button', { name, exact: true }).click()

beforeAll(async () => {
  hub = await aHub({ folder: place.folder, machine })
  browser = await launchBrowser()
  desk = await open('recorder')
})
afterAll(async () => {
  await browser?.close()
  await hub?.stop()
  place.remove()
})

test('[M1] [M3] what is typed beside the report is saved as one types, and is there after a reload', async () => {
  bring('reporting')
  const note = desk.page.getByRole('textbox', { name: '开始述职的旁注' })
  await note.pressSequentially('整顿软弱涣散村87个', { delay: 5 })
  await desk.page.getByText('草稿').waitFor()
  await desk.page.getByText('已保存').waitFor()
  await expect.poll(() => Object.values(meeting().notes)).toEqual(['整顿软弱涣散村87个'])
  await desk.page.reload()
  await expect.poll(() => note.inputValue()).toBe('整顿软弱涣散村87个')
})

test('[M2] words whose act was undone under the hand are kept on the page until they are discarded', async () => {
  bring('questioning')
  const note = desk.page.getByRole('textbox', { name: '提问的旁注' })
  await note.waitFor()
  // The line goes down, so that nothing is saved before the step is undone.
  await desk.context.setOffline(true)
  await desk.page.getByText('正在重新连接').waitFor()
  await note.fill('没来得及保存的一句')
  const step = meeting().step
  const undone = hub
    .room()
    .handle({ role: 'chair', id: 'chair' }, { id: 'f'.repeat(32), command: { type: 'step.undo', step } })
  expect(undone).toMatchObject({ ok: true })
  await desk.context.setOffline(false)
  await desk.page.getByText('没有归处的旁注').waitFor()
  await desk.page.getByText('没来得及保存的一句').waitFor()
  await desk.page.getByRole('button', { name: '丢弃' }).click()
  await desk.page.getByText('没有归处的旁注').waitFor({ state: 'detached' })
  expect(Object.values(meeting().notes)).toEqual(['整顿软弱涣散村87个'])
})

test('[M5] two remarks are marked with one key each: one while typing goes on, one chosen by the arrow', async () => {
  bring('commenting')
  const record = async (text: string) => {
    await desk.page.getByRole('textbox', { name: '发言人' }).fill('省委书记')
    await desk.page.getByRole('textbox', { name: '内容' }).fill(text)
    await desk.page.keyboard.press('Control+Enter')
    await desk.page.locator('article').filter({ hasText: text }).waitFor()
  }
  await record('流动党员管理办法不多')
  await record('每季度到支部蹲点一天')
  // The hand is still in the field, where a letter is a letter.
  await desk.page.getByRole('textbox', { name: '内容' }).pressSequentially('ps')
  await desk.page.keyboard.press('Alt+KeyS')
  await desk.page.getByText('建议第 1 号').waitFor()
  expect(await desk.page.getByRole('textbox', { name: '内容' }).inputValue()).toBe('ps')
  await desk.page.getByRole('textbox', { name: '内容' }).fill('')
  await desk.page.getByRole('heading', { name: '会议进程' }).click()
  await desk.page.keyboard.press('ArrowUp')
  await desk.page.keyboard.press('p')
  await desk.page.getByText('问题第 2 号').waitFor()
  expect(meeting().problems).toMatchObject([
    { number: 1, kind: 'suggestion', text: '每季度到支部蹲点一天', slot: 'p01', raisedBy: '省委书记' },
    { number: 2, kind: 'problem', text: '流动党员管理办法不多', source: 'comment' },
  ])
  await desk.page.keyboard.press('p')
  expect(meeting().problems).toHaveLength(2)
})

test('[M4] a slip in a recorded remark is put right', async () => {
  const row = desk.page.locator('article').filter({ hasText: '流动党员' })
  await row.getByRole('button', { name: '更正' }).click()
  const form = desk.page.locator('form').filter({ hasText: '保存更正' })
  await form.getByRole('textbox', { name: '内容' }).fill('对流动党员管理办法不多')
  await form.getByRole('button', { name: '保存更正' }).click()
  await desk.page.getByText('对流动党员管理办法不多').waitFor()
  await desk.page.getByText('已更正').waitFor()
  expect(meeting().remarks.list[0]).toMatchObject({ text: '对流动党员管理办法不多', corrected: true })
})

test('[R3] what is typed on while a remark waits for the line stays in the field, and the remark is recorded', async () => {
  const field = desk.page.getByRole('textbox', { name: '内容' })
  await desk.context.setOffline(true)
  await desk.page.getByText('正在重新连接').waitFor()
  await field.fill('基层减负要见实效')
  await desk.page.keyboard.press('Control+Enter')
  await field.pressSequentially('文件')
  // The next two signs are being put together when the answer comes.
  const typing = await desk.context.newCDPSession(desk.page)
  await typing.send('Input.imeSetComposition', { text: 'shaole', selectionStart: 6, selectionEnd: 6 })
  await desk.context.setOffline(false)
  await expect.poll(() => meeting().remarks.list.at(-1)?.text).toBe('基层减负要见实效')
  await desk.page.locator('article').filter({ hasText: '基层减负要见实效' }).waitFor()
  await typing.send('Input.insertText', { text: '少了三成' })
  await desk.page.getByText('✓ 已记录').waitFor()
  expect(await field.inputValue()).toBe('文件少了三成')
  expect(meeting().remarks.list.at(-1)?.text).toBe('基层减负要见实效')
  await desk.page.keyboard.press('Control+Enter')
  await expect.poll(() => field.inputValue()).toBe('')
  expect(meeting().remarks.list.at(-1)?.text).toBe('文件少了三成')
})

test('[M6] [M7] [M8] after the meeting the secretary keeps the ledger, and an entry is closed out', async () => {
  for (let n = 0; meeting().life.state !== 'archived' && n < 400; n += 1) hub.press()
  const later = await open('secretary')
  const { page } = later
  await tab(later, '整改台账')
  const line = (n: number) => page.locator(`tr[data-entry="${n}"]`)
  await line(2).getByRole('button').click()
  const entry = page.getByRole('dialog', { name: '问题第 2 号' })
  await entry.getByRole('textbox', { name: '整改措施' }).fill('建立流动党员台账')
  await entry.getByRole('textbox', { name: '责任人', exact: true }).fill('李四')
  await entry.getByRole('textbox', { name: '完成时限' }).fill('2018年2月30日')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByText('不是有效日期').waitFor()
  // Nothing typed is lost by the refusal.
  expect(await entry.getByRole('textbox', { name: '整改措施' }).inputValue()).toBe('建立流动党员台账')
  await entry.getByRole('textbox', { name: '完成时限' }).fill('2018.1.5')
  await entry.getByRole('button', { name: '保存' }).click()
  await entry.getByText('已保存').waitFor()
  expect(await entry.getByRole('textbox', { name: '完成时限' }).inputValue()).toBe('2018-01-05')
  await entry.getByRole('button', { name: '关闭' }).click()
  await line(2).getByText('逾期').waitFor()
  await page.getByText('共 2 条，整改中 1，逾期 1，已销号 0').waitFor()

  await line(2).getByRole('button').click()
  await entry.getByRole('textbox', { name: '进展' }).fill('台账建成')
  await entry.getByRole('textbox', { name: '复核人' }).fill('省委组织部')
  await entry.getByRole('button', { name: '销号' }).click()
  await entry.getByRole('button', { name: '恢复' }).waitFor()
  await entry.getByRole('button', { name: '关闭' }).click()
  await line(2).getByText('✓ 已销号').waitFor()
  await page.getByRole('group', { name: '状态' }).getByRole('button', { name: '未销号' }).click()
  await expect.poll(() => page.locator('tr[data-entry]').count()).toBe(1)
  // Who keeps the ledger does not record remarks.
  await tab(later, '记录')
  await page.getByText('录入发言由记录员办理').waitFor()
})

test('[W1] no page complained of anything', () => {
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([])
})
