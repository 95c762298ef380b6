/** Dialogs of the console that come after it, over a line that may be down when they are wanted. */
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Component } from 'vue'
import { mounted } from '../kit/a-mount.ts'
import { aPage } from '../kit/a-page.ts'

beforeEach(() => {
  vi.useFakeTimers()
  aPage('/chair')
})
afterEach(() => vi.useRealTimers())
const passes = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

const dialog: Component = { name: 'ADialog' }
type Line = 'up' | 'down' | 'silent'

/** A console whose dialogs come over this line. */
async function aConsole(first: Line) {
  setActivePinia(createPinia())
  const { useDialogs } = await import('../../client/chair/dialogs.ts')
  const { useFetchedDialogs } = await import('../../client/chair/dialogs/fetched-dialogs.ts')
  const line = { is: first, asked: 0 }
  const fetchPart = (): Promise<{ default: Component }> => {
    line.asked += 1
    if (line.is === 'silent') return new Promise(() => {})
    return line.is === 'up' ? Promise.resolve({ default: dialog }) : Promise.reject(new Error('the line is down'))
  }
  const { given } = mounted(() =>
    useFetchedDialogs({ scheme: fetchPart, cards: fetchPart, checkIn: fetchPart, paperForms: fetchPart }),
  )
  return { line, dialogs: useDialogs(), fetched: given }
}

test('[H6] they are there soon after the console, before anybody opens one', async () => {
  const { line, dialogs, fetched } = await aConsole('up')
  await passes(1_000)
  expect(line.asked).toBe(4)
  line.is = 'down'
  dialogs.show({ name: 'cards' })
  expect(fetched.part.value).toBe(dialog)
  await passes(10_000)
  expect(line.asked).toBe(4)
})

test('[H6] one that does not come is closed with a sentence, and the next press opens it once the line is up', async () => {
  const { line, dialogs, fetched } = await aConsole('down')
  dialogs.show({ name: 'cards' })
  await passes(1_000)
  expect([dialogs.open, dialogs.missed]).toEqual([null, true])
  line.is = 'up'
  await passes(1_000)
  dialogs.show({ name: 'cards' })
  expect([fetched.part.value, dialogs.missed]).toEqual([dialog, false])
})

test('[H6] one that fails to come while nobody wants it closes nothing and is not spoken of', async () => {
  const { dialogs } = await aConsole('down')
  dialogs.show({ name: 'recess' })
  await passes(5_000)
  expect([dialogs.open, dialogs.missed]).toEqual([{ name: 'recess' }, false])
})

test('[H6] while one is on its way it is known to be, so that something can be seen and closed', async () => {
  const { dialogs, fetched } = await aConsole('silent')
  dialogs.show({ name: 'paperForms' })
  await passes(60_000)
  expect([fetched.wanted.value, fetched.part.value]).toEqual(['paperForms', null])
  dialogs.close()
  expect(fetched.wanted.value).toBeNull()
})

test('[H6] with a list of attendees the attendance is what the desks counted, which is fetched; without, it is the console’s own', async () => {
  const { dialogs, fetched } = await aConsole('up')
  const { useMeeting } = await import('../../client/live/meeting.ts')
  await passes(1_000)
  dialogs.show({ name: 'attendance' })
  expect(fetched.wanted.value).toBeNull()
  Object.assign(useMeeting().view, { checkIn: { figures: {} } })
  expect([fetched.wanted.value, fetched.part.value]).toEqual(['checkIn', dialog])
})
