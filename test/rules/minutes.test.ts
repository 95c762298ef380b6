import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Act } from '../../shared/domain/acts.ts'
import { apply } from '../../shared/domain/apply.ts'
import { dayOf } from '../../shared/domain/date-text.ts'
import { begun } from '../../shared/domain/new-meeting.ts'
import { longestNote } from '../../shared/domain/notes.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import { hubKeys, openHall, type Hall } from '../kit/hall.ts'
import { someLegalStep } from '../kit/legal-steps.ts'
import { meetingWith } from '../kit/meetings.ts'
import { recorder, secretary, voter } from '../kit/people.ts'
import { theHub } from '../../shared/domain/person.ts'
import { seeded } from '../kit/seed.ts'

/** What was done, in a word each: `s1 reporting`, `- recess`. */
const said = ({ item, ...act }: Act): string => {
  const word =
    act.what === 'phase'
      ? act.phase
      : act.what === 'moved'
        ? `${act.from}→${act.to}`
        : act.what === 'marked'
          ? act.as
          : act.what
  return `${item ?? '-'} ${word}`
}
const acts = (hall: Hall): readonly string[] => hall.meeting.acts.map(said)
const last = (hall: Hall): Act => {
  const act = hall.meeting.acts.at(-1)
  if (!act) throw new Error('nothing has been done')
  return act
}
const write = (hall: Hall, act: string, text: string, by = recorder) => hall.ask({ type: 'note.write', act, text }, by)

describe('the acts', () => {
  test('[M1] are the day as it was: called, entered, balloted, adjourned, each at its moment', () => {
    const hall = openHall({ day: ['opening:5', 's1', 'break:15', 's2'] })
    const began = hall.clock.now()
    hall.bring('s1', 'called')
    hall.pass(seconds(40))
    hall.press()
    hall.pass(minutes(9))
    hall.pressUntil(({ agenda }) => agenda.current !== null && agenda.items[agenda.current]?.kind === 'break')
    hall.press()
    expect(acts(hall)).toEqual([
      '- draft→ready',
      '- ready→check_in',
      '- check_in→in_session',
      'opening running',
      'opening done',
      's1 called',
      's1 reporting',
      's1 questioning',
      's1 answering',
      's1 commenting',
      's1 opened',
      's1 closed',
      's1 done',
      'break2 in_session→recess',
      'break2 recess→in_session',
    ])
    const at = (word: string) => (hall.meeting.acts.find((act) => said(act) === word)?.at ?? 0) - began
    expect([at('s1 called'), at('s1 reporting'), at('s1 questioning')]).toEqual([0, 40_000, 580_000])
  })

  test('[M1] a pause, a suspension, a mark and a void are there with their reasons, and a restart with its hour', () => {
    const hall = openHall({ day: ['s1', 's2'] })
    hall.begin()
    hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: 'in hospital' })
    hall.bring('s1', 'reporting')
    hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
    hall.take({ type: 'timer.resume', timer: hall.meeting.timer?.id ?? '' })
    hall.take({ type: 'meeting.move', to: 'suspended', reason: 'no light' })
    hall.take({ type: 'meeting.move', to: 'in_session' })
    hall.bring('s1', 'ballot')
    hall.take({ type: 'ballot.void', round: 's1-1', reason: 'a wrong name' })
    hall.say({ type: 'clock.interrupted', lastSeen: hall.clock.now() }, theHub)
    const facts = hall.meeting.acts.slice(3).map(({ key: _key, at: _at, step: _step, ...act }) => act)
    expect(facts).toEqual(
      expect.arrayContaining([
        { item: 's2', what: 'marked', as: 'absent', reason: 'in hospital' },
        { item: 's1', what: 'paused', reason: 'microphone' },
        { item: 's1', what: 'resumed' },
        { item: 's1', what: 'moved', from: 'in_session', to: 'suspended', reason: 'no light' },
        { item: 's1', what: 'moved', from: 'suspended', to: 'in_session' },
        { item: 's1', what: 'voided', round: 's1-1', reason: 'a wrong name' },
        { item: 's1', what: 'interrupted', lastSeen: hall.clock.now() },
      ]),
    )
  })

  test('[M1] of a closed round the recorder reads how many submitted of how many, and nothing else', () => {
    const hall = openHall({ day: ['s1', 's2'] })
    hall.bring('s1', 'ballot')
    expect(hall.view('recorder').acts?.turnout).toEqual({})
    hall.ballots['s1-1'] = { A: 2, C: 3 }
    hall.take({ type: 'ballot.close', round: 's1-1', unsent: 0 })
    expect(hall.view('recorder').acts?.turnout).toEqual({ 's1-1': { number: 1, submitted: 5, entitled: 9 } })
  })

  test('[M1] have each a key of its own, whatever is done and undone', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000), { minLength: 10, maxLength: 80 }), (picks) => {
        const hall = openHall()
        hall.begin()
        for (const pick of picks) {
          if (pick % 5 === 0 && hall.meeting.history.length > 0) {
            hall.ask(hall.numbered({ type: 'step.undo' }))
            continue
          }
          const situation = { now: hall.clock.now(), box: hall.box, hub: hubKeys }
          const step = someLegalStep(hall.meeting, situation, pick)
          if (step) hall.take(step)
          hall.countClosed()
          if (pick % 3 === 0) hall.pass(seconds(pick % 90))
        }
        const keys = hall.meeting.acts.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) expect(key).toMatch(/^[\w.-]{1,128}$/)
        // The journal alone gives them again.
        expect(hall.journal.reduce(apply, hall.first).acts).toEqual(hall.meeting.acts)
      }),
      seeded(60),
    )
  })

  test('[M2] an act that is undone leaves no trace', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const before = hall.meeting.acts
    hall.press()
    expect(acts(hall).at(-1)).toBe('s1 questioning')
    hall.undo()
    expect(hall.meeting.acts).toEqual(before)
  })

  test('[M2] beside which something was typed it stays, marked, until the text is taken away', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    const { key } = last(hall)
    write(hall, key, 'asked about the villages')
    hall.undo()
    expect(last(hall)).toMatchObject({ key, undone: true })
    expect(hall.meeting.notes).toEqual({ [key]: 'asked about the villages' })
    // Entered once more it is another act.
    hall.pass(seconds(5))
    hall.press()
    expect(last(hall).key).not.toBe(key)
    write(hall, last(hall).key, 'asked about the villages')
    write(hall, key, '')
    expect(acts(hall).filter((word) => word === 's1 questioning')).toHaveLength(1)
    expect(hall.meeting.acts.some(({ undone }) => undone)).toBe(false)
  })
})

