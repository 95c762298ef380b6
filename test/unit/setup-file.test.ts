/** A draft as a file, and what else can be opened as one. */
import { describe, expect, test } from 'vitest'
import { readDraft, writeDraft } from '../../client/setup/draft-file.ts'
import { instant } from '../../shared/domain/time.ts'
import { blockersOf } from '../../shared/setup/blockers.ts'
import { meetingFrom } from '../../shared/setup/meeting-from.ts'
import { aDraft } from '../kit/drafts.ts'

const zone = 'Asia/Shanghai'

describe('a file', () => {
  test('[F5] of a draft is the same draft for another day', () => {
    const draft = aDraft({ cards: 'named' })
    expect(readDraft(writeDraft(draft), 'UTC')).toEqual({ ...draft, zone: 'UTC', date: '' })
    const [first, ...rest] = draft.scheme.classes
    if (!first) throw new Error('no classes')
    const unread = { ...draft, scheme: { ...draft.scheme, classes: [{ ...first, weight: Number.NaN }, ...rest] } }
    expect(readDraft(writeDraft(unread), zone)?.scheme.classes[0]?.weight).toBeNaN()
  })

  test('[F5] of a former meeting’s archive is a draft of that meeting, without its date', () => {
    const meeting = meetingFrom(aDraft(), instant(Date.UTC(2026, 0, 1)))
    const archive = JSON.stringify({ format: 'rostrum-archive', journal: { start: JSON.stringify(meeting), rows: [] } })
    const draft = readDraft(archive, zone)
    expect(draft).toMatchObject({ title: '述职评议会', date: '' })
    expect(draft && blockersOf(draft).map(({ why }) => why)).toEqual(['noDate'])
  })

  test('[F5] of anything else is refused', () => {
    for (const text of [
      '',
      'PK\u0003',
      '[]',
      'null',
      '{"kind":"rostrum-draft","draft":{}}',
      '{"start":"{}"}',
      '{"start":7}',
    ])
      expect(readDraft(text, zone)).toBeNull()
  })
})
