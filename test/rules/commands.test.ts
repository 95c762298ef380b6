import { describe, expect, test } from 'vitest'
import { apply } from '../../shared/domain/apply.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { refusalCodes } from '../../shared/domain/decision.ts'
import * as allEnglish from '../../shared/i18n/english.ts'
import { refusals } from '../../shared/i18n/refusals.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import type { Fact } from '../../shared/domain/vocabulary.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { wholeDay } from '../kit/meetings.ts'
import { chair, observer, operator, voter } from '../kit/people.ts'

describe('two hands on one meeting', () => {
  test('[C3] of two consoles that press at once the second is refused, and the meeting moves once', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    const start = hall.numbered({ type: 'slot.enter', slot: 's1', to: 'reporting' })
    expect(hall.ask(start, chair)).toBeInstanceOf(Array)
    const after = hall.meeting
    expect(hall.ask(start, operator)).toBe('outOfDate')
    expect(hall.meeting).toBe(after)
  })

  test('[C3] a double click on the main button takes one step', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const end = hall.numbered({ type: 'slot.enter', slot: 's1', to: 'questioning' })
    hall.ask(end)
    expect(hall.ask(end)).toBe('outOfDate')
    expect(hall.slot('s1').phase).toBe('questioning')
  })

  test('[C3] a step that was undone is refused when it arrives again', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    const start = hall.numbered({ type: 'slot.enter', slot: 's1', to: 'reporting' })
    hall.ask(start)
    hall.undo()
    expect(hall.ask(start)).toBe('outOfDate')
    expect(hall.slot('s1').phase).toBe('called')
  })

  test('[C3] of two undos at once only the first takes something back', () => {
    const hall = openHall()
    hall.bring('s1', 'questioning')
    const undo = hall.numbered({ type: 'step.undo' })
    hall.ask(undo)
    expect(hall.ask(undo)).toBe('outOfDate')
    expect(hall.slot('s1').phase).toBe('reporting')
  })

  test('[C3] the number grows by one with each step and each undo', () => {
    const hall = openHall()
    hall.bring('s1', 'called')
    const { step } = hall.meeting
    hall.press()
    hall.undo()
    hall.press()
    expect(hall.meeting.step).toBe(step + 3)
  })
})

describe('a late command', () => {
  test('[C4] meant for another timer pauses nothing, even with the right number', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    const late = hall.meeting.timer?.id ?? ''
    hall.press()
    expect(hall.ask(hall.numbered({ type: 'timer.pause', timer: late, reason: 'chair' }))).toBe('noSuchTimer')
    expect(hall.reading()).toBe('03:00 running')
  })

  test('[C4] meant for another slot ends nothing', () => {
    const hall = openHall()
    hall.bring('s2', 'reporting')
    expect(hall.ask(hall.numbered({ type: 'slot.finish', slot: 's1' }))).toBe('noSuchItem')
    expect(hall.ask(hall.numbered({ type: 'slot.enter', slot: 's1', to: 'questioning' }))).toBe('noSuchItem')
  })

  test('[C4] meant for a round that is over closes nothing', () => {
    const hall = openHall()
    hall.bring('s2', 'ballot')
    expect(hall.ask(hall.numbered({ type: 'ballot.close', round: 's1-1', unsent: 0 }))).toBe('noOpenRound')
    expect(hall.meeting.rounds['s2-1']?.state).toBe('open')
  })

  test.each(['constructor', 'toString', '__proto__', 'nothing'])(
    '[C4] a name that no item, round or timer has (%s) finds none',
    (name) => {
      const hall = openHall()
      hall.begin()
      const refused = [
        hall.ask(hall.numbered({ type: 'slot.call', slot: name })),
        hall.ask(hall.numbered({ type: 'item.begin', item: name })),
        hall.ask(hall.numbered({ type: 'slot.mark', slot: name, as: 'absent', reason: 'ill' })),
        hall.ask(hall.numbered({ type: 'ballot.open', slot: name })),
        hall.ask(hall.numbered({ type: 'ballot.void', round: name, reason: 'none' })),
        hall.ask(hall.numbered({ type: 'timer.adjust', timer: name, by: minutes(1) })),
        hall.ask({ type: 'remark.record', item: name, kind: 'question', speaker: 'A', text: 'Why?', show: false }),
        hall.ask({ type: 'remark.submit', item: name, kind: 'question', text: 'Why?' }, voter),
        hall.ask({ type: 'remark.release', remark: name }),
      ]
      expect(refused).toEqual([
        'noSuchItem',
        'noSuchItem',
        'noSuchItem',
        'noSuchItem',
        'noOpenRound',
        'noSuchTimer',
        'noSuchItem',
        'noSuchItem',
        'noSuchRemark',
      ])
    },
  )
})

