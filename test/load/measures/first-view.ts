/** How long a phone on a poor line waits until it shows something, in a real Chromium that has never been here before. */
import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../../browser.mjs'
import { aFolder } from '../../kit/a-hub.ts'
import { startHubProcess } from '../../kit/a-process.ts'
import { CouldNotRun, inTurns, median, ratio, type Measure } from '../measure.ts'
import { openSlowLine, type Line } from '../slow-line.ts'

const poor: Line = { roundTrip: 200, width: 1_000_000 }

/** What is there when the page has its main words. */
const codeField = '#code'
const meeting = 'main.inside'

/** What Chromium offers on plain http in a hall. To an address on this very machine it would offer brotli as well. */
const packed = 'gzip, deflate'

type Visit = {
  readonly browser: Browser
  readonly url: string
  readonly waitsFor: string
  readonly accepts?: string
}
type Seen = {
  /** The first text or picture, in milliseconds after the address was asked for. */
  readonly painted: number
  /** What was waited for, likewise. */
  readonly there: number
}

/** One visit of a phone that has nothing of the page yet. */
async function visit({ browser, url, waitsFor, accepts = packed }: Visit): Promise<Seen> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    extraHTTPHeaders: { 'accept-encoding': accepts },
  })
  try {
    const page = await context.newPage()
    // Noted in the page itself, at the frame that shows it: asking from here would count the time of the asking.
    await page.addInitScript((selector) => {
      const seen = new MutationObserver(() => {
        if (!document.querySelector(selector)) return
        seen.disconnect()
        requestAnimationFrame(() => setTimeout(() => performance.mark('there')))
      })
      seen.observe(document, { childList: true, subtree: true })
    }, waitsFor)
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() =>
      ['there', 'first-contentful-paint'].every((name) => performance.getEntriesByName(name).length > 0),
    )
    return await page.evaluate(() => {
      const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN
      const painted = at('first-contentful-paint')
      // Nothing is there to be seen before anything is painted.
      return { painted, there: Math.max(painted, at('there')) }
    })
  } finally {
    await context.close()
  }
}

export const measure: Measure = {
  name: 'first-view',
  about: 'a phone’s first view, on a line of 1 Mbit/s with a round trip of 200 ms',
  async run({ quick }) {
    const executablePath = await findBrowser()
    if (!executablePath) throw new CouldNotRun('there is no Chromium or Chrome on this machine')
    const place = aFolder()
    const ends: (() => Promise<unknown>)[] = []
    try {
      const hub = await startHubProcess(place.folder)
      ends.unshift(() => hub.end('SIGTERM'))
      const line = await openSlowLine(hub.port, poor)
      ends.unshift(() => line.close())
      /** A browser for which the hub's own address leads to that port. */
      const browserTo = async (port: number): Promise<Browser> => {
        const map = `--host-resolver-rules=MAP 127.0.0.1:${hub.port} 127.0.0.1:${port}`
        const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']
        const browser = await chromium.launch({ executablePath, args: [...args, map] })
        ends.unshift(() => browser.close())
        return browser
      }
      const far = await browserTo(line.port)
      const near = await browserTo(hub.port)
      const typed = `${hub.url}/join`
      // A card stays with the device that used it first, and each visit is a device of its own.
      const cards = hub.links().cards.map(({ url }) => url)
      // A browser's own first start is not the page's.
      for (const browser of [far, near]) await visit({ browser, url: typed, waitsFor: codeField })

      const painted: number[] = []
      const { typing, scanned, plain, atHome } = await inTurns(quick ? 1 : 2, {
        typing: async () => {
          const seen = await visit({ browser: far, url: typed, waitsFor: codeField })
          painted.push(seen.painted)
          return seen.there
        },
        scanned: async () => (await visit({ browser: far, url: cards.pop() ?? '', waitsFor: meeting })).there,
        plain: async () => (await visit({ browser: far, url: typed, waitsFor: codeField, accepts: 'identity' })).there,
        atHome: async () => (await visit({ browser: near, url: typed, waitsFor: codeField })).there,
      })
      return {
        figures: [
          { what: 'the first words are painted', unit: 'ms', values: painted },
          { what: 'the field for a card’s code is there', unit: 'ms', values: typing },
          { what: 'a scanned card shows the meeting', unit: 'ms', values: scanned },
          { what: 'yardstick: the field, nothing packed', unit: 'ms', values: plain },
          { what: 'yardstick: the field, without the line', unit: 'ms', values: atHome },
          { what: 'the field, against nothing packed', unit: '×', values: [ratio(typing, plain)] },
        ],
        goals: [
          {
            what: 'the first view of a phone',
            figure: median(typing) / 1_000,
            unit: 's',
            bound: { atMost: 1.5 },
            limit: 'three round trips, the width of the line for 50 KB of script, and this machine’s time to run it',
          },
        ],
        notes: [
          'The line is a proxy: each connection pays a round trip to connect and begins with ten packets under way; all share the width. It loses nothing.',
          'The phone is this machine’s Chromium at 360 × 740, which is a faster processor than many a phone has.',
          'A scanned card also enters, connects its socket and fetches the hall’s part of the page: more round trips, and no goal.',
        ],
      }
    } finally {
      for (const end of ends) await end()
      place.remove()
    }
  },
}
