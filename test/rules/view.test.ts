import { describe, expect, test } from 'vitest'
import {
  audienceOf,
  audiences,
  mineFor,
  section,
  sectionsFor,
  viewFor,
  type Audience,
} from '../../shared/domain/view.ts'
import type { SectionName, View } from '../../shared/domain/view.ts'
import { roles, theHub } from '../../shared/domain/person.ts'
import { minutes } from '../../shared/domain/time.ts'
import { stateHash } from '../../shared/protocol/state-hash.ts'
import { cast } from '../kit/cast.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { wholeDay } from '../kit/meetings.ts'
import { anotherVoter, everyone, observer, recorder, voter } from '../kit/people.ts'

/** Which sections each audience gets, written by hand. */
const rows: Readonly<Record<Audience, readonly SectionName[]>> = {
  console: [
    'acts',
    'agenda',
    'ballot',
    'cards',
    'checkIn',
    'control',
    'hall',
    'join',
    'key',
    'lines',
    'lots',
    'meeting',
    'notes',
    'now',
    'opening',
    'paper',
    'problems',
    'progress',
    'proofs',
    'remarks',
    'results',
    'roll',
    'scheme',
    'screen',
    'spotlight',
    'stage',
    'storage',
    'turnout',
    'walls',
  ],
  recorder: ['acts', 'agenda', 'ballot', 'meeting', 'notes', 'now', 'problems', 'progress', 'remarks', 'spotlight'],
  secretary: [
    'acts',
    'agenda',
    'attendees',
    'checkIn',
    'lots',
    'meeting',
    'notes',
    'now',
    'presence',
    'problems',
    'progress',
    'remarks',
    'roll',
    'scheme',
  ],
  desk: ['attendees', 'checkIn', 'meeting', 'now', 'presence'],
  projector: [
    'agenda',
    'ballot',
    'checkIn',
    'join',
    'lots',
    'meeting',
    'now',
    'proofs',
    'revealed',
    'screen',
    'spotlight',
    'turnout',
  ],
  teller: ['agenda', 'ballot', 'form', 'key', 'meeting', 'now', 'opening', 'paper', 'proofs'],
  stage: ['agenda', 'ballot', 'meeting', 'now', 'spotlight', 'stage'],
  phone: ['agenda', 'ballot', 'form', 'meeting', 'now', 'spotlight'],
}

describe('the audiences', () => {
  test.each(audiences)('[V1] %s gets its own sections and no other', (audience) => {
    expect([...sectionsFor[audience]].sort()).toEqual(rows[audience])
    expect(Object.keys(openHall().view(audience)).sort()).toEqual(rows[audience])
  })

  test.each(roles)('[V1] %s belongs to one audience', (role) => {
    const expected = {
      chair: 'console',
      operator: 'console',
      hub: 'console',
      teller_a: 'teller',
      teller_b: 'teller',
      voter: 'phone',
      observer: 'phone',
    } as const
    expect(audienceOf(everyone[role])).toBe(role in expected ? expected[role as keyof typeof expected] : role)
  })
})

/** A hall with a sign planted in everything that is somebody's secret. */
function planted(): Hall {
  const hall = openHall({ day: ['s1', 's2', 's3', 'break:15', 's4'], reveal: 'direct' })
  hall.take({ type: 'slot.mark', slot: 's4', as: 'deputy', reason: 'MARK-REASON' })
  hall.bring('s1', 'ballot')
  hall.ballots['s1-1'] = { A: 2 }
  hall.take({ type: 'ballot.void', round: 's1-1', reason: 'VOID-REASON' })
  hall.press()
  hall.take({ type: 'ballot.close', round: 's1-2', unsent: 0 })
  hall.countClosed([
    ...cast('A', 6, { s1: 'poor' }),
    ...cast('B', 611, { s1: 'good' }),
    ...cast('C', 8, { s1: 'poor' }),
  ])
  hall.say({ type: 'ballot.correct', round: 's1-2', issued: { A: 99, B: 999, C: 99 }, reason: 'ISSUED-REASON' })
  hall.bring('s2', 'questioning')
  hall.say({ type: 'remark.submit', item: 's2', kind: 'question', text: 'WAITING-TEXT' }, voter)
  hall.say({ type: 'remark.submit', item: 's2', kind: 'question', text: 'ASIDE-TEXT' }, anotherVoter)
  hall.say({ type: 'remark.setAside', remark: 'r2' })
  hall.say({ type: 'remark.submit', item: 's2', kind: 'question', text: 'RELEASED-TEXT' }, observer)
  hall.say({ type: 'remark.release', remark: 'r3' })
  hall.say(
    { type: 'remark.record', item: 's2', kind: 'answer', speaker: 'S', text: 'TYPED-TEXT', show: false },
    recorder,
  )
  hall.say({ type: 'note.write', act: hall.meeting.acts.at(-1)?.key ?? '', text: 'NOTE-TEXT' }, recorder)
  hall.say(
    {
      type: 'problem.note',
      slot: 's2',
      kind: 'problem',
      source: 'question',
      raisedBy: 'S',
      text: 'PROBLEM-TEXT',
      remark: 'r4',
    },
    recorder,
  )
  hall.say({ type: 'screen.hold', scene: 'message', message: 'WALL-MESSAGE' })
  hall.say({ type: 'screen.hold', scene: 'auto' })
  hall.say({ type: 'stage.note', text: 'STAGE-NOTE' })
  hall.say({ type: 'stage.remind', slot: 's2' })
  hall.take({ type: 'ballot.open', slot: 's2' })
  hall.say({ type: 'screen.spotlight', remark: 'r3' })
  hall.ballots['s2-1'] = { A: 1701, B: 2803 }
  hall.drafts['s2-1'] = 7717
  hall.take({ type: 'meeting.move', to: 'recess', reason: 'HALT-REASON' })
  return hall
}