describe('the journal', () => {
  const replayed = (first: Meeting, facts: readonly Fact[]) => facts.reduce(apply, first)

  test.each(['per_presenter', 'open_all_day'] as const)(
    '[C5] folded over the first meeting gives the day (%s)',
    (timing) => {
      const hall = openHall({ timing, reveal: 'direct', day: wholeDay, written: ['s3'] })
      spend(hall)
      expect(replayed(hall.first, hall.journal)).toStrictEqual(hall.meeting)
    },
  )

  test('[C5] gives the same meeting after a journey through JSON', () => {
    const hall = openHall({ reveal: 'direct', demo: true })
    spend(hall)
    const kept = JSON.parse(JSON.stringify({ first: hall.first, facts: hall.journal })) as {
      first: Meeting
      facts: Fact[]
    }
    expect(replayed(kept.first, kept.facts)).toStrictEqual(JSON.parse(JSON.stringify(hall.meeting)))
    expect(JSON.parse(JSON.stringify(hall.meeting))).toStrictEqual(hall.meeting)
  })

  /** A day with something of everything in it, to the archive. */
  function spend(hall: Hall): void {
    hall.begin()
    hall.pressUntil(({ agenda }) => agenda.current === 's1')
    hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: 'And the villages?' }, voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    hall.say({ type: 'stage.note', text: 'Slower, please' })
    hall.say({ type: 'stage.remind', slot: 's1' })
    hall.press()
    hall.pass(minutes(2))
    hall.take({ type: 'timer.pause', timer: hall.meeting.timer?.id ?? '', reason: 'microphone' })
    hall.pass(seconds(30))
    hall.press()
    hall.undo()
    hall.press()
    hall.take({ type: 'agenda.swap', a: 's3', b: 's4', reason: 'The train is late' })
    hall.take({ type: 'slot.mark', slot: 's2', as: 'deferred', reason: 'Called away' })
    hall.take({ type: 'meeting.move', to: 'recess', reason: 'Lights' })
    hall.pass(minutes(3))
    hall.press()
    hall.say({ type: 'clock.interrupted', lastSeen: hall.clock.now() }, { role: 'hub', id: 'hub' })
    hall.say({ type: 'screen.hold', scene: 'message', message: 'A short pause' })
    hall.pressUntil(({ life }) => life.state === 'archived')
  }
})

describe('a refusal', () => {
  test('[C6] leaves the meeting as it is and the journal as long as it was', () => {
    const hall = openHall()
    hall.begin()
    const { meeting, journal } = hall
    const { length } = journal
    expect(hall.ask(hall.numbered({ type: 'slot.call', slot: 's3' }))).toBe('notNext')
    expect(hall.ask({ type: 'remark.submit', item: null, kind: 'comment', text: '  ' }, observer)).toBe('emptyText')
    expect(hall.meeting).toBe(meeting)
    expect(journal).toHaveLength(length)
  })

  test.each(refusalCodes)('[C6] %s has a sentence in both languages', (code) => {
    const [chinese, english] = [refusals['zh-CN'][code](2), refusals.en(allEnglish)[code](2)]
    expect(chinese).toMatch(/\p{Script=Han}.*[。?]$/u)
    expect(english).toMatch(/^[A-Z0-9“].*\.$/)
    expect(english).not.toMatch(/\p{Script=Han}/u)
  })
})

describe('a reason', () => {
  test('[C7] is cleaned before it is minuted or shown', () => {
    const hall = openHall()
    hall.begin()
    const raw = '  gone \u202Ehome\u0000\n\n\n\n now  '
    hall.take({ type: 'slot.mark', slot: 's2', as: 'absent', reason: raw })
    hall.take({ type: 'agenda.swap', a: 's3', b: 's4', reason: raw })
    hall.take({ type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: raw })
    hall.take({ type: 'ballot.open', slot: null })
    hall.take({ type: 'ballot.void', round: 'day-1', reason: raw })
    hall.take({ type: 'meeting.move', to: 'recess', reason: raw })
    const reasons = hall.journal.flatMap((fact) => ('reason' in fact ? [fact.reason] : []))
    expect(reasons).toEqual(Array(5).fill('gone home\n\nnow'))
    expect(hall.view('console').now?.life.reason).toBe('gone home\n\nnow')
  })
})
