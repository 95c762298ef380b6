import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestText, plainText } from '../../shared/domain/plain-text.ts'
import { mostWaiting } from '../../shared/domain/remarks.ts'
import { openHall, type Hall } from '../kit/hall.ts'
import { anotherVoter, observer, recorder, voter } from '../kit/people.ts'
import { seeded } from '../kit/seed.ts'

function inSession(): Hall {
  const hall = openHall()
  hall.bring('s1', 'questioning')
  return hall
}
const question = (text: string, item: string | null = 's1') =>
  ({ type: 'remark.submit', item, kind: 'question', text }) as const

describe('what people type', () => {
  test.each([
    ['what is plain stays', '请问:如何解决“两个覆盖”?', '请问:如何解决“两个覆盖”?'],
    ['space around it goes', '  \n why?\n ', 'why?'],
    ['tabs and runs of spaces are one space', 'a\t\tb   c\u3000\u00A0d', 'a b c d'],
    ['line ends of every kind are one', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['one blank line stays, more go, with spaces in them too', 'a\n\n\n \n\t\nb', 'a\n\nb'],
    ['an override of the direction goes', 'safe\u202Etxt.exe', 'safetxt.exe'],
    ['isolates and marks of direction go', '\u2066a\u2069\u200Eb\u200Fc\u061Cd', 'abcd'],
    ['control characters go', 'a\u0000b\u001Bc\u007Fd\u009Be', 'abcde'],
    ['what has no width goes', 'a\u200Bb\u200Dc\u2060d\uFEFFe\u00ADf', 'abcdef'],
    ['tags hidden in a flag go', 'a\u{E0041}\u{E007F}b', 'ab'],
    ['half a character goes', 'a\uD83Db', 'ab'],
    ['letters that are drawn as nothing are nothing', '\u3164\u115F\u2800\uFFA0', ''],
    ['one Unicode form', 'e\u0301 \u1100\u1161', 'é 가'],
    ['hidden characters do not keep accents apart', 'e\u200B\u0301', 'é'],
    ['four accents stay', 'x\u0316\u0317\u0318\u0319', 'x\u0316\u0317\u0318\u0319'],
    ['a tower of accents is cut', `x${'\u0316'.repeat(40)}y`, `x${'\u0316'.repeat(4)}y`],
    ['also one with joints in it', `x${'\u0316\u200B'.repeat(40)}y`, `x${'\u0316'.repeat(4)}y`],
    ['marks of another markup are text', '<b onclick=x>&amp;</b>', '<b onclick=x>&amp;</b>'],
  ])('[R1] %s', (_what, raw, clean) => {
    expect(plainText(raw)).toBe(clean)
  })

  test('[R1] 280 characters as people count them, also of those that take two', () => {
    expect([...plainText('述'.repeat(281))]).toHaveLength(longestText)
    expect(plainText('𠮷'.repeat(300))).toBe('𠮷'.repeat(280))
    expect(plainText(`${'a'.repeat(279)} b`)).toBe('a'.repeat(279))
  })

  test('[R1] whatever comes, cleaning twice changes nothing and nothing unsafe is left', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        '\u202E',
        '\u0000',
        '\u200B',
        '\n',
        ' ',
        '\t',
        '\r',
        '\u0301',
        '\u0316',
        '\uD800',
        '\uDC00',
        '\u3164',
        'e',
        '述',
      ),
      fc.string({ unit: 'binary', maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 400 }), (units) => {
        const clean = plainText(units.join(''))
        expect(plainText(clean)).toBe(clean)
        expect(clean).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u)
        expect(clean).not.toMatch(/\p{M}{5}|\n{3}|^\s|\s$| {2}/u)
        expect([...clean].length).toBeLessThanOrEqual(longestText)
        expect(clean.normalize('NFC')).toBe(clean)
      }),
      seeded(500),
    )
  })

  test('[R1] every text that can reach a wall is cleaned, and an empty one refused', () => {
    const hall = inSession()
    const raw = ' \u202Ehello\u0000 '
    hall.say(question(raw), voter)
    hall.say({ type: 'remark.record', item: 's1', kind: 'answer', speaker: raw, text: raw, show: false }, recorder)
    hall.say({ type: 'screen.hold', scene: 'message', message: raw })
    hall.say({ type: 'stage.note', text: raw })
    expect(hall.meeting.remarks.list.map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Villager(Village 1)', 'hello'],
      ['hello', 'hello'],
    ])
    expect(hall.meeting.screens).toMatchObject({ message: 'hello', stageNote: 'hello' })
    const nothing = ' \u200B\u3164\n'
    expect(hall.ask(question(nothing), voter)).toBe('emptyText')
    expect(
      hall.ask({ type: 'remark.record', item: null, kind: 'comment', speaker: 'A', text: nothing, show: true }),
    ).toBe('emptyText')
    expect(hall.ask({ type: 'screen.hold', scene: 'message', message: nothing })).toBe('emptyText')
    expect(hall.ask({ type: 'screen.hold', scene: 'message' })).toBe('emptyText')
  })

  test('[R1] an empty note takes the note off the stage', () => {
    const hall = inSession()
    hall.say({ type: 'stage.note', text: 'slower' })
    hall.say({ type: 'stage.note', text: '' })
    expect(hall.view('stage').stage?.stageNote).toBe('')
  })
})