/** What is planted, and who may find it. */
const secrets: readonly (readonly [what: string, sign: RegExp, who: readonly Audience[]])[] = [
  ['a question that waits', /WAITING-TEXT/, ['console', 'recorder']],
  ['a question that was set aside', /ASIDE-TEXT/, []],
  [
    'a question that was released',
    /RELEASED-TEXT/,
    ['console', 'recorder', 'secretary', 'projector', 'stage', 'phone'],
  ],
  ['what the recorder typed and did not show', /TYPED-TEXT/, ['console', 'recorder', 'secretary']],
  ['the card of a question', /L01/, ['console', 'recorder', 'secretary']],
  ['the words of a question that was set aside', /ASIDE/, []],
  ['why a number was corrected', /ISSUED-REASON/, []],
  ['any other card', /A01|A02|B01|B03|C02|C03|C04/, ['console', 'secretary']],
  ['a seat', /row \w/, []],
  ['the message kept for the wall', /WALL-MESSAGE/, ['console', 'projector']],
  ['the note to the presenter', /STAGE-NOTE/, ['console', 'stage']],
  ['the reminder to the presenter', /"reminder":\{/, ['console', 'stage']],
  ['why a slot is marked', /MARK-REASON/, ['console', 'recorder', 'secretary']],
  ['why a round was voided', /VOID-REASON/, ['console', 'recorder', 'secretary']],
  ['why the meeting halted', /HALT-REASON/, ['console', 'recorder', 'secretary']],
  ['how many have submitted', /4504/, ['console', 'projector']],
  ['how many of a class have submitted', /1701|2803|byClass/, ['console']],
  ['how many drafts are unsent', /7717|drafts/, ['console']],
  ['votes for a grade', /"good":611/, ['console']],
  ['a score', /"score":"|"figure"/, ['console']],
  ['weights of the classes', /"weight"/, ['console', 'secretary', 'teller', 'projector']],
  ['the next step and the undo', /"undo"|"main"/, ['console']],
  ['what an undo would put back', /"before"|"history"/, []],
  ['the number of the last step', /"step":/, ['console']],
  ['how many are connected', /"hall"|"storage"/, ['console']],
  ['what was typed beside an act', /NOTE-TEXT/, ['console', 'recorder', 'secretary']],
  ['an entry of the problem list', /PROBLEM-TEXT/, ['console', 'recorder', 'secretary']],
  ['when a phase began', /"what":"phase"/, ['console', 'recorder', 'secretary']],
  ['where to join', /hub\.test/, ['console', 'projector']],
]

describe('a secret', () => {
  const seen = Object.fromEntries(audiences.map((audience) => [audience, JSON.stringify(planted().view(audience))]))

  describe.each(secrets)('%s', (_what, sign, who) => {
    test.each(audiences)('[V1] [M9] for %s', (audience) => {
      expect(sign.test(seen[audience] ?? '')).toBe(who.includes(audience))
    })
  })
})

describe('scores', () => {
  test.each(['per_presenter', 'open_all_day'] as const)(
    '[V2] are nowhere before the count, all day long (%s)',
    (timing) => {
      const hall = openHall({ timing, reveal: 'direct' })
      const looks: string[] = []
      while (hall.meeting.life.state !== 'archived') {
        const counted = Object.values(hall.meeting.rounds).some(({ counts }) => counts)
        for (const audience of audiences) {
          const shown = JSON.stringify(hall.view(audience))
          if (!counted || audience !== 'console') {
            expect(shown).not.toMatch(/"rows"|"counts"|"figure"|"score"/)
            looks.push(audience)
          }
        }
        const before = hall.meeting.step
        hall.press()
        for (const { id, state } of Object.values(hall.meeting.rounds))
          if (state === 'open') hall.ballots[id] = { A: 1, C: 2 }
        expect(hall.meeting.step).toBe(before + 1)
      }
      expect(looks.length).toBeGreaterThan(100)
    },
  )

  test('[V2] are not even there between the close and the count', () => {
    const hall = openHall({ reveal: 'direct' })
    hall.bring('s1', 'ballot')
    hall.ballots['s1-1'] = { A: 2 }
    expect(hall.view('console').results?.rounds).toEqual([])
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    expect(hall.view('console').results?.rounds).toEqual([
      {
        id: 's1-1',
        number: 1,
        slot: 's1',
        subjects: ['s1'],
        state: 'closed',
        secrecy: 'recorded',
        submitted: 2,
        entitled: 9,
      },
    ])
    hall.countClosed()
    expect(hall.view('console').results?.rounds[0]?.rows).toHaveLength(1)
  })

  test('[V2] [B5] of a voided round are gone; its turnout and its reason stay', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.ballots['s1-1'] = { A: 2, B: 1 }
    hall.press()
    expect(hall.view('console').results?.rounds[0]).toHaveProperty('rows')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'the wrong name' })
    expect(hall.view('console').results?.rounds).toEqual([
      {
        id: 's1-1',
        number: 1,
        slot: 's1',
        subjects: ['s1'],
        state: 'voided',
        secrecy: 'recorded',
        submitted: 3,
        entitled: 9,
        reason: 'the wrong name',
      },
    ])
  })
})

