/** The form of each preset on a real phone, from the first tap to the receipt, and its result at the console. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { presetIds, presets, type PresetId } from '../../shared/domain/scoring/presets/index.ts'
import { aDevice, launchBrowser } from '../kit/a-browser.ts'
import { aClient, type Client } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())

/** A form for everybody is held all day here, so that no eighteen presenters have to be heard first. */
const heldAllDay = (preset: PresetId) => presets[preset].timing === 'collective'

async function openBallot(chair: Client, preset: PresetId): Promise<string> {
  if (heldAllDay(preset)) {
    await chair.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '试用' })
    await chair.until('the plan is changed', () => chair.view().meeting?.timing === 'open_all_day')
  }
  while (chair.view().ballot?.round?.state !== 'open') await chair.press()
  return chair.view().ballot?.round?.id ?? ''
}

const submit = (page: Page) => page.getByRole('button', { name: /^提交/ }).first()

/** Fills the form as a thumb does. Grades: the first one everywhere. */
async function fill(page: Page, preset: PresetId, presenters: number): Promise<void> {
  const { answer, items } = presets[preset].scheme.form
  if (answer.kind === 'places') {
    const rows = page.locator('.list button')
    await expect.poll(() => rows.count(), { timeout: 15_000 }).toBe(presenters)
    for (let i = 0; i < presenters; i += 1) await rows.nth(i).click()
    return
  }
  if (answer.kind === 'points') {
    await page.getByRole('button', { name: /打分/ }).first().click()
    for (let i = 0; i < presenters; i += 1) {
      await page.getByRole('button', { name: '9', exact: true }).click()
      await page.getByRole('button', { name: '0', exact: true }).click()
      await page.getByRole('button', { name: i < presenters - 1 ? /下一位/ : /完成|确定|填好/ }).click()
    }
    return
  }
  const first = answer.options[0]?.label['zh-CN'] ?? ''
  const choices = page.locator('label').filter({ hasText: new RegExp(`^[●○]?\\s*${first}$`) })
  const pages = items.length > 1 ? presenters : 1
  const onEach = items.length > 1 ? items.length : presenters
  for (let n = 0; n < pages; n += 1) {
    await expect.poll(() => choices.count(), { timeout: 15_000 }).toBe(onEach)
    for (let i = 0; i < onEach; i += 1) await choices.nth(i).click()
    if (pages > 1) await page.getByRole('button', { name: n < pages - 1 ? /下一位/ : /看总览/ }).click()
  }
}

describe.each(presetIds)('%s', (preset) => {
  test('[B13] is filled on a phone, received, closed, and counted', async () => {
    const place = aFolder()
    const hub = await startHubProcess(place.folder, { preset })
    const { roles, cards } = hub.links()
    const chair = await aClient(hub.url, await enter(hub.url, roles.chair))
    try {
      const round = await openBallot(chair, preset)
      const presenters = chair.view().ballot?.round?.subjects.length ?? 0
      const voter = cards.find(({ voterClass }) => voterClass !== null)
      const { page, complaints } = await aDevice(browser, 'phone', voter?.url ?? '')
      if (heldAllDay(preset)) await page.locator('nav.bar button').click()
      // Nothing is preset, and nothing is sent before every row is filled.
      await submit(page)
        .or(page.getByRole('button', { name: /下一位/ }))
        .first()
        .waitFor()
      expect(await page.locator('label input:checked:not([name=order])').count()).toBe(0)
      await fill(page, preset, presenters)
      await submit(page).click()
      const yes = page.getByRole('button', { name: /^(确认)?提交$/ }).last()
      if (presenters > 1) await yes.click()
      await page.getByText('已收到').first().waitFor()
      await chair.until('it is in the box', () => chair.view().turnout?.submitted === 1)
      expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
      await chair.until('it is counted', () => chair.view().results?.rounds[0]?.rows !== undefined)
      const [row] = chair.view().results?.rounds[0]?.rows ?? []
      // One voter alone gives a result, but for the verdict of all members, where one of many is not enough.
      const said = row?.score.score ?? row?.score.shares?.['good'] ?? row?.score.verdict
      expect(said).toBe(
        { P1: '100.00', P2: '90.00', P3: '100.00', P4: 'dissatisfied', P5: '90.00', P6: '100.000', P7: '100.00' }[
          preset
        ],
      )
      expect(complaints).toEqual([])
      await page.context().close()
    } finally {
      chair.close()
      await hub.end('SIGTERM')
      place.remove()
    }
  }, 60_000)
})
