/** The chair's table in real Chromium: a button that is pressed again at once, when its place has come to mean something else. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { slots } from '../../shared/domain/agenda.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import { linksAt } from '../../server/links.ts'
import { anId } from '../kit/a-client.ts'
import { aDevice, launchBrowser, type Device } from '../kit/a-browser.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'

const place = aFolder()
let browser: Browser
let hub: TestHub
let chair: Device
const meeting = () => hub.room().meeting()
function nextIs(type: 'item.begin', item: string | undefined): boolean {
  const step = nextStep(meeting())
  return step?.type === type && step.item === item
}
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

/** Presses the nth button of this kind, and whatever then stands in its place again and again. How often what is seen changed. */
const pressNervously = (selector: string, nth: number): Promise<number> =>
  chair.page.evaluate(
    async ([css, n, long]) => {
      const all = () => [...document.querySelectorAll<HTMLButtonElement>(css)]
      const looks = () =>
        all()
          .map((button) => button.parentElement?.innerText)
          .join()
      let seen = looks()
      let changes = 0
      let first = Infinity
      const nervous = () => performance.now() - first < long
      all()[n]?.click()
      while (changes === 0 || nervous()) {
        await new Promise((soon) => setTimeout(soon, 10))
        if (looks() !== seen) {
          changes += 1
          seen = looks()
          first = Math.min(first, performance.now())
        }
        if (nervous()) all()[n]?.click()
      }
      return changes
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
})

test('[C3] [R2] at what is on the wall it takes it down, and does not put it up again', async () => {
  await chair.page.getByRole('button', { name: '已放行 1' }).click()
  await pressNervously('.remarks .list .act', 0)
  await chair.page.locator('.remarks .list .act:enabled').first().waitFor()
  expect(meeting().spotlight).toBeNull()
})

test('[C3] [R6] at the switch for phones it leaves it off', async () => {
  expect(await pressNervously('.remarks [role=switch]', 0)).toBe(1)
  await chair.page.locator('.remarks [role=switch]:enabled').waitFor()
  expect(meeting().remarks.open).toBe(false)
})

test('[C3] beside the main button it skips one item of the agenda, not the next that comes to its place', async () => {
  const intervals = () => Object.values(meeting().agenda.items).filter(({ kind }) => kind !== 'slot')
  const [first, second] = intervals().slice(-2)
  while (!nextIs('item.begin', first?.id)) hub.press()
  await chair.page.locator('.others .act:enabled').filter({ hasText: '略过' }).waitFor()
  await pressNervously('.others .act', 0)
  await chair.page.locator('button.main:enabled').waitFor()
  expect(
    intervals()
      .map(({ id, phase }) => (phase === 'skipped' ? id : null))
      .filter(Boolean),
  ).toEqual([first?.id])
  expect(nextIs('item.begin', second?.id)).toBe(true)
  expect(chair.complaints).toEqual([])
})
