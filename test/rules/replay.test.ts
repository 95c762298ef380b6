/** A past day folded again from its journal, and years of them side by side. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../shared/domain/apply.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import { duration, instant } from '../../shared/domain/time.ts'
import type { Fact } from '../../shared/domain/vocabulary.ts'
import { chainOf, recordingOf, type Act, type JournalRow } from '../../shared/archive/journal.ts'
import { marksOf, openReel } from '../../shared/archive/reel.ts'
import { openReplay, wallOf } from '../../shared/archive/replay.ts'
import { compareYears } from '../../shared/archive/years.ts'
import { problemsOf } from '../../shared/archive/listed-problems.ts'
import { hubKeys, openHall, type Hall } from '../kit/hall.ts'
import { someLegalStep } from '../kit/legal-steps.ts'
import { randomFrom } from '../kit/random.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 2_147_483_647)
console.info(`random days with SEED=${seed}`)

/** A hall whose every act is kept with what the wall showed after it. */
function recordedDay(random: () => number, acts: number) {
  const hall = openHall()
  const kept: Act[] = []
  const live: { meeting: Meeting; wall: unknown }[] = [{ meeting: hall.meeting, wall: seen(hall) }]
  for (let n = 0; n < acts; n += 1) {
    hall.pass(duration(Math.floor(random() * 90_000)))
    const before = hall.journal.length
    const situation = { now: hall.clock.now(), box: hall.box, hub: hubKeys }
    const step = random() < 0.5 ? someLegalStep(hall.meeting, situation, Math.floor(random() * 1e6)) : undefined
    if (step) hall.ask(hall.numbered(step))
    else if (hall.view('console').control?.main) hall.press()
    const facts = hall.journal.slice(before) as readonly Fact[]
    if (facts.length === 0) continue
    kept.push({ seq: kept.length + 1, at: hall.clock.now(), by: { role: 'chair', id: 'chair' }, facts })
    live.push({ meeting: hall.meeting, wall: seen(hall) })
  }
  return { hall, kept, live, start: hall.first }
}
/** What the wall shows but for what only a hub knows: who found a ballot, how many have submitted, where to join. */
function seen(hall: Hall): unknown {
  const { turnout: _turnout, proofs: _proofs, join: _join, ...wall } = hall.view('projector')
  return wall
}
function replayed(meeting: Meeting): unknown {
  const { turnout: _turnout, proofs: _proofs, join: _join, ...wall } = wallOf(meeting)
  return wall
}

describe('a replay', () => {
  test('[X5] folded to its end is the meeting; at every act the wall shows what it showed', () => {
    fc.assert(
      fc.property(fc.nat(), (each) => {
        const { kept, live, start } = recordedDay(randomFrom(each), 160)
        const replay = openReplay({ start, acts: JSON.parse(JSON.stringify(kept)) as Act[] })
        expect(replay.after(kept.length)).toEqual(live.at(-1)?.meeting)
        const random = randomFrom(each + 1)
        for (let n = 0; n < 40; n += 1) {
          const count = Math.floor(random() * (kept.length + 1))
          expect(replay.after(count)).toEqual(live[count]?.meeting)
          expect(replayed(replay.after(count))).toEqual(live[count]?.wall)
        }
      }),
      { numRuns: 12, seed },
    )
  })

  test('[X5] finds how many acts had happened at a moment', () => {
    const { kept, start } = recordedDay(randomFrom(seed), 60)
    const replay = openReplay({ start, acts: kept })
    expect(replay.countAt((kept[0]?.at ?? 0) - 1)).toBe(0)
    kept.forEach(({ at }, i) => {
      const last = kept.findLastIndex((act) => act.at === at)
      expect(replay.countAt(at)).toBe(Math.max(i, last) + 1)
    })
  })

  test('[X5] a fact of another version changes nothing, and the day goes on', () => {
    const { kept, start, live } = recordedDay(randomFrom(7), 40)
    const strange = { type: 'weather.changed', to: 'rain' } as unknown as Fact
    const acts = kept.map((act) => ({ ...act, facts: [strange, ...act.facts] }))
    expect(openReplay({ start, acts }).after(acts.length)).toEqual(live.at(-1)?.meeting)
  })

  test('[X5] ten thousand acts: to any moment in a blink, since it begins near by', () => {
    const hall = openHall()
    hall.pressUntil((meeting) => meeting.life.state === 'in_session')
    const start = hall.meeting
    const acts = Array.from({ length: 10_000 }, (_, i): Act => {
      const fact: Fact = { type: 'screen.held', scene: i % 2 === 0 ? 'black' : 'auto', message: '' } as Fact
      return { seq: i + 1, at: instant(i * 3_000), by: { role: 'chair', id: 'chair' }, facts: [fact] }
    })
    const replay = openReplay({ start, acts })
    const whole = performance.now()
    replay.after(10_000)
    const folded = performance.now() - whole
    const random = randomFrom(seed)
    const jumps = performance.now()
    for (let n = 0; n < 200; n += 1) wallOf(replay.after(Math.floor(random() * 10_001)))
    console.info(
      `10,000 acts: ${folded.toFixed(0)} ms at first, then ${((performance.now() - jumps) / 200).toFixed(2)} ms a jump`,
    )
    expect(replay.after(9_999)).toEqual([acts[9_998]?.facts[0] as Fact].reduce(apply, replay.after(9_998)))
  })
})