describe('a question from a phone', () => {
  test('[R2] waits, is released by the table, and only then is on the wall', () => {
    const hall = inSession()
    hall.say(question('And the villages?'), voter)
    expect(hall.view('projector')).toMatchObject({ spotlight: { remark: null }, screen: { scene: 'presenter' } })
    expect(hall.ask({ type: 'screen.spotlight', remark: 'r1' })).toBe('noSuchRemark')
    hall.say({ type: 'remark.release', remark: 'r1' })
    for (const wall of ['projector', 'stage', 'phone'] as const) {
      expect(hall.view(wall).spotlight?.remark).toEqual({
        id: 'r1',
        kind: 'question',
        speaker: 'Villager(Village 1)',
        text: 'And the villages?',
      })
    }
    expect(hall.view('projector').screen?.scene).toBe('remark')
  })

  test('[R2] set aside it is over, and cannot be shown any more', () => {
    const hall = inSession()
    hall.say(question('Why?'), voter)
    hall.say({ type: 'remark.setAside', remark: 'r1' })
    expect(hall.ask({ type: 'remark.release', remark: 'r1' })).toBe('noSuchRemark')
    expect(hall.ask({ type: 'remark.setAside', remark: 'r1' })).toBe('noSuchRemark')
    expect(hall.ask({ type: 'screen.spotlight', remark: 'r1' })).toBe('noSuchRemark')
    expect(hall.view('console').remarks).toEqual({ open: true, waiting: [], released: [] })
  })

  test('[R2] released once; shown and taken off as often as wanted, by the recorder too', () => {
    const hall = inSession()
    hall.say(question('Why?'), voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    expect(hall.ask({ type: 'remark.release', remark: 'r1' })).toBe('noSuchRemark')
    hall.say({ type: 'screen.spotlight', remark: null }, recorder)
    expect(hall.view('projector').spotlight?.remark).toBeNull()
    hall.say({ type: 'screen.spotlight', remark: 'r1' }, recorder)
    expect(hall.view('projector').spotlight?.remark?.id).toBe('r1')
  })

  test('[R2] the next item clears the wall', () => {
    const hall = inSession()
    hall.say(question('Why?'), voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    hall.take({ type: 'slot.finish', slot: 's1' })
    expect(hall.view('projector').spotlight?.remark).toBeNull()
  })

  test('[R5] three of one card wait at once; a fourth is refused with the number, and another card is not', () => {
    const hall = inSession()
    for (const n of [1, 2, 3]) hall.say(question(`No. ${n}`), voter)
    expect(hall.wonder(question('No. 4'), voter)).toEqual({ refused: 'remarksWaiting', count: mostWaiting })
    hall.say(question('Mine'), anotherVoter)
    hall.say({ type: 'remark.release', remark: 'r2' })
    hall.say(question('No. 4'), voter)
    hall.say({ type: 'remark.setAside', remark: 'r1' })
    hall.say(question('No. 5'), voter)
    expect(hall.ask(question('No. 6'), voter)).toBe('remarksWaiting')
  })

  test('[R6] is taken in session only, while the chair takes any, and from observers too', () => {
    const hall = openHall()
    expect(hall.ask(question('Early?', null), voter)).toBe('notInSession')
    hall.bring('s1', 'questioning')
    hall.say(question('A word', null), observer)
    hall.say({ type: 'remark.allow', open: false })
    expect(hall.view('phone').now?.remarks).toBe(false)
    expect(hall.ask(question('Why?'), voter)).toBe('remarksClosed')
    hall.say({ type: 'remark.allow', open: true })
    hall.say(question('Why?'), voter)
    hall.take({ type: 'meeting.move', to: 'recess' })
    expect(hall.ask(question('Late?'), voter)).toBe('notInSession')
  })

  test('[R6] belongs to an item of the agenda or to none', () => {
    const hall = inSession()
    expect(hall.ask(question('Whom?', 's99'), voter)).toBe('noSuchItem')
    hall.say(question('Late, for the first', 's1'), voter)
    hall.say(question('In general', null), voter)
    expect(hall.meeting.remarks.list.map(({ item }) => item)).toEqual(['s1', null])
  })

  test('[R7] is shown by identity and unit, or identity alone, and never with its card', () => {
    const hall = inSession()
    hall.say(question('Why?'), voter)
    hall.say(question('Why not?'), observer)
    hall.say(question('How?'), { role: 'voter', id: 'A01' })
    const speakers: unknown[] = []
    for (const remark of ['r1', 'r2', 'r3']) {
      hall.say({ type: 'remark.release', remark })
      speakers.push(hall.view('projector').spotlight?.remark?.speaker)
      expect(JSON.stringify(hall.view('projector').spotlight)).not.toMatch(/C01|L01|A01/)
    }
    expect(speakers).toEqual(['Villager(Village 1)', 'Observer(Centre)', 'Committee member'])
  })
})

describe('what the recorder types', () => {
  test('[R3] is released from the start, and on the wall only if wanted', () => {
    const hall = inSession()
    const typed = { type: 'remark.record', item: 's1', kind: 'answer', speaker: 'City 1', text: 'Like this.' } as const
    hall.say({ ...typed, show: false }, recorder)
    expect(hall.view('projector').spotlight?.remark).toBeNull()
    hall.say({ ...typed, text: 'And this.', show: true }, recorder)
    expect(hall.view('projector').spotlight?.remark?.text).toBe('And this.')
    expect(hall.view('recorder').remarks).toMatchObject({ waiting: [], released: [{ id: 'r1' }, { id: 'r2' }] })
    expect(hall.meeting.remarks.list.every((remark) => !('card' in remark))).toBe(true)
  })

  test('[R3] can be typed before and after the session', () => {
    const hall = openHall()
    hall.say({ type: 'remark.record', item: null, kind: 'comment', speaker: '', text: 'Note', show: false }, recorder)
    expect(hall.meeting.remarks.list).toHaveLength(1)
  })
})

describe('all of them', () => {
  test('[R4] keep the order in which they came, in whatever order they are released', () => {
    const hall = inSession()
    for (const [n, by] of [voter, anotherVoter, observer, voter].entries()) hall.say(question(`No. ${n + 1}`), by)
    hall.say({ type: 'remark.record', item: 's1', kind: 'answer', speaker: 'S', text: 'No. 5', show: false }, recorder)
    for (const remark of ['r4', 'r1', 'r2']) hall.say({ type: 'remark.release', remark })
    for (const audience of ['console', 'recorder'] as const) {
      const { waiting, released } = hall.view(audience).remarks ?? { waiting: [], released: [] }
      expect(waiting.map(({ text }) => text)).toEqual(['No. 3'])
      expect(released.map(({ text }) => text)).toEqual(['No. 1', 'No. 2', 'No. 4', 'No. 5'])
    }
  })

  test('[R4] of very many the console keeps the last forty in sight, and every one that waits', () => {
    const hall = inSession()
    hall.say(question('I wait'), voter)
    for (let n = 1; n <= 45; n += 1) {
      hall.say(
        { type: 'remark.record', item: null, kind: 'comment', speaker: 'S', text: `No. ${n}`, show: false },
        recorder,
      )
    }
    const { waiting, released } = hall.view('console').remarks ?? { waiting: [], released: [] }
    expect(waiting).toHaveLength(1)
    expect(released.map(({ text }) => text)).toEqual(Array.from({ length: 40 }, (_, i) => `No. ${i + 6}`))
  })

  test('[R8] do not disturb the steps', () => {
    const hall = inSession()
    const next = hall.numbered({ type: 'slot.enter', slot: 's1', to: 'answering' })
    hall.say(question('Why?'), voter)
    hall.say({ type: 'remark.release', remark: 'r1' })
    hall.say({ type: 'screen.hold', scene: 'black' })
    expect(hall.ask(next)).toBeInstanceOf(Array)
  })
})
