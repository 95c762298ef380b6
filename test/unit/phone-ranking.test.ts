/** Ranking on the phone: taps in the order of the places, none given twice, and every way back. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  byPlace,
  lastRanked,
  movedUp,
  nextPlace,
  placeOf,
  tapped,
  wholeBallot,
} from '../../client/phone/form/ranking.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { faultOf, unfilled } from '../../shared/domain/scoring/sheet.ts'
import { seeded } from '../kit/seed.ts'

const judged = ['p01', 'p02', 'p03', 'p04']
const frame = { form: presets.P7.scheme.form, subjects: judged, recused: [], invalid: [] }
const tap = (marks: Marks, ...subjects: readonly string[]): Marks =>
  subjects.reduce((now, subject) => ({ ...now, ...tapped(now, judged, subject) }), marks)

describe('[B13] a ranking', () => {
  test('gives the places in the order of the taps, and says which comes next', () => {
    expect(nextPlace({}, judged)).toBe(1)
    const two = tap({}, 'p03', 'p01')
    expect([placeOf(two, 'p03'), placeOf(two, 'p01'), placeOf(two, 'p02')]).toEqual([1, 2, null])
    expect(nextPlace(two, judged)).toBe(3)
    const all = tap(two, 'p02', 'p04')
    expect(nextPlace(all, judged)).toBeNull()
    expect(byPlace(all, judged)).toEqual(['p03', 'p01', 'p02', 'p04'])
    expect(faultOf(all, frame)).toBeNull()
  })

  test('gives a place back at a second tap; the others keep theirs and the next tap fills the gap', () => {
    const gap = tap({}, 'p01', 'p02', 'p03', 'p02')
    expect(byPlace(gap, judged)).toEqual(['p01', null, 'p03', null])
    expect(unfilled(frame, gap)).toEqual(['p02', 'p04'])
    expect(nextPlace(gap, judged)).toBe(2)
    expect(byPlace(tap(gap, 'p04'), judged)).toEqual(['p01', 'p04', 'p03', null])
  })

  test('moves one up past whoever is above, or into a place that is free; the first stays', () => {
    const all = tap({}, 'p01', 'p02', 'p03')
    expect(byPlace({ ...all, ...movedUp(all, judged, 'p03') }, judged)).toEqual(['p01', 'p03', 'p02', null])
    const gap = tap(all, 'p02')
    expect(byPlace({ ...gap, ...movedUp(gap, judged, 'p03') }, judged)).toEqual(['p01', 'p03', null, null])
    expect(movedUp(all, judged, 'p01')).toEqual({})
    expect(movedUp(all, judged, 'p04')).toEqual({})
  })

  test('is undone from the last tap back, and after a reload from the last place', () => {
    const all = tap({}, 'p03', 'p01', 'p02')
    expect(lastRanked(all, judged, ['p03', 'p01', 'p02'])).toBe('p02')
    // Who was taken out since is not undone again.
    expect(lastRanked(tap(all, 'p02'), judged, ['p03', 'p01', 'p02'])).toBe('p01')
    expect(lastRanked(all, judged, [])).toBe('p02')
    expect(lastRanked({}, judged, ['p03'])).toBeNull()
  })

  test('abstains as a whole, which the hub takes, and begins anew with the next tap', () => {
    const abstained = wholeBallot(judged, 'abstain')
    expect(faultOf(abstained, frame)).toBeNull()
    expect(nextPlace(abstained, judged)).toBe(1)
    const anew = tap(abstained, 'p02')
    expect(byPlace(anew, judged)).toEqual(['p02', null, null, null])
    expect(unfilled(frame, anew)).toEqual(['p01', 'p03', 'p04'])
  })
})

test('[B13] whatever is tapped, no place is given twice, and a ballot without a gap is valid', () => {
  let whole = 0
  // Few, so that the ballot is often whole.
  const few = judged.slice(0, 2)
  const ballot = { ...frame, subjects: few }
  const presses = fc.array(fc.record({ subject: fc.constantFrom(...few), up: fc.boolean() }), { maxLength: 30 })
  fc.assert(
    fc.property(presses, (list) => {
      let marks: Marks = {}
      for (const { subject, up } of list) {
        marks = { ...marks, ...(up ? movedUp(marks, few, subject) : tapped(marks, few, subject)) }
        const places = few.map((each) => placeOf(marks, each)).filter((place) => place !== null)
        expect(new Set(places).size).toBe(places.length)
        if (unfilled(ballot, marks).length > 0) continue
        whole += 1
        expect(faultOf(marks, ballot)).toBeNull()
      }
    }),
    seeded(300),
  )
  expect(whole).toBeGreaterThan(20)
})
