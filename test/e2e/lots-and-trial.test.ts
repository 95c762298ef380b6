/**
 * In real Chromium: a rehearsal in which three presenters draw lots on the projector and the hall tries the form once,
 * and one act that clears it.
 */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoMeeting } from '../../db/demo-meeting.ts'
import { openDatabase } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { projectRoot } from '../../server/project.ts'
import { slots } from '../../shared/domain/agenda.ts'
import { instant } from '../../shared/domain/time.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'

let browser: Browser
let hub: HubProcess
const place = aFolder()
const devices: Device[] = []
let chair: Device
let projector: Device
let phone: Device

/** The demo with its first three presenters, who draw lots. */
function threeByLot(folder: string): void {
  const demo = demoMeeting(join(projectRoot, 'db/demo/henan-2017'), instant(Date.now()), null, true)
  const three = slots(demo.agenda).slice(0, 3)
  const agenda = {
    ...demo.agenda,
    order: three.map(({ id }) => id),
    items: Object.fromEntries(three.map((slot) => [slot.id, slot])),
  }
  const db = openDatabase(folder)
  openStore(db).begin({ ...demo, plan: { ...demo.plan, order: 'lots' }, agenda })
  db.close()
}

async function open(size: Parameters<typeof aDevice>[1], url: string): Promise<Device> {
  const device = await aDevice(browser, size, url)
  devices.push(device)
  return device
}
/** Pictures for a person to look at, where a folder for them is named. */
const picture = async (device: Device, name: string) => {
  const folder = process.env['ROSTRUM_PICTURES']
  if (folder) await device.page.screenshot({ path: join(folder, `${name}.png`) })
}

beforeAll(async () => {
  threeByLot(place.folder)
  hub = await startHubProcess(place.folder, { demo: false })
  browser = await launchBrowser()
  const { roles, cards } = hub.links()
  chair = await open('laptop', roles.chair)
  projector = await open('projector', roles.projector)
  phone = await open('phone', cards.find(({ no }) => no === 'C001')?.url ?? '')
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await hub?.end('SIGTERM')
  place.remove()
})

const main = (says: string) => chair.page.locator('button.main:enabled').filter({ hasText: says })
const press = async (says: string) => {
  await main(says).click()
  await main(says).waitFor({ state: 'detached' })
}
async function hold(target: ReturnType<Device['page']['locator']>): Promise<void> {
  await expect.poll(() => target.isEnabled()).toBe(true)
  await target.hover()
  await chair.page.mouse.down()
  await target.waitFor({ state: 'detached' })
  await chair.page.mouse.up()
}

test('[Y1] [J1] [J3] [J4] [Y4] [Y3] lots on the projector, a trial on the phone, and all of it cleared', async () => {
  const console_ = chair.page
  if (await main('方案定稿').count()) await press('方案定稿')
  await console_.getByRole('button', { name: '开始演练' }).click()
  for (const { page } of [chair, projector, phone]) await page.getByText('演练中').first().waitFor()
  await press('开始签到')

  // The first by the main button, the second from paper, the third by the dialog's button.
  await press('抽签：')
  await projector.page.getByText('还有 2 位未抽').waitFor()
  await picture(projector, 'lots-projector')
  await console_.getByRole('button', { name: '抽签…' }).click()
  const dialog = console_.getByRole('dialog')
  const waiting = dialog.getByRole('row').filter({ hasText: '–' })
  const free = ((await dialog.getByRole('status').innerText()).match(/：(.+)$/)?.[1] ?? '').split(' ')
  const row = waiting.first()
  await row.getByRole('textbox').fill(free[1] ?? '')
  await picture(chair, 'lots-console')
  await row.getByRole('button', { name: /^录入/ }).click()
  await projector.page.getByText('还有 1 位未抽').waitFor()
  await waiting.first().getByRole('button', { name: /^抽签/ }).click()
  await dialog.getByText('全部抽完').waitFor()
  await hold(dialog.getByRole('button', { name: /确认述职顺序/ }))

  await console_.getByRole('button', { name: '开启试测评' }).click()
  await projector.page.getByText('试测评').first().waitFor()
  await picture(projector, 'trial-projector')
  await phone.page.getByText('试测评').first().waitFor()
  await picture(phone, 'trial-phone')
  await phone.page.getByText('好', { exact: true }).first().click()
  await phone.page.getByRole('button', { name: /^提交/ }).click()
  const sheet = phone.page.getByRole('dialog').getByRole('button', { name: /提交/ })
  if (await sheet.count()) await sheet.first().click()
  await phone.page.getByText('已收到').first().waitFor()
  await picture(phone, 'trial-phone-received')
  await picture(chair, 'trial-console')
  await hold(main('截止测评'))
  await main('开会').waitFor()
  await console_.getByRole('button', { name: '各轮结果' }).first().click()
  await dialog.getByText('不计入任何结果').waitFor()
  await picture(chair, 'trial-results')
  await dialog.getByRole('button', { name: '关闭' }).click()

  await console_.getByRole('button', { name: '清除演练…' }).click()
  await picture(chair, 'clear-console')
  await hold(dialog.getByRole('button', { name: /清除演练/ }))
  await console_.getByText('演练中').waitFor({ state: 'detached' })
  await phone.page.getByText('请重新扫描评议证').waitFor()

  // The day itself: the round has the name that it had in the rehearsal, and the phone knows nothing of that one.
  await phone.page.goto(hub.links().cards.find(({ no }) => no === 'C001')?.url ?? '')
  await press('开始签到')
  await console_.getByRole('button', { name: '开启试测评' }).click()
  await phone.page.getByRole('button', { name: '提交', exact: true }).waitFor()
  expect(await phone.page.getByText('已收到').count()).toBe(0)
  for (const device of [chair, projector, phone]) {
    await device.page
      .getByRole('button', { name: 'English' })
      .first()
      .click()
      .catch(() => undefined)
    await picture(device, `english-${devices.indexOf(device)}`)
  }
  expect(devices.flatMap(({ complaints }) => complaints)).toEqual([])
}, 120_000)
