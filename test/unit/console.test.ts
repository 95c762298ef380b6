/** What the chair's buttons say, which of them must be held, which rest, and which keys press them. */
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { formula } from '../../client/chair/ballot/formula.ts'
import { needsHold } from '../../client/chair/needs-hold.ts'
import { stepLabel, undoLabel, type Standing } from '../../client/chair/step-label.ts'
import { commandTypes } from '../../shared/protocol/schemas.ts'
import { consoleWords } from '../../shared/i18n/zh-CN/console.ts'
import { consoleWords as englishWords } from '../../shared/i18n/en/console.ts'
import { terms } from '../../shared/i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../../shared/i18n/en/terms.ts'
import { instant, minutes, seconds } from '../../shared/domain/time.ts'
import { score } from '../../shared/domain/scoring/graded-points.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'

/** These two stand beside the page's store, which asks for a page when it is loaded. */
let keys: typeof import('../../client/chair/keys.ts')
let guard: typeof import('../../client/chair/press-guard.ts')
beforeAll(async () => {
  vi.stubGlobal('location', new URL('http://hub.test/chair'))
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined })
  vi.stubGlobal('document', { documentElement: {}, createElement: () => ({}) })
  vi.stubGlobal('addEventListener', () => undefined)
  keys = await import('../../client/chair/keys.ts')
  guard = await import('../../client/chair/press-guard.ts')
})

const chinese = { step: consoleWords.step, terms }
const english = { step: englishWords.step, terms: englishTerms }
const standing: Standing = {
  life: 'in_session',
  begun: true,
  item: 'p06',
  phase: 'reporting',
  timing: 'per_presenter',
  name: (id) => ({ p06: '06 鹤壁市', p07: '07 新乡市', br7: '上午休息' })[id] ?? '',
  limit: () => minutes(10),
  written: () => false,
  voided: () => false,
}

/** One of every step there is; the compiler and the first test see that none is missing. */
const every: readonly NextStep[] = [
  { type: 'meeting.move', to: 'recess' },
  { type: 'plan.change', timing: 'open_all_day', reason: '' },
  { type: 'agenda.swap', a: 'p06', b: 'p07', reason: '' },
  { type: 'slot.call', slot: 'p07' },
  { type: 'slot.enter', slot: 'p06', to: 'questioning' },
  { type: 'slot.finish', slot: 'p06' },
  { type: 'slot.mark', slot: 'p07', as: 'deferred', reason: '' },
  { type: 'item.begin', item: 'br7' },
  { type: 'item.end', item: 'br7' },
  { type: 'item.skip', item: 'br7' },
  { type: 'timer.pause', timer: 'p06.4', reason: 'chair' },
  { type: 'timer.resume', timer: 'p06.4' },
  { type: 'timer.adjust', timer: 'p06.4', by: minutes(1) },
  { type: 'ballot.open', slot: 'p06' },
  { type: 'ballot.extend', round: 'p06-1', by: seconds(30) },
  { type: 'ballot.close', round: 'p06-1', unsent: 0 },
  { type: 'ballot.void', round: 'p06-1', reason: '' },
  { type: 'ballot.reveal', round: 'p06-1' },
]

describe('[U5] what a button says', () => {
  test('every step has a name in both languages, and no two neighbours the same', () => {
    const steps = commandTypes.filter((type) => !/^(remark|screen|stage)\./.test(type) && type !== 'step.undo')
    expect(every.map(({ type }) => type).sort()).toEqual([...steps].sort())
    for (const words of [chinese, english]) {
      const labels = every.map((step) => stepLabel(step, words, standing))
      for (const label of labels) expect(label.trim()).not.toBe('')
      expect(new Set(labels).size).toBe(labels.length)
    }
  })

  test('going on names what ends and what begins', () => {
    const label = stepLabel({ type: 'slot.enter', slot: 'p06', to: 'questioning' }, chinese, standing)
    expect(label).toContain('结束述职')
    expect(label).toContain('进入提问')
    expect(stepLabel({ type: 'slot.call', slot: 'p07' }, chinese, { ...standing, phase: 'closed' })).toContain(
      '07 新乡市',
    )
  })

  test('[S9] nobody is asked to go up for a written report', () => {
    const call: NextStep = { type: 'slot.call', slot: 'p07' }
    expect(stepLabel(call, chinese, { ...standing, phase: null })).toBe('请 07 新乡市 上台')
    expect(stepLabel(call, chinese, { ...standing, phase: null, written: () => true })).toBe(
      '进入 07 新乡市（书面述职）',
    )
  })

  test('a voided ballot is opened again by another name', () => {
    const open: NextStep = { type: 'ballot.open', slot: 'p06' }
    const first = stepLabel(open, chinese, { ...standing, phase: 'closed' })
    expect(stepLabel(open, chinese, { ...standing, phase: 'closed', voided: () => true })).not.toBe(first)
  })

  test('undo names what it takes back, for every step there is', () => {
    for (const step of every) {
      const to = 'to' in step ? step.to : 'as' in step ? step.as : undefined
      const taken = {
        id: 3,
        command: step.type,
        target: 'p06',
        by: 'chair',
        at: instant(1),
        ...(to ? { to } : {}),
      } as const
      expect(undoLabel(taken, chinese, standing).trim()).not.toBe('')
    }
    const taken = { id: 3, command: 'slot.enter', target: 'p06', to: 'reporting', by: 'chair', at: instant(1) } as const
    expect(undoLabel(taken, chinese, standing)).toBe('06 鹤壁市 开始述职')
  })
})

