import { describe, expect, test } from 'vitest'
import { stateOfProblem, type Problem, type ProblemChange } from '../../shared/domain/problems.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { recorder, secretary, voter } from '../kit/people.ts'

function inSession(): Hall {
  const hall = openHall({ day: ['s1', 's2', 'summing_up:30'] })
  hall.bring('s1', 'commenting')
  return hall
}
const noted = (text: string, more: { slot?: string; kind?: 'problem' | 'suggestion'; remark?: string } = {}) =>
  ({ type: 'problem.note', slot: 's1', kind: 'problem', source: 'comment', raisedBy: 'Chair', text, ...more }) as const
const update = (change: ProblemChange, problem = 'q1') => ({ type: 'problem.update', problem, ...change }) as const
const close = { type: 'problem.close', problem: 'q1', reviewer: 'Office' } as const

function said(hall: Hall): void {
  hall.say(
    { type: 'remark.record', item: 's1', kind: 'comment', speaker: 'Chair', text: 'Too few visits', show: false },
    recorder,
  )
}
const list = (hall: Hall): readonly Problem[] => hall.view('recorder').problems?.list ?? []

describe('the problem list', () => {
  test('[M5] takes a remark as a problem and as a suggestion, once each', () => {
    const hall = inSession()
    said(hall)
    hall.say(noted('Too few visits', { remark: 'r1' }), recorder)
    expect(hall.ask(noted('Too few visits', { remark: 'r1' }), secretary)).toBe('alreadyMarked')
    hall.say(noted('Visit every quarter', { remark: 'r1', kind: 'suggestion' }), secretary)
    expect(list(hall)).toMatchObject([
      { id: 'q1', number: 1, kind: 'problem', remark: 'r1', at: hall.clock.now(), due: '', owner: '' },
      { id: 'q2', number: 2, kind: 'suggestion', remark: 'r1' },
    ])
    // Nor by changing what it was noted as.
    expect(hall.ask(update({ kind: 'problem' }, 'q2'), recorder)).toBe('alreadyMarked')
  })

  test('[M5] takes what was named nowhere in the hall, for a presenter and no other item', () => {
    const hall = inSession()
    hall.say({ ...noted('Named in letters'), source: 'public' }, recorder)
    expect(hall.ask(noted('x', { slot: 'summing_up' }), recorder)).toBe('noSuchItem')
    expect(hall.ask(noted('x', { slot: 's9' }), recorder)).toBe('noSuchItem')
    expect(hall.ask(noted(' \u200B'), recorder)).toBe('emptyText')
    expect(list(hall)).toHaveLength(1)
  })

  test('[M5] takes no remark that waits or was set aside', () => {
    const hall = inSession()
    hall.say({ type: 'remark.submit', item: 's1', kind: 'question', text: 'Why?' }, voter)
    expect(hall.ask(noted('Why?', { remark: 'r1' }), recorder)).toBe('noSuchRemark')
    hall.say({ type: 'remark.setAside', remark: 'r1' })
    expect(hall.ask(noted('Why?', { remark: 'r1' }), recorder)).toBe('noSuchRemark')
  })

  test('[M5] [M7] a withdrawn entry keeps its number, and its remark can be marked again', () => {
    const hall = inSession()
    said(hall)
    hall.say(noted('Too few visits', { remark: 'r1' }), recorder)
    expect(hall.ask({ type: 'problem.withdraw', problem: 'q1', reason: ' ' }, recorder)).toBe('emptyText')
    hall.say({ type: 'problem.withdraw', problem: 'q1', reason: 'a slip' }, recorder)
    expect(hall.ask(update({ owner: 'X' }), recorder)).toBe('noSuchProblem')
    hall.say(noted('Too few visits', { remark: 'r1' }), recorder)
    expect(list(hall)).toMatchObject([
      { number: 1, withdrawn: 'a slip' },
      { number: 2, remark: 'r1' },
    ])
  })
})

