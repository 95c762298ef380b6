/** Archives in a real browser: opened and read without a session, watched again, set side by side, and kept for an erasure. */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkSecret } from '../../server/auth.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder, handMachine, type TestHub } from '../kit/a-hub.ts'
import { archiveOfHub, aHeldMeeting, pressUntilSigned } from '../kit/an-archive.ts'

const scrap = mkdtempSync(join(tmpdir(), 'rostrum-archives-'))
const places = [aFolder(), aFolder()]
const zips = [join(scrap, '2017.zip'), join(scrap, '2018.zip')]
let hubs: TestHub[]
let browser: Browser
let reader: Device
const YEAR = 365 * 86_400_000

beforeAll(async () => {
  const first = await aHeldMeeting({ folder: places[0]?.folder ?? '', presenters: 3 })
  const marks = ['good', 'good', 'good', 'fairly_good', 'poor']
  const machine = handMachine(Date.UTC(2018, 0, 10, 0, 30) + YEAR)
  const second = await aHeldMeeting({ folder: places[1]?.folder ?? '', presenters: 2, marks, machine })
  hubs = [first, second]
  hubs.forEach((hub, i) => writeFileSync(zips[i] ?? '', archiveOfHub(hub).bytes))
  browser = await launchBrowser()
  reader = await aDevice(browser, 'laptop', `${second.url}/archive`)
})
afterAll(async () => {
  await browser?.close()
  for (const hub of hubs ?? []) await hub.stop()
  places.forEach((place) => place.remove())
  rmSync(scrap, { recursive: true, force: true })
})

/** `PICTURES=folder` keeps pictures of the stations. */
async function picture(page: Page, name: string, sizes: readonly (readonly [number, number])[] = [[1366, 768]]) {
  const folder = process.env['PICTURES']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const language of ['zh', 'en']) {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${name}-${language}-${width}.png`), fullPage: name !== 'replay' })
    }
    await page.getByRole('button', { name: language === 'zh' ? 'English' : '中文' }).click()
    await page.waitForTimeout(200)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
}

test('[X4] an archive is opened and its documents are read, without a session and without a word to the hub', async () => {
  const { page } = reader
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith('blob:')) asked.push(new URL(request.url()).pathname)
  })
  await page.locator('input[type=file]').setInputFiles(zips[0] ?? '')
  await page.getByText('核对无误').first().waitFor()
  await page.locator('.shelf li button').first().waitFor()
  const frame = page.frameLocator('iframe')
  await frame.getByText('述职').first().waitFor()
  await picture(page, 'documents', [
    [1366, 768],
    [390, 844],
  ])
  await page.getByRole('button', { name: '结果', exact: true }).click()
  await page.getByText('郑州市').first().waitFor()
  await picture(page, 'results')
  expect(asked.filter((path) => !path.startsWith('/assets/'))).toEqual([])
  expect(reader.complaints).toEqual([])
})

test('[X4] [X2] one that was changed is shown as broken, and what is no archive is refused', async () => {
  const { page } = reader
  const bytes = readFileSync(zips[0] ?? '')
  const at = bytes.indexOf('README.txt') + 40
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(join(scrap, 'changed.zip'), bytes)
  writeFileSync(join(scrap, 'other.zip'), 'no zip at all')
  await page.locator('input[type=file]').setInputFiles([join(scrap, 'changed.zip'), join(scrap, 'other.zip')])
  await page.getByRole('alert').filter({ hasText: 'other.zip' }).waitFor()
  expect((await page.getByText('核对不符').count()) + (await page.getByText('changed.zip').count())).toBeGreaterThan(0)
  await page.reload()
})

test('[X7] two years stand side by side', async () => {
  const { page } = reader
  await page.locator('input[type=file]').setInputFiles(zips)
  await page.getByRole('button', { name: '历年对比' }).click()
  await page.getByText('得分可以比较').waitFor()
  await page.getByRole('button', { name: /郑州市/ }).click()
  const heads = await page.locator('.years thead th').allInnerTexts()
  expect(heads.filter((head) => /2018-01-10/.test(head))).toHaveLength(1)
  expect(heads.filter((head) => /2019-01-10/.test(head))).toHaveLength(1)
  await picture(page, 'years', [
    [1366, 768],
    [390, 844],
  ])
})

test('[X4] [X5] an archive is watched again on the projector, at two moments', async () => {
  const { page } = reader
  await page.locator('.open').first().click()
  await page.getByRole('button', { name: '回放' }).click()
  await page.waitForURL('**/replay')
  await page.getByRole('button', { name: '播放' }).waitFor()
  await page.locator('select').selectOption({ label: '01 郑州市' })
  await page.locator('.wall').getByText('郑州市').first().waitFor()
  const first = await page.locator('.moment').innerText()
  await page.keyboard.press('PageDown')
  await page.keyboard.press('PageDown')
  await page.locator('select').selectOption({ label: '02 开封市' })
  await page.locator('.wall').getByText('开封市').first().waitFor()
  expect(await page.locator('.moment').innerText()).not.toBe(first)
  await page.getByRole('button', { name: '10×' }).click()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: '暂停' }).waitFor()
  const now = await page.locator('.moment').innerText()
  await expect.poll(() => page.locator('.moment').innerText(), { timeout: 10_000 }).not.toBe(now)
  await page.keyboard.press('Space')
  await picture(page, 'replay', [
    [1366, 768],
    [1920, 1080],
  ])
  expect(reader.complaints).toEqual([])
})

test('[X8] [X9] the chair makes the archive of a signed meeting, and erases the machine against it', async () => {
  const hub = hubs[1] as TestHub
  pressUntilSigned(hub)
  const secret = linkSecret(hub.house.record.accessKey, 'chair')
  const { page, complaints } = await aDevice(browser, 'laptop', `${hub.url}/archive#${secret}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '制作并下载存档' }).click(),
  ])
  const kept = join(scrap, 'kept.zip')
  await download.saveAs(kept)
  const hash = await page.locator('.made code').innerText()
  await page.locator('input[type=file]').setInputFiles(kept)
  await page.locator('.erase input').fill(hash.slice(0, 8))
  await page.getByRole('button', { name: '第一步' }).click()
  await picture(page, 'erase')
  await page.getByRole('button', { name: '第二步' }).focus()
  await page.keyboard.down('Enter')
  await page.getByText('数据清除证明').first().waitFor()
  await page.keyboard.up('Enter')
  expect(await page.locator('.certificate').innerText()).toContain(hash)
  await picture(page, 'certificate')
  expect(complaints).toEqual([])
})
