/**
 * `npm run pictures`: takes the demo through its stations and pictures every page there, in the sizes it is used in and
 * in both languages, into `pictures/`. To be looked at: what would a designer move?
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare, root } from '../server/prepare.mjs'
import { ensureBrowser } from './browser.mjs'

prepare()
const executablePath = await ensureBrowser()
const { chromium } = await import('playwright-core')

const sizes = {
  chair: [
    [1366, 768],
    [1024, 768],
    [768, 1024],
  ],
  recorder: [
    [1366, 768],
    [768, 1024],
  ],
  projector: [
    [1280, 720],
    [1920, 1080],
    [1024, 768],
    [3840, 2160],
  ],
  stage: [
    [1280, 720],
    [1024, 768],
  ],
  teller: [
    [1366, 768],
    [1024, 768],
  ],
  phone: [
    [360, 640],
    [390, 844],
  ],
}
const out = join(root, 'pictures')
const data = mkdtempSync(join(tmpdir(), 'rostrum-pictures-'))
const cli = join(root, 'dist/server/cli.js')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })

const hub = spawn(process.execPath, [cli, '--demo', '--host', '127.0.0.1', '--port', '0', '--data', data])
await new Promise((ready) => hub.stdout.on('data', (text) => String(text).includes('Ctrl-C') && ready()))
const { stdout } = spawnSync(process.execPath, [cli, 'links', '--json', '--host', '127.0.0.1', '--data', data], {
  encoding: 'utf8',
})
const { roles, cards } = JSON.parse(stdout)
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
})

/** Opens a page on a device of its own. */
async function open(link, [width, height], language = 'zh-CN', touch = false) {
  const context = await browser.newContext({
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    deviceScaleFactor: touch ? 2 : 1,
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  const url = new URL(link)
  url.searchParams.set('lang', language)
  await page.goto(url.href)
  return page
}

const pages = []
for (const language of ['zh-CN', 'en']) {
  for (const kind of ['chair', 'recorder', 'projector', 'stage']) {
    pages.push({ kind, language, page: await open(roles[kind], sizes[kind][0], language) })
  }
  const teller = language === 'en' ? roles.teller_b : roles.teller_a
  pages.push({ kind: 'teller', language, page: await open(teller, sizes.teller[0], language) })
  const card = cards.find(({ no }) => no === (language === 'en' ? 'C017' : 'B003'))
  pages.push({ kind: 'phone', language, page: await open(card.url, sizes.phone[0], language, true) })
}
const find = (kind, language) => pages.find((each) => each.kind === kind && each.language === language).page
const chair = find('chair', 'zh-CN')
const phones = [find('phone', 'zh-CN'), find('phone', 'en')]
const tellers = [find('teller', 'zh-CN'), find('teller', 'en')]

let count = 0
async function picture(station) {
  for (const { kind, language, page } of pages) {
    for (const [width, height] of sizes[kind]) {
      await page.setViewportSize({ width, height })
      // One frame for the layout, one for what measures itself.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      await page.screenshot({ path: join(out, `${station}-${kind}-${language}-${width}x${height}.png`) })
      count += 1
    }
    await page.setViewportSize({ width: sizes[kind][0][0], height: sizes[kind][0][1] })
  }
}

/** Presses, or holds, the main button until it says something else. */
async function press(times = 1) {
  for (let n = 0; n < times; n += 1) {
    const button = chair.locator('button.main:enabled')
    await button.waitFor()
    const said = await button.innerText()
    const box = await button.boundingBox()
    await chair.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await chair.mouse.down()
    await chair
      .waitForFunction((before) => document.querySelector('button.main')?.innerText !== before, said, {
        timeout: 3_000,
      })
      .catch(() => {})
    await chair.mouse.up()
    await chair.locator('button.main:enabled').waitFor()
  }
}

const question = '全面从严治党向基层延伸得不够,对存在的吃拿卡要现象和微腐败问题,应该从哪些方面采取措施加以解决?'

await picture('01-standby')
// The tellers' key: made by the first, its printed halves typed in by the second.
await tellers[0].getByRole('button', { name: '生成密钥' }).click()
await tellers[0].getByText('密钥的两半').waitFor()
const halves = (await tellers[0].locator('body').innerText())
  .replace(/\s+/g, ' ')
  .match(/(?:[0-9A-Z]{4}[- ]){6}[0-9A-Z]{4}/g)
await tellers[1].locator('input').first().fill(halves[0])
await picture('01-halves')
await tellers[1].locator('input').last().fill(halves[1])
await tellers[1].getByRole('button', { name: 'Restore and prove the key' }).click()
await tellers[0].getByText('两人都已验证').waitFor()
await picture('01-key')
await press(4)
await picture('02-between')
await press()
await picture('03-called')
await press()
await picture('04-report')
await phones[0].getByRole('textbox').first().fill(question)
await phones[0].locator('button', { hasText: '发送' }).click()
await phones[0].getByText('待放行').first().waitFor()
await press()
await picture('05-question-waiting')
await chair.keyboard.press('f')
await phones[0].getByText('已放行').first().waitFor()
await picture('06-question')
await press(2)
await picture('07-comment')
await press()
await picture('08-ballot')
for (const phone of phones) {
  await phone
    .locator('label')
    .filter({ hasText: /较好|Fairly good/ })
    .first()
    .click()
  await phone.getByRole('button', { name: /提交|Submit/ }).click()
  await phone
    .getByText(/已收到|Received/)
    .first()
    .waitFor()
}
await picture('09-receipt')
await press()
await phones[0].getByText('您的票在票箱里').waitFor()
await picture('10-closed')
await tellers[0].getByRole('button', { name: '开箱计票' }).click()
await tellers[1].getByRole('button', { name: 'Open and count' }).click()
await phones[0].getByText('您的票已开出并计入').waitFor()
await picture('10-opened')
const reveal = chair.getByRole('button', { name: '公布结果' })
await reveal.hover()
await chair.mouse.down()
await find('projector', 'zh-CN').getByText('现场测评得分').first().waitFor()
await chair.mouse.up()
await picture('11-results')
await press(2)
for (const page of pages.map(({ page: each }) => each)) await page.context().setOffline(true)
for (const { page, language } of pages)
  await page
    .getByText(language === 'en' ? 'Reconnecting' : '正在重新连接')
    .first()
    .waitFor()
await picture('12-lost')
for (const page of pages.map(({ page: each }) => each)) await page.context().setOffline(false)

for (const language of ['zh-CN', 'en']) {
  for (const [name, path, list] of [
    [
      'home',
      '/',
      [
        [1366, 768],
        [390, 844],
      ],
    ],
    ['join', '/join', [[390, 844]]],
    [
      'demo',
      '/demo',
      [
        [1366, 768],
        [1920, 1080],
      ],
    ],
  ]) {
    for (const size of list) {
      const page = await open(new URL(path, roles.chair).href, size, language)
      await page.waitForLoadState('networkidle').catch(() => {})
      await page.waitForTimeout(name === 'demo' ? 3_000 : 500)
      await page.screenshot({ path: join(out, `20-${name}-${language}-${size.join('x')}.png`) })
      await page.context().close()
      count += 1
    }
  }
}

await browser.close()
hub.kill('SIGTERM')
rmSync(data, { recursive: true, force: true })
process.stdout.write(`${count} pictures in ${out}\n`)
