/** Sections are kept as long as they would come out the same: held against making them anew, step by step of random days. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { openAudience } from '../../server/live/audience.ts'
import { isStillGood, made } from '../../server/live/made-from.ts'
import { audiences, viewFor, type View } from '../../shared/domain/view.ts'
import { instant } from '../../shared/domain/time.ts'
import type { Frame } from '../../shared/protocol/protocol.ts'
import { hubKeys, openHall } from '../kit/hall.ts'
import { someLegalStep } from '../kit/legal-steps.ts'
import { seeded } from '../kit/seed.ts'

test('[V14] a section is still good exactly as long as what it looked at is the same', () => {
  const from = openHall().surroundings()
  const now = made(from, ({ meeting }) => meeting.agenda.current)
  expect(isStillGood(now, from)).toBe(true)
  const with_ = (change: object) => ({ ...from, meeting: { ...from.meeting, ...change } })
  expect(isStillGood(now, with_({ step: 7, notes: {} }))).toBe(true)
  expect(isStillGood(now, with_({ agenda: { ...from.meeting.agenda } }))).toBe(false)
})

test('[V14] what looks at anything beside the meeting, or at the meeting as a whole, is made again each time', () => {
  const from = openHall().surroundings()
  expect(
    isStillGood(
      made(from, ({ hall }) => hall),
      from,
    ),
  ).toBe(false)
  expect(
    isStillGood(
      made(from, ({ meeting }) => ({ ...meeting })),
      from,
    ),
  ).toBe(false)
})

test('[W2] everything is of the epoch in which it is asked for, also if nothing else has changed', () => {
  let epoch = 'before'
  const sent = openAudience('phone', { epoch: () => epoch, clock: { now: () => instant(0), wall: () => 0 } })
  sent.change(openHall().surroundings())
  const whole = () => {
    const { frame, at } = sent.whole(0)
    return (JSON.parse(frame.toString('utf8', at + 2)) as [string, Frame])[1].epoch
  }
  const said = [whole()]
  epoch = 'after'
  said.push(whole())
  expect(said).toEqual(['before', 'after'])
})

test('[V14] [V8] [V9] after any steps every audience has been sent what it would be shown anew', () => {
  const clock = { now: () => instant(0), wall: () => 0 }
  fc.assert(
    fc.property(fc.array(fc.nat(1e6), { minLength: 5, maxLength: 40 }), (picks) => {
      const hall = openHall()
      const seen = audiences.map((name) => ({
        name,
        sent: openAudience(name, { epoch: () => 'e', clock }),
        view: {} as View,
      }))
      const look = () => {
        for (const each of seen) {
          const message = each.sent.change(hall.surroundings())
          if (message) {
            const { frame, at } = message(0)
            const [, shown] = JSON.parse(frame.toString('utf8', at + 2)) as [string, Frame]
            each.view = { ...each.view, ...shown.sections }
          }
          expect(each.view).toEqual(JSON.parse(JSON.stringify(viewFor(hall.surroundings(), each.name))))
        }
      }
      look()
      for (const pick of picks) {
        const step = someLegalStep(hall.meeting, { now: hall.clock.now(), box: hall.box, hub: hubKeys }, pick)
        if (!step) break
        hall.take(step)
        hall.countClosed()
        look()
      }
    }),
    seeded(40),
  )
})
