/** Measures, asserts nothing about time: from the chair's press to the projector's frame, with a hall of phones connected. */
import { expect, test } from 'vitest'
import { availableParallelism, cpus } from 'node:os'
import { aClient } from '../kit/a-client.ts'
import { aFolder } from '../kit/a-hub.ts'
import { startHubProcess } from '../kit/a-process.ts'
import { enter } from '../kit/enter.ts'

const STEPS = 300

const percentile = (sorted: readonly number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * p) / 100) - 1)] ?? NaN

/** Milliseconds from the press to the projector's frame, and to the last phone's, over many steps. */
async function measure(phoneCount: number): Promise<void> {
  const place = aFolder()
  const hub = await startHubProcess(place.folder)
  const { roles, cards } = hub.links()
  const chair = await aClient(hub.url, await enter(hub.url, roles.chair))
  const projector = await aClient(hub.url, await enter(hub.url, roles.projector))
  // More phones than cards share the cards' sessions; a session holds eight lines.
  const sessions = await Promise.all(cards.map(({ url }) => enter(hub.url, url)))
  const phones = []
  for (let n = 0; n < phoneCount; n += 1) phones.push(await aClient(hub.url, sessions[n % sessions.length] ?? ''))
  while (chair.view().now?.phase !== 'reporting') expect((await chair.press()).ok).toBe(true)

  const toProjector: number[] = []
  const toLastPhone: number[] = []
  for (let n = 0; n < STEPS; n += 1) {
    // A hall's pace many times over, and within what one console may ask in a second.
    await new Promise((next) => setTimeout(next, 55))
    const timer = chair.view().now?.timer?.id ?? ''
    const seen = projector.frames.length
    const counts = phones.map((phone) => phone.frames.length)
    const pressed = performance.now()
    const reply = chair.take({ type: 'timer.adjust', timer, by: (n % 2 ? -60_000 : 60_000) as never })
    await projector.until('the step is shown', () => projector.frames.length > seen)
    toProjector.push(performance.now() - pressed)
    await Promise.all(phones.map((phone, i) => phone.until('it came', () => phone.frames.length > (counts[i] ?? 0))))
    toLastPhone.push(performance.now() - pressed)
    expect((await reply).ok).toBe(true)
    await chair.until('the chair sees it', () => chair.frames.at(-1)?.sections.control !== undefined)
  }
  for (const client of [chair, projector, ...phones]) {
    expect(client.gaps).toEqual([])
    client.close()
  }
  await hub.end('SIGTERM')
  place.remove()
  const line = (what: string, times: number[]) => {
    const sorted = [...times].sort((a, b) => a - b)
    const figures = [50, 95, 99].map((p) => `p${p} ${percentile(sorted, p).toFixed(1)} ms`).join('   ')
    console.info(
      `${String(phoneCount).padStart(4)} phones   ${what.padEnd(22)} ${figures}   max ${(sorted.at(-1) ?? NaN).toFixed(1)} ms`,
    )
  }
  line('press → projector', toProjector)
  line('press → last phone', toLastPhone)
}

test('the step from the chair’s press to the projector’s frame', { timeout: 300_000 }, async () => {
  console.info(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, loopback, ${STEPS} steps each`,
  )
  for (const phones of [0, 200, 800]) await measure(phones)
})
