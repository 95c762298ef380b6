/** What of the recorder's page can be looked at without a browser: its keys, its order, its counts. */
import { describe, expect, test } from 'vitest'
import { countsOf, rowsOf, shownRows } from '../../client/recorder/ledger/ledger.ts'
import { timelineOf } from '../../shared/domain/timeline.ts'
import { openHall } from '../kit/hall.ts'
import { recorder } from '../kit/people.ts'

test('[M1] acts and remarks stand in the order of their moments, of one moment the act first', () => {
  const hall = openHall()
  hall.bring('s1', 'questioning')
  hall.say({ type: 'remark.record', item: 's1', kind: 'question', speaker: 'A', text: 'Why?', show: false }, recorder)
  hall.press()
  const entries = timelineOf(hall.meeting.acts, hall.meeting.remarks.list)
  const at = entries.map((entry) => entry.at)
  expect(at).toEqual([...at].sort((a, b) => a - b))
  expect(entries.findIndex(({ key }) => key === 'r1')).toBeGreaterThan(
    entries.findIndex(({ key }) => key.includes('questioning')),
  )
})

describe('the ledger', () => {
  const hall = openHall({ day: ['s1', 's2'] })
  for (const slot of ['s1', 's1', 's2', 's2', 's2']) {
    hall.say({ type: 'problem.note', slot, kind: 'problem', source: 'self', raisedBy: '', text: 'x' }, recorder)
  }
  hall.say({ type: 'problem.update', problem: 'q1', due: '2018-03-01' }, recorder)
  hall.say({ type: 'problem.update', problem: 'q2', due: '2018-05-01' }, recorder)
  hall.say({ type: 'problem.update', problem: 'q3', due: '2018-03-01', progress: 'p' }, recorder)
  hall.say({ type: 'problem.close', problem: 'q3', reviewer: 'R' }, recorder)
  hall.say({ type: 'problem.withdraw', problem: 'q4', reason: 'r' }, recorder)
  const items = new Map((hall.view('recorder').agenda?.items ?? []).map((item) => [item.id, item]))
  const rows = rowsOf(hall.meeting.problems, (id) => items.get(id), '2018-04-01')
  const numbers = (...wish: Parameters<typeof shownRows> extends [unknown, ...infer Rest] ? Rest : never) =>
    shownRows(rows, ...wish).map(({ problem }) => problem.number)

  test('[M8] counts each entry once', () => {
    expect(countsOf(rows)).toEqual({ open: 2, overdue: 1, closed: 1, withdrawn: 1 })
  })

  test('[M8] shows what is asked for, by state and by unit', () => {
    expect(numbers('all', '')).toEqual([1, 2, 3, 5])
    expect(numbers('pending', '')).toEqual([1, 2, 5])
    expect(numbers('overdue', '')).toEqual([1])
    expect(numbers('closed', '')).toEqual([3])
    expect(numbers('all', 'City 2')).toEqual([3, 5])
    expect(numbers('overdue', 'City 2')).toEqual([])
  })
})