describe('a result on the wall', () => {
  function revealed(a: number, demo = false) {
    const hall = openHall({ reveal: 'direct', demo })
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    hall.countClosed([
      ...cast('A', a, { s1: 'good' }),
      ...cast('B', 5, { s1: 'good' }),
      ...cast('C', 6, { s1: 'good' }),
    ])
    hall.say({ type: 'ballot.correct', round: 's1-1', issued: { A: 9, B: 9, C: 9 }, reason: 'a story' })
    hall.take({ type: 'ballot.reveal', round: 's1-1' })
    return { wall: hall.view('projector').revealed?.result?.rows?.[0]?.score, hall }
  }

  test('[V5] shows its classes if each has five ballots', () => {
    expect(revealed(5).wall?.classes.map(({ code, over }) => [code, over])).toEqual([
      ['A', 5],
      ['B', 5],
      ['C', 6],
    ])
  })

  test('[V5] [K25] shows the score alone if one has fewer, on the console as on the wall', () => {
    const { wall, hall } = revealed(4)
    expect(wall).toEqual({ score: '100.00', withheld: null, renormalised: [], classes: [], working: [] })
    expect(hall.view('console').results?.rounds[0]?.rows?.[0]?.score.classes).toEqual([])
    expect(hall.view('console').results?.day[0]?.score.working).toEqual([])
  })

  test('[V5] an empty class speaks of nobody, and a demo shows everything', () => {
    expect(revealed(0).wall?.classes).toHaveLength(3)
    expect(revealed(1, true).wall?.classes).toHaveLength(3)
  })
})

describe('the turnout', () => {
  test('[V6] is by class, and with the drafts, on the console alone', () => {
    const hall = openHall()
    hall.bring('s1', 'ballot')
    hall.ballots['s1-1'] = { A: 1, C: 3 }
    hall.drafts['s1-1'] = 2
    expect(hall.view('projector').turnout).toEqual({ round: 's1-1', submitted: 4, entitled: 9 })
    expect(hall.view('console').turnout).toEqual({
      round: 's1-1',
      submitted: 4,
      entitled: 9,
      byClass: {
        A: { submitted: 1, entitled: 2, onPaper: 0 },
        B: { submitted: 0, entitled: 3, onPaper: 0 },
        C: { submitted: 3, entitled: 4, onPaper: 0 },
      },
      drafts: 2,
    })
    hall.drafts['s1-1'] = 0
    hall.bring('s2', 'called')
    expect(hall.view('projector').turnout).toEqual({ round: null, submitted: 0, entitled: 0 })
  })

  test('[V6] of the form of the whole day stays after its close', () => {
    const hall = openHall({ timing: 'open_all_day' })
    hall.bring('s1', 'reporting')
    hall.ballots['day-1'] = { B: 3 }
    expect(hall.view('phone').ballot?.round).toMatchObject({
      id: 'day-1',
      state: 'open',
      subjects: ['s1', 's2', 's3', 's4'],
    })
    hall.pressUntil(({ rounds }) => rounds['day-1']?.state === 'closed')
    expect(hall.view('phone').ballot?.round?.state).toBe('closed')
    expect(hall.view('projector').turnout?.submitted).toBe(3)
  })
})

