/** What the walls find out by themselves: when to ring, and where in a presenter's turn we are. */
import { describe, expect, test } from 'vitest'
import { bellWatch, crossed, sampleOf, type Sound } from '../../display/bell.ts'
import { phaseStrip } from '../../display/phase-strip.ts'
import { applyTimer, startTimer, type Timer } from '../../shared/domain/timer.ts'
import { instant, minutes } from '../../shared/domain/time.ts'

const start = 1_515_544_200_000
const report = startTimer('p06.4', minutes(10), minutes(1), instant(start))

/** What a wall rings while it looks ten times a second, from one second to another. */
function rings(
  watch: ReturnType<typeof bellWatch>,
  heard: Sound[],
  timer: Timer,
  from: number,
  to: number,
  epoch = 'day',
): Sound[] {
  const before = heard.length
  for (let at = from * 1_000; at <= to * 1_000; at += 100) watch(sampleOf(timer, instant(start + at)), epoch)
  return heard.slice(before)
}

describe('[T2] [T3] the notice and the bell', () => {
  test('sound once each, at nine minutes and at ten, and never again over time', () => {
    const heard: Sound[] = []
    const watch = bellWatch((sound) => heard.push(sound))
    expect(rings(watch, heard, report, 0, 539)).toEqual([])
    expect(rings(watch, heard, report, 539, 541)).toEqual(['notice'])
    expect(rings(watch, heard, report, 541, 599)).toEqual([])
    expect(rings(watch, heard, report, 599, 601)).toEqual(['bell'])
    expect(rings(watch, heard, report, 601, 900)).toEqual([])
  })

  test('a corrected clock that passes the same second again does not ring again; a new limit does', () => {
    const heard: Sound[] = []
    const watch = bellWatch((sound) => heard.push(sound))
    rings(watch, heard, report, 598, 601)
    expect(rings(watch, heard, report, 599, 601)).toEqual([])
    const longer = applyTimer(report, { type: 'timer.adjusted', timer: report.id, limit: minutes(11) })
    expect(rings(watch, heard, longer, 658, 661)).toEqual(['bell'])
  })

  test('[Y3] a report of the day rings as that of the rehearsal did, which had the same name and limit', () => {
    const heard: Sound[] = []
    const watch = bellWatch((sound) => heard.push(sound))
    expect(rings(watch, heard, report, 530, 610, 'rehearsal')).toEqual(['notice', 'bell'])
    watch(null, 'day')
    expect(rings(watch, heard, report, 530, 610, 'day')).toEqual(['notice', 'bell'])
  })

  test('[Y3] what the rehearsal’s report had left is nothing that the day’s has passed', () => {
    const heard: Sound[] = []
    const watch = bellWatch((sound) => heard.push(sound))
    rings(watch, heard, report, 599, 599, 'rehearsal')
    expect(rings(watch, heard, report, 601, 602, 'day')).toEqual([])
  })

  test('[T4] a report that is paused and goes on rings once, and a page that is loaded after the bell not again', () => {
    const heard: Sound[] = []
    const watch = bellWatch((sound) => heard.push(sound))
    const at = (second: number) => instant(start + second * 1_000)
    rings(watch, heard, report, 535, 600)
    const paused = applyTimer(report, { type: 'timer.paused', timer: report.id, reason: 'order', at: at(600.5) })
    rings(watch, heard, paused, 601, 660)
    // Begun anew at 660 seconds, as if nothing had run since 600.5; the clock is then put back by a second.
    const onward = applyTimer(paused, { type: 'timer.resumed', timer: report.id, at: at(660) })
    rings(watch, heard, onward, 660, 661)
    rings(watch, heard, onward, 659, 662)
    expect(heard).toEqual(['notice', 'bell'])
    expect(
      rings(
        bellWatch((sound) => heard.push(sound)),
        heard,
        onward,
        662,
        700,
      ),
    ).toEqual([])
  })

  test('a wall that slept does not ring for what it slept through, nor for another timer', () => {
    const early = sampleOf(report, instant(start + 60_000))
    const late = sampleOf(report, instant(start + 700_000))
    expect(crossed(early, late)).toBeNull()
    expect(crossed({ ...late, timer: 'p05.9', remaining: minutes(1) }, late)).toBeNull()
    expect(crossed(null, late)).toBeNull()
  })
})

describe('[S3] [S9] where we are in a presenter’s turn', () => {
  const now = (phase: string, mode: 'oral' | 'written', timing: 'per_presenter' | 'open_all_day') =>
    phaseStrip(phase, { mode, timing })
      .map((place) => (place.now ? `*${place.phase}` : place.phase))
      .join(' ')

  test('the usual turn, with the pledge only while there is one', () => {
    expect(now('reporting', 'oral', 'per_presenter')).toBe('*reporting questioning answering commenting ballot')
    expect(now('pledging', 'oral', 'per_presenter')).toBe('reporting questioning answering commenting *pledging ballot')
    expect(now('closed', 'oral', 'per_presenter')).toBe('reporting questioning answering commenting *closed')
  })

  test('a written report has no report on stage, and a day with one form no ballot in each turn', () => {
    expect(now('called', 'written', 'per_presenter')).toBe('*called questioning answering commenting ballot')
    expect(now('commenting', 'oral', 'open_all_day')).toBe('reporting questioning answering *commenting')
  })
})
