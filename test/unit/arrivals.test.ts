/** Ballots that arrive together, with a box that notes each transaction. */
import { expect, test } from 'vitest'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { instant } from '../../shared/domain/time.ts'
import type { BallotMessage, BallotReply } from '../../shared/protocol/protocol.ts'
import type { Outcome, SubmittedBallot } from '../../db/ballot-box.ts'
import { NotSaved } from '../../db/not-saved.ts'
import { openArrivals } from '../../server/arrivals.ts'
import { openHall } from '../kit/hall.ts'
import { smallRoster } from '../kit/meetings.ts'

/** A meeting with its first ballot open, recorded, and what one of its phones sends. */
function anOpenRound(): { meeting: Meeting; card: string; message: BallotMessage } {
  const hall = openHall({ secrecy: 'recorded' })
  hall.pressUntil(({ rounds }) => Object.values(rounds).some(({ state }) => state === 'open'))
  const round = Object.values(hall.meeting.rounds).find(({ state }) => state === 'open')
  const card = Object.values(smallRoster.cards).find(({ voterClass }) => voterClass !== undefined)?.no ?? ''
  const marks = Object.fromEntries((round?.subjects ?? []).map((subject) => [subject, ['good']]))
  return { meeting: hall.meeting, card, message: { round: round?.id ?? '', handle: '0'.repeat(32), marks } }
}

function aBox(put: (ballots: readonly SubmittedBallot[]) => readonly Outcome[]) {
  const { meeting, card, message } = anOpenRound()
  const story: string[] = []
  const arrivals = openArrivals({
    meeting: () => meeting,
    box: {
      put(ballots) {
        story.push(`put ${ballots.length}`)
        const outcomes = put(ballots)
        story.push('committed')
        return outcomes
      },
    },
    receipts: { publicKey: () => '', sign: () => '' },
    clock: { now: () => instant(0) },
    bug: () => story.push('bug'),
    setSaving: (works) => story.push(works ? 'saving' : 'not saving'),
    taken: (ballots) => story.push(`taken ${ballots.length}`),
  })
  return {
    story,
    arrivals,
    send(count: number, change: Partial<BallotMessage> = {}): BallotReply[] {
      const replies: BallotReply[] = []
      for (let n = 0; n < count; n += 1) {
        arrivals.take({ role: 'voter', id: card }, { ...message, ...change } as BallotMessage, (reply) => {
          replies.push(reply)
          if (replies.length === 1) story.push('first answer')
        })
      }
      return replies
    },
  }
}

test('[B8] ballots of one turn go in with one transaction and are answered after its COMMIT', async () => {
  const { story, send } = aBox((ballots) => ballots.map(() => 'stored'))
  const replies = send(7)
  expect(story).toEqual([])
  await new Promise((next) => setImmediate(next))
  expect(story).toEqual(['put 7', 'committed', 'saving', 'first answer', 'taken 7'])
  expect(replies.map(({ ok }) => ok)).toEqual(Array.from({ length: 7 }, () => true))
})

test('[B8] a hall that sends at once is taken five hundred at a time, so that the first do not wait for the last', async () => {
  const { story, send } = aBox((ballots) => ballots.map(() => 'stored'))
  const replies = send(1_234)
  expect(story.filter((line) => line.startsWith('put'))).toEqual(['put 500', 'put 500'])
  expect(replies).toHaveLength(1_000)
  await new Promise((next) => setImmediate(next))
  expect(story.filter((line) => line.startsWith('put'))).toEqual(['put 500', 'put 500', 'put 234'])
  expect(replies).toHaveLength(1_234)
})

test('[B8] [B13] among good ones a bad one is refused by itself, and each is told of its own', async () => {
  const { arrivals, story, send } = aBox((ballots) => ballots.map((_, i) => (i === 1 ? 'anotherDevice' : 'stored')))
  const first = send(1)
  const unknown = send(1, { round: 'no such round' })
  const second = send(2)
  arrivals.collect()
  expect([first, unknown, second].flat()).toMatchObject([
    { ok: true },
    { ok: false, refused: 'noOpenRound' },
    { ok: false, refused: 'anotherDevice' },
    { ok: true },
  ])
  expect(story.at(-1)).toBe('taken 2')
})

test('[B8] when the disk refuses, or something of ours fails, everybody is told that it is not in', () => {
  const refusing = aBox(() => {
    throw new NotSaved('the disk is full')
  })
  const refused = refusing.send(3)
  refusing.arrivals.collect()
  expect(refused).toEqual(Array.from({ length: 3 }, () => ({ ok: false, refused: 'notSaved' })))
  expect(refusing.story).toContain('not saving')

  const failing = aBox(() => {
    throw new Error('a fault')
  })
  const failed = failing.send(3)
  failing.arrivals.collect()
  expect(failed).toEqual(Array.from({ length: 3 }, () => ({ ok: false, refused: 'failed' })))
  expect(failing.story).toContain('bug')
})

test('[B8] an answer that cannot be given to one is nothing to the others', () => {
  const { arrivals, story, send } = aBox((ballots) => ballots.map(() => 'stored'))
  const { card, message } = anOpenRound()
  const first = send(1)
  arrivals.take({ role: 'voter', id: card }, message, () => {
    throw new Error('the line has gone')
  })
  const last = send(1)
  arrivals.collect()
  expect([first, last].flat()).toMatchObject([{ ok: true }, { ok: true }])
  expect(story).toContain('bug')
  expect(story.at(-1)).toBe('taken 3')
})