describe('the tape', () => {
  const acts = (...moments: number[]) => moments.map((at) => ({ at: instant(at) }))
  const HOUR = 3_600_000

  test('[X6] runs in the day’s own time, a long lunch included', () => {
    const reel = openReel(acts(1_000, 61_000, 61_000 + 3 * HOUR))
    expect(reel.at(0)).toBe(1_000)
    expect(reel.at(60_000)).toBe(61_000)
    expect(reel.positionOf(instant(61_000 + 3 * HOUR))).toBe(60_000 + 3 * HOUR)
    expect(reel.length).toBe(60_000 + 3 * HOUR + 60_000)
  })

  test('[X6] a night and the weeks of an objection period are cut to a minute', () => {
    const next = 61_000 + 20 * HOUR
    const reel = openReel(acts(1_000, 61_000, next, next + 500_000))
    expect(reel.positionOf(instant(next))).toBe(60_000 + 60_000)
    expect(reel.at(120_000)).toBe(next)
    expect(reel.at(119_999)).toBe(61_000 + 59_999)
    expect(reel.positionOf(instant(61_000 + 10 * HOUR))).toBe(120_000)
    expect(reel.length).toBe(120_000 + 500_000 + 60_000)
  })

  test('[X6] goes there and back: every moment that is on it is where it says', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * HOUR), { minLength: 1, maxLength: 30 }), (gaps) => {
        let at = 5_000
        const all = gaps.map((gap) => instant((at += gap)))
        const reel = openReel(all.map((moment) => ({ at: moment })))
        for (const moment of all) expect(reel.at(reel.positionOf(moment))).toBe(moment)
      }),
      { seed },
    )
  })

  test('[X6] has a mark for every item and move, in their order', () => {
    const { kept } = recordedDay(randomFrom(3), 80)
    const marks = marksOf(kept, openReel(kept))
    expect(marks.length).toBeGreaterThan(3)
    expect(marks.map(({ position }) => position)).toEqual(
      [...marks.map(({ position }) => position)].sort((a, b) => a - b),
    )
  })
})

describe('the chain of an archive', () => {
  test('[D12] [X2] is broken by what is no journal', () => {
    expect(recordingOf({ start: 'nothing', rows: [] })).toBeNull()
    const row: JournalRow = [1, 'c', 'chair', 'chair', 5, '[]', 'no hash']
    expect(chainOf({ start: '{}', rows: [row] }).brokenAt).toBe(1)
  })
})

describe('years', () => {
  const held = (change: (meeting: Meeting) => Meeting): Meeting => change(openHall().meeting)
  const day = (meeting: Meeting, startsAt: number): Meeting => ({
    ...meeting,
    plan: { ...meeting.plan, startsAt: instant(startsAt) },
  })
  const renamed = (meeting: Meeting, from: string, unit: string): Meeting => ({
    ...meeting,
    agenda: {
      ...meeting.agenda,
      items: Object.fromEntries(
        Object.entries(meeting.agenda.items).map(([id, item]) => [
          id,
          item.kind === 'slot' && item.id === from ? { ...item, unit } : item,
        ]),
      ),
    },
  })
  const slotId = Object.values(openHall().meeting.agenda.items).find(({ kind }) => kind === 'slot')?.id ?? ''

  test('[X7] units are matched by name, however spaces are typed; who was not there leaves a gap', () => {
    const first = renamed(
      day(
        held((meeting) => meeting),
        1_000,
      ),
      slotId,
      '郑 州市',
    )
    const second = renamed(
      day(
        held((meeting) => meeting),
        2_000,
      ),
      slotId,
      '郑州市 ',
    )
    const third = renamed(
      day(
        held((meeting) => meeting),
        3_000,
      ),
      slotId,
      '别处',
    )
    const { years, subjects } = compareYears(
      [
        { id: 'c', meeting: third },
        { id: 'a', meeting: first },
        { id: 'b', meeting: second },
      ],
      'unit',
    )
    expect(years.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    const found = subjects.find(({ key }) => key === '郑州市')
    expect(found?.entries.map((entry) => entry !== null)).toEqual([true, true, false])
  })

  test('[X7] another scheme is another scale; another name for the same is not', () => {
    const same = held((meeting) => meeting)
    const { scheme } = same.plan
    const named = { ...same, plan: { ...same.plan, scheme: { ...scheme, name: { 'zh-CN': '另一个名字', en: 'Another' } } } }
    const other = {
      ...same,
      plan: { ...same.plan, scheme: { ...scheme, rules: { ...scheme.rules, decimals: scheme.rules.decimals + 1 } } },
    }
    const { years } = compareYears(
      [
        { id: 'a', meeting: day(same, 1) },
        { id: 'b', meeting: day(named, 2) },
        { id: 'c', meeting: day(other, 3) },
      ],
      'unit',
    )
    expect(years.map(({ scale }) => scale)).toEqual([0, 0, 1])
  })

  test('[X7] problems are counted for their presenter, withdrawn ones not', () => {
    const problem = (id: string, more: object) => ({
      id,
      number: 1,
      slot: slotId,
      kind: 'problem',
      text: '事',
      ...more,
    })
    const meeting = {
      ...held((each) => each),
      problems: [problem('a', {}), problem('b', { closedAt: 5 }), problem('c', { withdrawn: '写错' })],
    } as unknown as Meeting
    expect(problemsOf(meeting).map(({ state }) => state)).toEqual(['open', 'closed', 'withdrawn'])
    const { subjects } = compareYears([{ id: 'a', meeting }], 'unit')
    const counted = subjects.flatMap(({ entries }) => entries).find((entry) => entry && entry.problems.all > 0)
    expect(counted?.problems).toEqual({ all: 2, closed: 1 })
  })
})
