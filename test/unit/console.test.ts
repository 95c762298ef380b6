/** What the chair's buttons say, which of them must be held, which rest, and which keys press them. */
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { SETTLES_AFTER } from '../../client/parts/settling.ts'
import { needsHold } from '../../client/chair/needs-hold.ts'
import { stepLabel, undoLabel, type Standing } from '../../client/chair/step-label.ts'
import { demoMeeting } from '../../db/demo-meeting.ts'
import { projectRoot } from '../../server/project.ts'
import { commandTypes } from '../../shared/protocol/schemas.ts'
import { consoleWords } from '../../shared/i18n/zh-CN/console.ts'
import { consoleWords as englishWords } from '../../shared/i18n/en/console.ts'
import { terms } from '../../shared/i18n/zh-CN/terms.ts'
import { terms as englishTerms } from '../../shared/i18n/en/terms.ts'
import { instant, minutes, seconds } from '../../shared/domain/time.ts'
import { apply } from '../../shared/domain/apply.ts'
import { decide } from '../../shared/domain/decide.ts'
import { isRefusal } from '../../shared/domain/decision.ts'
import { noLines } from '../../shared/domain/lines.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { viewFor } from '../../shared/domain/view.ts'
import type { BallotTiming } from '../../shared/domain/ballot.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { StepCommand } from '../../shared/domain/vocabulary.ts'
import { morning } from '../kit/hand-clock.ts'
import { hubKeys, noProofs } from '../kit/hall.ts'
import { chair } from '../kit/people.ts'
import type { NextStep } from '../../shared/domain/next-step.ts'

/** These stand beside the page's store, which asks for a page when it is loaded. */
let keys: typeof import('../../client/chair/keys.ts')
let useResting: typeof import('../../client/chair/press-guard.ts').useResting
let useMeeting: typeof import('../../client/live/meeting.ts').useMeeting
let due: typeof import('../../client/chair/ballot-due.ts')
beforeAll(async () => {
  vi.stubGlobal('location', new URL('http://hub.test/chair'))
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined })
  vi.stubGlobal('document', { documentElement: {}, createElement: () => ({}) })
  vi.stubGlobal('addEventListener', () => undefined)
  keys = await import('../../client/chair/keys.ts')
  ;({ useResting } = await import('../../client/chair/press-guard.ts'))
  ;({ useMeeting } = await import('../../client/live/meeting.ts'))
  due = await import('../../client/chair/ballot-due.ts')
})

const chinese = { step: consoleWords.step, terms }
const english = { step: englishWords.step, terms: englishTerms }
const standing: Standing = {
  life: 'in_session',
  begun: true,
  item: 'p06',
  phase: 'reporting',
  timing: 'per_presenter',
  ownBallot: true,
  formAfter: (slot) => ({ kind: 'one', presenter: slot }),
  name: (id) => ({ p06: '06 鹤壁市', p07: '07 新乡市', br7: '上午休息' })[id] ?? '',
  limit: () => minutes(10),
  written: () => false,
  voided: () => false,
}

/** One of every step there is; the compiler and the first test see that none is missing. */
const every: readonly NextStep[] = [
  { type: 'meeting.move', to: 'recess' },
  { type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '' },
  { type: 'scheme.change', scheme: presets.P1.scheme, reason: '' },
  { type: 'secrecy.change', secrecy: 'recorded', floor: 5, reason: '' },
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
  { type: 'lots.draw', slot: 'p06' },
  { type: 'lots.enter', slot: 'p06', lot: 3 },
  { type: 'lots.settle' },
  { type: 'rehearsal.begin' },
  { type: 'trial.open' },
]

