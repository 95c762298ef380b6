/** The chair's table in real Chromium: a button that is pressed again at once, when its place has come to mean something else. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slots } from '../../shared/domain/agenda.ts'
import { linksAt } from '../../server/links.ts'
import { anId } from '../kit/a-client.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

const place = aFolder()
let browser: Browser
let hub: TestHub
let chair: Device
const meeting = () => hub.room().meeting()
beforeAll(async () => {
  browser = await launchBrowser()
  hub = await aHub({ folder: place.folder })
  while (slots(meeting().agenda)[0]?.phase !== 'reporting') hub.press()
  for (const [n, card] of ['C001', 'C002', 'C003'].entries()) {
    const command = { type: 'remark.submit', item: null, kind: 'question', text: `第 ${n + 1} 问` } as const
    const reply = hub.room().handle({ role: 'voter', id: card }, { id: anId(), command })
    if (!reply.ok) throw new Error(reply.refused)
  }
  chair = await aDevice(browser, 'laptop', linksAt(hub.url, hub.house.record.accessKey, meeting()).roles.chair)
  await chair.page.getByText('第 3 问').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await hub.stop()
  place.remove()
})

/** So long does a nervous finger go on after the first press has shown its effect. Shorter than the rest. In milliseconds. */
const NERVOUS = 250

/** Presses the nth button of this kind, and whatever then stands in its place again and again. */
const pressNervously = (selector: string, nth: number): Promise<void> =>
  chair.page.evaluate(
    async ([css, n, long]) => {
      const all = () => [...document.querySelectorAll<HTMLButtonElement>(css)]
      const looks = () =>
        all()
          .map((button) => button.parentElement?.innerText)
          .join()
      const before = looks()
      let changed = Infinity
      all()[n]?.click()
      while (performance.now() - changed < long || changed === Infinity) {
        await new Promise((soon) => setTimeout(soon, 10))
        if (changed === Infinity && looks() !== before) changed = performance.now()
        if (performance.now() - changed < long) all()[n]?.click()
      }
    },
    [selector, nth, NERVOUS] as const,
  )

test('[C3] [R2] in the second row of the queue it releases one remark', async () => {
  await pressNervously('.remarks .list .strong', 1)
  await chair.page.locator('.remarks .list .strong:enabled').first().waitFor()
  expect(meeting().remarks.list.map(({ state }) => state)).toEqual(['waiting', 'released', 'waiting'])
})

test('[C3] [T4] at the clock it leaves it paused', async () => {
  await pressNervously('.pair .act', 0)
  await chair.page.locator('.pair .act:enabled').first().waitFor()
  const taken = meeting().history.map(({ command }) => command)
  expect(taken.filter((type) => type.startsWith('timer.'))).toEqual(['timer.pause'])
  expect(chair.complaints).toEqual([])
})
