/** Papers as people print them: every one as a PDF by Chromium, and its tables as a download. */
import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync, unzlibSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { papersPage } from '../../shared/i18n/zh-CN/papers-page.ts'
import { paperTitles } from '../../shared/i18n/zh-CN/paper-titles.ts'
import { writtenIds } from '../../shared/papers/index.ts'
import type { LinkRole } from '../../shared/domain/person.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess, type HubProcess } from '../kit/a-process.ts'
import { playDay } from '../kit/paper-day.ts'
import { storeDay } from '../kit/stored-day.ts'

let browser: Browser
let hub: HubProcess
let place: ReturnType<typeof aFolder>
let device: Device | null = null
beforeAll(async () => {
  place = aFolder()
  storeDay(place.folder, playDay())
  hub = await startHubProcess(place.folder, { demo: false })
  browser = await launchBrowser()
})
afterEach(async () => {
  expect(device?.complaints ?? []).toEqual([])
  await device?.context.close()
  device = null
})
afterAll(async () => {
  await browser?.close()
  await hub?.end('SIGTERM')
  place?.remove()
})

async function open(role: LinkRole, lang = 'zh-CN'): Promise<Page> {
  const link = new URL(hub.links().roles[role])
  device = await aDevice(browser, 'laptop', `${hub.url}/papers?lang=${lang}${link.hash}`)
  await device.page.locator('nav.list').waitFor()
  return device.page
}

/** Shows a paper and waits until its pages are laid out. */
async function show(page: Page, title: string): Promise<void> {
  await page.locator('nav.list button').filter({ hasText: title }).first().click()
  await page.locator('.sheet h1').first().waitFor()
  await expect.poll(() => page.getByRole('button', { name: papersPage.print, exact: true }).isEnabled()).toBe(true)
}

/** What a PDF says of its pages: how many, and how large, in points. */
function pagesOf(pdf: Buffer): { count: number; sizes: readonly string[] } {
  const text = pdf.toString('latin1')
  // Chromium packs the objects of its pages into streams.
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = '']) => {
    try {
      return strFromU8(unzlibSync(Buffer.from(body, 'latin1')), true)
    } catch {
      // A stream of another kind: a font, say.
      return ''
    }
  })
  const all = [text, ...streams].join('\n')
  const boxes = [...all.matchAll(/\/MediaBox\s*\[\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\]/g)]
  return {
    count: (all.match(/\/Type\s*\/Page(?![a-zA-Z])/g) ?? []).length,
    sizes: boxes.map(([, , , width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`),
  }
}
const portrait = '595x842'
const landscape = '842x595'

describe('the page of the papers', () => {
  test('[O16] [O1] prints every paper on A4, as many pages as it shows, each with its number', async () => {
    const page = await open('secretary')
    for (const id of writtenIds) {
      await show(page, paperTitles.title[id])
      const sheets = await page.locator('.sheet').count()
      const wide = (await page.locator('.sheet.landscape').count()) > 0
      const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      expect({ id, pages: pdf.count }).toEqual({ id, pages: sheets })
      expect({ id, sizes: [...new Set(pdf.sizes)] }).toEqual({ id, sizes: [wide ? landscape : portrait] })
      // Nothing runs out of its sheet, and every one says which it is of how many.
      const spilt = await page.locator('.sheet').evaluateAll(
        (all) =>
          all.filter((sheet) => {
            const foot = sheet.querySelector('.stamp')?.getBoundingClientRect().top ?? 0
            const inside = [...sheet.querySelectorAll('.piece')].map((piece) => piece.getBoundingClientRect())
            const { left, right } = sheet.getBoundingClientRect()
            return inside.some((box) => box.bottom > foot + 1 || box.left < left || box.right > right + 1)
          }).length,
      )
      expect({ id, spilt }).toEqual({ id, spilt: 0 })
      for (const text of await page.locator('.sheet .stamp').allInnerTexts())
        expect(text).toMatch(/生成 · 述评台 .* · 校验 [0-9a-f]{12}[\s\S]*第 \d+ 页 共 \d+ 页/)
    }
  })

  test('[O16] repeats the head of a table, breaks no row, and leaves no heading and no signatures alone', async () => {
    const page = await open('chair')
    await show(page, paperTitles.title.tally)
    await page.locator('select.part').selectOption({ index: 1 })
    await expect.poll(() => page.locator('.sheet').count()).toBeGreaterThan(1)
    const sheets = await page.locator('.sheet').evaluateAll((all) =>
      all.map((sheet) => ({
        tables: sheet.querySelectorAll('table').length,
        heads: sheet.querySelectorAll('thead').length,
        kinds: [...sheet.querySelectorAll('.piece')].map((piece) => piece.tagName),
      })),
    )
    for (const { tables, heads, kinds } of sheets) {
      expect(heads).toBe(tables)
      expect(kinds.at(-1)).not.toBe('H2')
      if (kinds.includes('UL')) expect(kinds.length).toBeGreaterThan(1)
    }
  })

  test('[O16] prints nothing of the page but the paper, in English as well', async () => {
    const page = await open('chair', 'en')
    await page.locator('nav.list button').filter({ hasText: 'Timing Record' }).click()
    await page.locator('.sheet h1').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav.list').isVisible()).toBe(false)
    expect(await page.locator('select, button').filter({ visible: true }).count()).toBe(0)
    expect(await page.locator('.sheet h1').first().isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen' })
    // No word of a head is cut in two.
    const cut = await page
      .locator('.sheet th')
      .evaluateAll((all) => all.filter((th) => th.scrollWidth > th.clientWidth + 1).length)
    expect(cut).toBe(0)
  })

  test('[O13] downloads the tables under a Chinese name', async () => {
    const page = await open('operator')
    await show(page, paperTitles.title.summary)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: papersPage.download }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^测评结果汇总表 .*\.xlsx$/)
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
    expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('郑州市')
  })

  test('[O15] has no results for the recorder, and no access cards', async () => {
    const page = await open('recorder')
    const names = (await page.locator('nav.list .name').allInnerTexts()).join()
    expect(names).toContain(paperTitles.title.incidents)
    for (const id of ['tally', 'summary', 'feedback'] as const) expect(names).not.toContain(paperTitles.title[id])
    expect(names).not.toContain(papersPage.accessCards)
  })

  test('[O4] prints access cards eight to a page, with a code and never a name', async () => {
    const page = await open('secretary')
    // The browser's own dialog would wait for a person.
    await page.evaluate(() => (window.print = () => {}))
    await page.locator('nav.list button').filter({ hasText: papersPage.accessPurpose }).click()
    await page.getByRole('button', { name: papersPage.printCards }).click()
    await page.locator('.paper-print .card').first().waitFor({ state: 'attached' })
    const cards = page.locator('.paper-print .card')
    expect(await cards.count()).toBe(113)
    expect(await page.locator('.paper-print .card svg').count()).toBe(113)
    const text = ((await page.locator('.paper-print').textContent()) ?? '').replace(/\s+/g, ' ')
    expect(text).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/)
    for (const name of ['张伟', '陈建国', '赵志强']) expect(text).not.toContain(name)
    // Printed, they are taken away again.
    const pdf = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    // 13, 40 and 60 cards, each class on pages of its own.
    expect(pdf.count).toBe(2 + 5 + 8)
    expect([...new Set(pdf.sizes)]).toEqual([portrait])
  })
})