describe('what is easily regretted', () => {
  test('[U3] whatever cannot be undone has to be held', () => {
    const held = every.filter((step) => needsHold(step, 'closed', 'per_presenter')).map(({ type }) => type)
    expect(held).toEqual(['ballot.close', 'ballot.void', 'ballot.reveal'])
    for (const to of ['counting', 'signed', 'published', 'sealed', 'archived'] as const) {
      expect(needsHold({ type: 'meeting.move', to }, null, 'per_presenter')).toBe(true)
    }
  })

  test('[S10] so has ending a slot without its ballot', () => {
    expect(needsHold({ type: 'slot.finish', slot: 'p06' }, 'commenting', 'per_presenter')).toBe(true)
    expect(needsHold({ type: 'slot.finish', slot: 'p06' }, 'commenting', 'open_all_day')).toBe(false)
  })

  test('[C3] a button rests while an answer is outstanding and just after it came to mean something else', () => {
    const { mayPress, SETTLES_AFTER } = guard
    expect(mayPress(1, 0, 10_000)).toBe(false)
    expect(mayPress(0, 10_000, 10_000 + SETTLES_AFTER - 1)).toBe(false)
    expect(mayPress(0, 10_000, 10_000 + SETTLES_AFTER)).toBe(true)
  })
})

describe('the keyboard', () => {
  const stroke = (key: string, more = {}) => ({
    key,
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...more,
  })

  test('no key means two things', () => {
    const all = keys.keyMap.flatMap((entry) => [...new Set(entry.keys)])
    expect(new Set(all).size).toBe(all.length)
  })

  test('capital letters, a Mac’s command key and a letter that an input method took all find their act', () => {
    expect(keys.actOf(stroke(' '))).toBe('main')
    expect(keys.actOf(stroke('Q'))).toBe('questioning')
    expect(keys.actOf(stroke('z', { metaKey: true }))).toBe('undo')
    expect(keys.actOf(stroke('Process', { code: 'KeyF' }))).toBe('release')
  })

  test('a letter that is being composed, or with Alt, or on its own where Ctrl is wanted, does nothing', () => {
    expect(keys.actOf(stroke('q', { isComposing: true }))).toBeNull()
    expect(keys.actOf(stroke('q', { altKey: true }))).toBeNull()
    expect(keys.actOf(stroke('z'))).toBeNull()
  })
})

test('[K2] [K4] the formula is written out in the numbers that were counted', () => {
  const scheme = {
    family: 'graded_points',
    points: { good: 100, fairly_good: 80, average: 60, poor: 40 },
    emptyClass: 'renormalise',
    decimals: 2,
  } as const
  const classes = [
    { code: 'A', weight: 40 },
    { code: 'B', weight: 30 },
    { code: 'C', weight: 30 },
  ]
  const counts = (good: number, fairly_good: number, average: number, poor: number) => ({
    good,
    fairly_good,
    average,
    poor,
    abstain: 0,
  })
  const full = { A: counts(9, 3, 1, 0), B: counts(25, 12, 3, 0), C: counts(40, 15, 4, 1) }
  expect(formula(score(scheme, classes, full))).toBe('40%×92.31 + 30%×91.00 + 30%×91.33 = 91.62')
  expect(formula(score(scheme, classes, { ...full, B: counts(0, 0, 0, 0) }))).toBe(
    '(40%×92.31 + 30%×91.33) ÷ 70% = 91.89',
  )
  expect(formula(score({ ...scheme, emptyClass: 'error' }, classes, { ...full, B: counts(0, 0, 0, 0) }))).toBeNull()
})