describe('a text beside an act', () => {
  test('[M3] replaces the one before, is cleaned, and is taken away by an empty one', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const { key } = last(hall)
    write(hall, key, 'first')
    write(hall, key, ' \u202Esecond\u0000 ', secretary)
    expect(hall.view('recorder').notes).toEqual({ [key]: 'second' })
    write(hall, key, '\u200B \n')
    expect(hall.meeting.notes).toEqual({})
  })

  test('[M3] is as long as the points of a report', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    write(hall, last(hall).key, '述'.repeat(longestNote + 1))
    expect(hall.meeting.notes[last(hall).key]).toHaveLength(longestNote)
  })

  test('[M3] has to be beside something that was done', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    expect(write(hall, 's1.reporting.1', 'x')).toBe('noSuchAct')
    expect(write(hall, '__proto__', 'x')).toBe('noSuchAct')
  })

  test('[M3] can be typed after the result was signed, and no more in the archive', () => {
    const hall = openHall({ day: ['s1'] })
    hall.pressUntil(({ life }) => life.state === 'signed')
    const { key } = last(hall)
    expect(write(hall, key, 'signed by all')).toBeInstanceOf(Array)
    hall.pressUntil(({ life }) => life.state === 'archived')
    expect(write(hall, key, 'later')).toBe('recordClosed')
    expect(hall.meeting.notes).toEqual({ [key]: 'signed by all' })
  })

  test('[M3] moves nothing: the number of the last step stays', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const next = hall.numbered({ type: 'slot.enter', slot: 's1', to: 'questioning' })
    write(hall, last(hall).key, 'x')
    expect(hall.ask(next)).toBeInstanceOf(Array)
  })
})

describe('what was typed for a speaker', () => {
  const correct = { type: 'remark.correct', remark: 'r1', speaker: ' Vice Secretary ', text: ' in 2018 ' } as const

  function recorded(): Hall {
    const hall = openHall({ day: ['s1'] })
    hall.bring('s1', 'questioning')
    hall.say(
      { type: 'remark.record', item: 's1', kind: 'comment', speaker: 'Secretary', text: 'in 2017', show: true },
      recorder,
    )
    return hall
  }

  test('[M4] is put right, on the wall as well, and marked', () => {
    const hall = recorded()
    hall.say(correct, recorder)
    expect(hall.view('projector').spotlight?.remark).toMatchObject({ speaker: 'Vice Secretary', text: 'in 2018' })
    expect(hall.view('recorder').remarks?.released).toMatchObject([{ id: 'r1', corrected: true }])
    expect(hall.journal.at(-1)).toEqual({
      type: 'remark.corrected',
      remark: 'r1',
      speaker: 'Vice Secretary',
      text: 'in 2018',
    })
  })

  test('[M4] is never emptied, nor is there anything to put right where there is nothing', () => {
    const hall = recorded()
    expect(hall.ask({ ...correct, text: ' ' }, recorder)).toBe('emptyText')
    expect(hall.ask({ ...correct, remark: 'r9' }, recorder)).toBe('noSuchRemark')
  })

  test('[M4] a phone’s words are its own', () => {
    const hall = recorded()
    hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: 'Why?' }, voter)
    hall.say({ type: 'remark.release', remark: 'r2' })
    expect(hall.ask({ ...correct, remark: 'r2' }, recorder)).toBe('notYourWords')
  })

  test('[M4] until the archive', () => {
    const hall = recorded()
    hall.pressUntil(({ life }) => life.state === 'signed')
    hall.say(correct, secretary)
    hall.pressUntil(({ life }) => life.state === 'archived')
    expect(hall.ask(correct, recorder)).toBe('recordClosed')
  })
})

describe('days', () => {
  test.each([
    ['2018-03-31', '2018-03-31'],
    ['2018.3.31', '2018-03-31'],
    [' 2018/3/1 ', '2018-03-01'],
    ['2018年3月31日', '2018-03-31'],
    ['２０１８年３月３１日', '2018-03-31'],
    ['2020-02-29', '2020-02-29'],
    ['2018-02-29', null],
    ['2018-13-01', null],
    ['2018-04-31', null],
    ['18-3-31', null],
    ['3月底', null],
    ['31.3.2018', null],
    ['2018-3', null],
    ['', null],
  ])('[M6] %s', (typed, day) => {
    expect(dayOf(typed)).toBe(day)
  })
})

test('[M1] a meeting kept by an earlier version has none of this yet', () => {
  const { acts: _acts, notes: _notes, problems: _problems, ...old } = meetingWith()
  expect(begun(JSON.parse(JSON.stringify(old)) as typeof old)).toMatchObject({ acts: [], notes: {}, problems: [] })
})
