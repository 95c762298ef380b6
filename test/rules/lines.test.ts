/** Who is on the line and how well their clocks agree with the hub's: what is listed of it, and what is marked. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineRows, phoneClocks } from '../../client/chair/lines/line-rows.ts'
import { openLines } from '../../server/live/lines.ts'
import { isDoubtful, listedBound, TOO_WIDE, type ListedLine } from '../../shared/domain/lines.ts'
import { later, seconds } from '../../shared/domain/time.ts'
import { audiences, sectionsFor } from '../../shared/domain/view.ts'
import { linesWords } from '../../shared/i18n/zh-CN/lines.ts'
import { linesWords as englishWords } from '../../shared/i18n/en/lines.ts'
import { terms } from '../../shared/i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../../shared/i18n/en/terms.ts'
import { handClock } from '../kit/hand-clock.ts'
import { anotherVoter, chair, everyone, observer, recorder, voter } from '../kit/people.ts'
import { seeded } from '../kit/seed.ts'

const { projector, stage, desk } = everyone
const clock = handClock()
const now = clock.now()
const aLine = (bound: number | null, since = now): ListedLine => ({ role: 'projector', number: 1, since, bound })

describe('the list', () => {
  test('[V12] is for the console alone', () => {
    expect(audiences.filter((audience) => sectionsFor[audience].includes('lines'))).toEqual(['console'])
  })

  test('[V12] has a line for every screen and console, and of phones nothing but figures', () => {
    const lines = openLines(clock)
    for (const [id, person] of Object.entries({ a: chair, b: projector, c: voter, d: stage, e: observer, f: recorder }))
      lines.came(id, person)
    lines.said('b', 3)
    lines.said('c', 12)
    const { list, phones } = lines.list()
    expect(list).toEqual([
      { role: 'chair', number: 1, since: now, bound: null },
      { role: 'projector', number: 1, since: now, bound: 3 },
      { role: 'stage', number: 1, since: now, bound: null },
      { role: 'recorder', number: 1, since: now, bound: null },
    ])
    expect(phones).toEqual({ count: 2, known: 1, tooWide: 0, median: 13, worst: 13 })
    const text = JSON.stringify(lines.list())
    for (const { id } of [voter, observer]) expect(text).not.toContain(id)
  })

  test('[V12] gives a wall back its number when it comes again, and lets the others keep theirs', () => {
    const lines = openLines(clock)
    for (const id of ['a', 'b', 'c']) lines.came(id, projector)
    lines.left('b')
    expect(lines.list().list.map(({ number }) => number)).toEqual([1, 3])
    lines.came('d', projector)
    expect(lines.list().list.map(({ number }) => number)).toEqual([1, 3, 2])
  })

  test('[V12] stays short, whoever opens a link over and over, and however many phones there are', () => {
    const lines = openLines(clock)
    for (let n = 0; n < 500; n += 1) lines.came(`wall ${n}`, projector)
    for (let n = 0; n < 10_000; n += 1) {
      lines.came(`phone ${n}`, voter)
      lines.said(`phone ${n}`, n / 10)
    }
    const { list, more, phones } = lines.list()
    expect(list.length + more).toBe(500)
    expect(phones).toMatchObject({ count: 10_000, known: 10_000 })
    expect(phones.median).toBeGreaterThanOrEqual(500)
    expect(phones.median).toBeLessThan(560)
    expect(phones.worst).toBeGreaterThanOrEqual(1_000)
    // 250.1 ms and more, as listed.
    expect(phones.tooWide).toBeGreaterThanOrEqual(7_499)
    expect(JSON.stringify(lines.list()).length).toBeLessThan(6_000)
    for (let n = 0; n < 10_000; n += 1) lines.left(`phone ${n}`)
    expect(lines.list().phones).toEqual({ count: 0, known: 0, tooWide: 0, median: null, worst: null })
  })

  test('[G7] forgets a line that is gone, and what it still says', () => {
    const lines = openLines(clock)
    lines.came('a', stage)
    lines.came('b', anotherVoter)
    for (const id of ['a', 'b']) lines.left(id)
    expect([lines.said('a', 3), lines.said('b', 3)]).toEqual([false, false])
    expect(lines.list()).toMatchObject({ list: [], phones: { count: 0, known: 0 } })
    // Said twice, it is gone once.
    lines.left('b')
    expect(lines.list().phones.count).toBe(0)
  })

  test('[G7] knows again that a screen knows nothing: it has slept', () => {
    const lines = openLines(clock)
    lines.came('a', stage)
    expect([lines.said('a', 3), lines.said('a', null), lines.said('a', null)]).toEqual([true, true, false])
    expect(lines.list().list[0]?.bound).toBeNull()
  })
})

describe('a bound', () => {
  const anyBound = fc.double({ min: 0, max: 60_000, noNaN: true })

  test('[G8] is listed in whole milliseconds, never less than was said, and close to it', () => {
    fc.assert(
      fc.property(fc.array(anyBound, { minLength: 1, maxLength: 40 }), (all) => {
        let listed: number | null = null
        for (const said of all) {
          listed = listedBound(listed, said)
          expect(Number.isInteger(listed)).toBe(true)
          expect(listed).toBeGreaterThanOrEqual(said)
          // A step of the list, and another one before it changes.
          expect(listed).toBeLessThanOrEqual(Math.max(said + 3, said * 1.22 + 1))
        }
      }),
      seeded(200),
    )
  })

  test('[G8] does not tremble: what moves by less than a millisecond or a tenth is listed once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 50_000, noNaN: true }), (around) => {
        const listed = listedBound(null, around)
        // To and fro below what is listed, by half a millisecond or a twentieth.
        const less = Math.max(0, Math.min(around - 0.5, around * 0.95))
        expect([less, around, less].map((said) => listedBound(listed, said))).toEqual([listed, listed, listed])
      }),
      seeded(200),
    )
    const lines = openLines(clock)
    lines.came('a', projector)
    expect([3.4, 3.6, 3.2, 4, 3.1, 2, 2.3].map((said) => lines.said('a', said))).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
      true,
    ])
  })
})

describe('a clock to look after', () => {
  test('[V13] may be off by more than 250 ms, or has long not known the hub’s time', () => {
    const long = later(now, seconds(60))
    expect(isDoubtful(aLine(TOO_WIDE), long)).toBe(false)
    expect(isDoubtful(aLine(TOO_WIDE + 1), now)).toBe(true)
    expect(isDoubtful(aLine(null), now)).toBe(false)
    expect(isDoubtful(aLine(null), long)).toBe(true)
  })

  test('[V13] is marked and named in both languages', () => {
    const list = [aLine(300), { ...aLine(null), number: 2 }, { ...aLine(3), role: 'chair' as const }]
    const rows = (t: typeof linesWords, { role }: typeof terms) =>
      lineRows(list, later(now, seconds(60)), { t, role }).map(({ name, clock: said, doubtful }) => [
        name,
        said,
        doubtful,
      ])
    expect(rows(linesWords, terms)).toEqual([
      ['大屏 1', '≤ 300 毫秒 · 误差过大', true],
      ['大屏 2', '尚不清楚 · 连接不畅', true],
      ['主持人', '≤ 3 毫秒', false],
    ])
    expect(rows(englishWords, englishTerms)).toEqual([
      ['Projector 1', '≤ 300 ms · too large', true],
      ['Projector 2', 'not known yet · bad connection', true],
      ['Chair', '≤ 3 ms', false],
    ])
  })

  test('[V12] [V13] stands in its order and under its number; phones are one line', () => {
    const lines = openLines(clock)
    const people = [chair, desk, projector, chair, projector, recorder, stage]
    people.forEach((person, n) => lines.came(String(n), person))
    const { list } = lines.list()
    expect(lineRows(list, now, { t: linesWords, role: terms.role }).map(({ name }) => name)).toEqual([
      '大屏 1',
      '大屏 2',
      '返送屏 1',
      '主持人 1',
      '主持人 2',
      '记录员',
      '签到处 1',
    ])
    const phones = { count: 214, known: 211, tooWide: 2, median: 12, worst: 310 }
    expect(phoneClocks(phones, linesWords)).toBe('半数 ≤ 12 毫秒，最大 ≤ 310 毫秒 · 2 部误差过大 · 3 部尚不清楚')
    expect(phoneClocks({ ...phones, known: 0, tooWide: 0, median: null, worst: null }, linesWords)).toBe(
      '214 部尚不清楚',
    )
  })
})