describe('[U5] what a button says', () => {
  test('every step has a name in both languages, and no two neighbours the same', () => {
    const beside =
      /^(remark|note|problem|screen|stage|attendance|attendee|recusal|paper|score|card|key)\.|^ballot\.(correct|merge)$|^step\.undo$/
    const steps = commandTypes.filter((type) => !beside.test(type))
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

  test('[B16] opening a ballot says whose: the first few together, a group’s, everybody’s', () => {
    const open: NextStep = { type: 'ballot.open', slot: 'p06' }
    const said = (more: Partial<Standing>) => stepLabel(open, chinese, { ...standing, phase: 'closed', ...more })
    const labels = [
      said({}),
      said({ formAfter: () => ({ kind: 'first', count: 3 }) }),
      said({ timing: 'per_group', formAfter: () => ({ kind: 'group', number: 2, count: 4 }) }),
      said({ timing: 'collective', formAfter: () => ({ kind: 'all', count: 18 }) }),
      stepLabel({ type: 'ballot.open', slot: null }, chinese, { ...standing, timing: 'open_all_day', item: null }),
    ]
    expect(labels).toEqual([
      '开启测评',
      '开启前 3 位的测评',
      '开启第 2 组测评（4 位）',
      '开启集中测评（18 位）',
      '开启全程测评',
    ])
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

/** The demo's day by its main button alone; at every opening of a ballot, what the console foresaw and what was opened. */
function openings(timing: BallotTiming, firstTogether: number) {
  const made = demoMeeting(join(projectRoot, 'db', 'demo', 'henan-2017'), morning, null, true)
  let meeting: Meeting = { ...made, plan: { ...made.plan, timing, firstTogether } }
  const box = {
    submitted: () => 0,
    drafts: () => 0,
    has: () => false,
    perClass: () => ({}),
    root: () => '',
    paper: () => noPaper,
  }
  const view = () =>
    viewFor(
      {
        meeting,
        submitted: () => ({}),
        drafts: () => 0,
        paper: () => ({ entered: { teller_a: {}, teller_b: {} }, differences: [] }),
        reported: () => ({ reported: [], differ: false }),
        proofs: () => noProofs,
        shredding: false,
        tried: () => [],
        hall: { console: 1, recorder: 0, secretary: 0, desk: 0, teller: 0, projector: 1, stage: 1, phone: 0 },
        lines: () => noLines,
        saving: true,
        joinUrl: '',
      },
      'console',
    )
  const found: { foreseen: unknown; endsWithBallot: boolean; subjects: number; opened: number }[] = []
  for (let n = 0; n < 400 && meeting.life.state !== 'counting'; n += 1) {
    const step = nextStep(meeting)
    if (!step) break
    const before = view()
    const facts = decide(meeting, { ...step, step: meeting.step } as StepCommand, chair, {
      now: instant(morning + n * 60_000),
      box,
      hub: hubKeys,
    })
    if (isRefusal(facts)) throw new Error(`${step.type} was refused: ${facts.refused}`)
    meeting = facts.reduce(apply, meeting)
    const opened = facts.find((fact) => fact.type === 'ballot.opened')
    if (step.type !== 'ballot.open' || step.slot === null || !opened) continue
    const about = due.formAfter(before, step.slot)
    found.push({
      foreseen: about,
      endsWithBallot: due.endsWithBallot(before, step.slot),
      subjects: about.kind === 'one' ? 1 : about.count,
      opened: opened.subjects.length,
    })
  }
  expect(meeting.life.state).toBe('counting')
  return found
}
const noPaper = { agreed: {}, single: 0, differing: 0 }

describe('[B11] [B16] what the console says before a ballot is opened is what is opened', () => {
  test.each([
    ['per_presenter', 0, 18],
    ['per_presenter', 3, 16],
    ['per_group', 0, 4],
    ['collective', 0, 1],
    ['open_all_day', 0, 0],
  ] as const)('%s, the first %i together', (timing, firstTogether, ballots) => {
    const found = openings(timing, firstTogether)
    expect(found.length).toBe(ballots)
    for (const { subjects, opened, endsWithBallot } of found) {
      expect(subjects).toBe(opened)
      expect(endsWithBallot).toBe(true)
    }
    expect(found.reduce((sum, { opened }) => sum + opened, 0)).toBe(timing === 'open_all_day' ? 0 : 18)
  })
})

describe('what is easily regretted', () => {
  test('[U3] whatever cannot be undone has to be held', () => {
    const held = every.filter((step) => needsHold(step, 'closed', true)).map(({ type }) => type)
    expect(held).toEqual(['ballot.close', 'ballot.void', 'ballot.reveal', 'lots.settle'])
    for (const to of ['counting', 'signed', 'published', 'sealed', 'archived'] as const) {
      expect(needsHold({ type: 'meeting.move', to }, null, true)).toBe(true)
    }
  })

  test('[S10] so has ending a slot without its ballot', () => {
    expect(needsHold({ type: 'slot.finish', slot: 'p06' }, 'commenting', true)).toBe(true)
    expect(needsHold({ type: 'slot.finish', slot: 'p06' }, 'commenting', false)).toBe(false)
  })

  test('[C3] a button rests while an answer is outstanding and just after it came to mean something else', () => {
    vi.useFakeTimers()
    setActivePinia(createPinia())
    const meeting = useMeeting()
    const meaning = ref('pause')
    const page = effectScope()
    const resting = page.run(() => useResting(() => meaning.value))
    expect(resting?.value).toBe(false)
    meeting.waiting = [{ id: 'a', command: { type: 'remark.allow', open: true }, made: 0 }]
    expect(resting?.value).toBe(true)
    meeting.waiting = []
    expect(resting?.value).toBe(false)
    meaning.value = 'resume'
    vi.advanceTimersByTime(SETTLES_AFTER - 1)
    expect(resting?.value).toBe(true)
    vi.advanceTimersByTime(1)
    expect(resting?.value).toBe(false)
    page.stop()
    vi.useRealTimers()
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
