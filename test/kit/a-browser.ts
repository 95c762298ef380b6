/** A real Chromium, and pages in it as people have them: each its own device, in the size of that device. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
// The same search as the test command's; it is plain JavaScript, since it runs before anything is installed.
import { ensureBrowser } from '../browser.mjs'

export const sizes = {
  laptop: { width: 1366, height: 768 },
  tablet: { width: 1024, height: 768 },
  projector: { width: 1280, height: 720 },
  phone: { width: 390, height: 844 },
} as const

export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureBrowser(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-gpu',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** One device with one page. What its console complains of is kept, and a test that leaves any has failed. */
export type Device = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }

/** What a browser says by itself while a hub is away: not a fault of the page. */
const expected = /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket connection to|net::ERR_/

export async function aDevice(browser: Browser, size: keyof typeof sizes, url: string): Promise<Device> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !expected.test(message.text())) {
      complaints.push(`${message.text()} (${message.location().url})`)
    }
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.setDefaultTimeout(15_000)
  await page.goto(url)
  return { page, context, complaints }
}