describe('what is mine', () => {
  test('[V7] a voter learns of his card, his rounds and his last five remarks, and of nobody else’s', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    for (const n of [1, 2, 3, 4, 5, 6]) {
      hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: `Mine ${n}` }, voter)
      hall.say({ type: 'remark.submit', item: 's1', kind: 'comment', text: `Other ${n}` }, anotherVoter)
      if (n < 6)
        for (const r of [2 * n - 1, 2 * n])
          hall.say({ type: n % 2 ? 'remark.release' : 'remark.setAside', remark: `r${r}` })
    }
    const mine = mineFor(hall.meeting, voter, ['s1-1'])
    expect(mine).toEqual({
      role: 'voter',
      id: 'C01',
      identity: 'Villager',
      seat: 'row 01',
      voterClass: 'C',
      recused: [],
      onPaper: false,
      submitted: ['s1-1'],
      remarks: [
        { id: 'r3', kind: 'question', text: 'Mine 2', state: 'set_aside' },
        { id: 'r5', kind: 'question', text: 'Mine 3', state: 'released' },
        { id: 'r7', kind: 'question', text: 'Mine 4', state: 'set_aside' },
        { id: 'r9', kind: 'question', text: 'Mine 5', state: 'released' },
        { id: 'r11', kind: 'question', text: 'Mine 6', state: 'waiting' },
      ],
    })
  })

  test('[V7] an observer has a card without a class, and a role by link has none', () => {
    const { meeting } = openHall()
    expect(mineFor(meeting, observer, [])).toEqual({
      role: 'observer',
      id: 'L01',
      identity: 'Observer',
      seat: 'row 01',
      recused: [],
      onPaper: false,
      submitted: [],
      remarks: [],
    })
    expect(mineFor(meeting, recorder, [])).toEqual({
      role: 'recorder',
      id: 'recorder',
      recused: [],
      onPaper: false,
      submitted: [],
      remarks: [],
    })
  })
})

describe('a change', () => {
  const changed = (before: View, after: View): View =>
    Object.fromEntries(
      Object.entries(after).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as SectionName]),
      ),
    )

  test('[V8] to the next presenter costs a phone at most 600 bytes, without the agenda', () => {
    for (const timing of ['per_presenter', 'open_all_day'] as const) {
      const hall = openHall({ timing, day: wholeDay })
      let frames = 0
      while (hall.meeting.life.state !== 'counting') {
        const before = hall.view('phone')
        const pressed = hall.press()
        hall.pass(minutes(2.123))
        if (pressed.type !== 'slot.call') continue
        const sections = changed(before, hall.view('phone'))
        expect(Object.keys(sections).filter((name) => name !== 'now' && name !== 'ballot')).toEqual([])
        const frame = { epoch: 'f'.repeat(32), seq: 99_999, at: hall.clock.now() + 0.123_456, whole: false, sections }
        expect(new TextEncoder().encode(`42["frame",${JSON.stringify(frame)}]`).length).toBeLessThanOrEqual(600)
        frames += 1
      }
      expect(frames).toBe(18)
    }
  })

  test('[V9] put in place of the old sections gives the same view as a new connection, with the same hash', () => {
    const hall = openHall({ reveal: 'direct' })
    const screens = Object.fromEntries(audiences.map((audience) => [audience, hall.view(audience)]))
    while (hall.meeting.life.state !== 'archived') {
      hall.press()
      for (const audience of audiences) {
        const fresh = JSON.parse(JSON.stringify(hall.view(audience))) as View
        screens[audience] = { ...screens[audience], ...changed(screens[audience] ?? {}, fresh) }
        expect(screens[audience]).toEqual(fresh)
        expect(stateHash(screens[audience] ?? {})).toBe(stateHash(fresh))
      }
    }
  })

  test('[V9] a section alone is the section of the whole view', () => {
    const hall = planted()
    for (const audience of audiences) {
      const whole = viewFor(hall.surroundings(), audience)
      for (const name of sectionsFor[audience])
        expect(section(name, hall.surroundings(), audience)).toEqual(whole[name])
    }
  })

  test('[V1] the hub itself is no audience of its own', () => {
    expect(audienceOf(theHub)).toBe('console')
  })
})