describe('the ledger', () => {
  test('[M6] is filled in bit by bit, also years after the archive', () => {
    const hall = inSession()
    hall.say(noted('Too few visits'), recorder)
    hall.pressUntil(({ life }) => life.state === 'archived')
    hall.say(update({ measure: ' Visit each village ', leader: 'L', owner: 'O', due: '2018年3月31日' }), secretary)
    hall.say(update({ progress: 'Twelve of twenty', doneSign: 'All visited' }), recorder)
    expect(list(hall)[0]).toMatchObject({
      measure: 'Visit each village',
      leader: 'L',
      owner: 'O',
      due: '2018-03-31',
      progress: 'Twelve of twenty',
      doneSign: 'All visited',
    })
    hall.say(update({ due: '' }), recorder)
    expect(list(hall)[0]?.due).toBe('')
    hall.say(noted('Found later'), secretary)
    expect(list(hall)).toHaveLength(2)
  })

  test('[M6] a day that is none is refused, and nothing that came with it is lost or half kept', () => {
    const hall = inSession()
    hall.say(noted('Too few visits'), recorder)
    const before = hall.meeting
    expect(hall.ask(update({ owner: 'O', due: '2018-02-30' }), recorder)).toBe('badDate')
    expect(hall.ask(update({ owner: 'O', text: ' ' }), recorder)).toBe('emptyText')
    expect(hall.meeting).toBe(before)
  })

  test('[M7] closes out what has progress, under the name of who looked at it', () => {
    const hall = inSession()
    hall.say(noted('Too few visits'), recorder)
    expect(hall.ask(close, recorder)).toBe('nothingDone')
    hall.say(update({ progress: 'All visited' }), recorder)
    expect(hall.ask({ ...close, reviewer: '  ' }, recorder)).toBe('emptyText')
    hall.say(close, recorder)
    expect(list(hall)[0]).toMatchObject({ reviewer: 'Office', closedAt: hall.clock.now() })
    for (const more of [
      update({ progress: 'x' }),
      close,
      { type: 'problem.withdraw', problem: 'q1', reason: 'x' } as const,
    ]) {
      expect(hall.ask(more, recorder)).toBe('problemClosed')
    }
  })

  test('[M7] opens again with a reason, which stays', () => {
    const hall = inSession()
    hall.say(noted('Too few visits'), recorder)
    const reopen = { type: 'problem.reopen', problem: 'q1', reason: 'not all' } as const
    expect(hall.ask(reopen, recorder)).toBe('noSuchMove')
    hall.say(update({ progress: 'All visited' }), recorder)
    hall.say(close, recorder)
    expect(hall.ask({ ...reopen, reason: '' }, recorder)).toBe('emptyText')
    hall.say(reopen, secretary)
    expect(list(hall)[0]).toMatchObject({ reviewer: '', reopened: 'not all' })
    expect(list(hall)[0]).not.toHaveProperty('closedAt')
  })

  test('[M8] is overdue the day after, and not once it is closed out or withdrawn', () => {
    const hall = inSession()
    hall.say(noted('Too few visits'), recorder)
    hall.say(update({ due: '2018-03-31', progress: 'p' }), recorder)
    const state = (today: string) => stateOfProblem(list(hall)[0] as Problem, today)
    expect(['2018-03-30', '2018-03-31', '2018-04-01'].map(state)).toEqual(['open', 'open', 'overdue'])
    hall.say(close, recorder)
    expect(state('2019-01-01')).toBe('closed')
    hall.say({ type: 'problem.reopen', problem: 'q1', reason: 'r' }, recorder)
    hall.say(update({ due: '' }), recorder)
    expect(state('2019-01-01')).toBe('open')
    hall.say({ type: 'problem.withdraw', problem: 'q1', reason: 'r' }, recorder)
    expect(state('2019-01-01')).toBe('withdrawn')
  })
})
