/** An archive is checked without the hub, and whoever tampers with it, or lies in it from the start, is found out. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeArchive } from '../../server/tally-command.ts'
import { archiveSchema, openingsSchema } from '../../server/verify/archive-file.ts'
import type { Line } from '../../server/verify/line.ts'
import { verdictOf } from '../../server/verify/verdict.ts'
import { verify } from '../../server/verify/verify-command.ts'
import { verifyWords } from '../../shared/i18n/en/verify.ts'
import { rootOfOpened } from '../../shared/sealing/opening.ts'
import { rootIndexes } from '../../shared/sealing/check-words.ts'
import { wordsAt } from '../../shared/sealing/word-lists.ts'
import { openingsFile } from '../../client/teller/box/openings-file.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { runCli } from '../kit/a-process.ts'
import { printed, printedLater } from '../kit/printed.ts'
import { sendSealed, tellersOf } from '../kit/sealing.ts'

/** A file that is taken apart here, whatever its types say. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = any

const scrap = mkdtempSync(join(tmpdir(), 'rostrum-verify-'))
const place = aFolder()
let hub: TestHub
let archivePath: string
let openingsPath: string
let text: string
let openings: string

/** A trial, of which nothing is in the archive but its rows; and three rounds: one that counts, one that was voided, one that was held again and counts. */
beforeAll(async () => {
  hub = await aHub({ folder: place.folder, secret: true })
  const tellers = await tellersOf(hub)
  const { pair } = await tellers.makeKey()
  const chair = await hub.as('chair')
  const phones = await Promise.all(['A001', 'A002', 'B001', 'B002', 'C001', 'C002'].map((no) => hub.phone(no)))
  const marks = ['good', 'fairly_good', 'good', 'average', 'abstain', 'poor']
  const hold = async (presenter: string, turned: number) => {
    const round = hub.openBallot()
    for (const phone of phones) await phone.until('it is open', () => phone.view().ballot?.round?.id === round)
    for (const [i, phone] of phones.entries()) {
      const { reply } = await sendSealed(phone, { [presenter]: [marks[(i + turned) % marks.length] ?? ''] })
      expect(reply.ok).toBe(true)
    }
    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
    await tellers.open('teller_a', round, pair)
    return { round, ...(await tellers.open('teller_b', round, pair)) }
  }
  while (hub.room().meeting().life.state !== 'check_in') hub.press()
  await chair.until('people check in', () => chair.view().now?.life.state === 'check_in')
  expect(await chair.take({ type: 'trial.open' })).toMatchObject({ ok: true })
  await hold('trial', 0)
  const first = await hold('p01', 0)
  expect(await chair.take({ type: 'ballot.void', round: first.round, reason: '读错了姓名' })).toMatchObject({
    ok: true,
  })
  const again = await hold('p01', 1)
  await hold('p02', 2)
  archivePath = join(scrap, 'archive.json')
  expect(printed(() => writeArchive(['--data', place.folder, '--out', archivePath])).code).toBe(0)
  text = readFileSync(archivePath, 'utf8')
  const question = { round: again.round } as Parameters<typeof openingsFile>[0]['question']
  const roots = { box: '', opened: rootOfOpened(again.opened) }
  openings = openingsFile({ question, opened: again.opened, openings: again.openings, roots }) ?? ''
  openingsPath = join(scrap, 'openings.json')
  writeFileSync(openingsPath, openings)
})
afterAll(async () => {
  await hub?.stop()
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
})

/** What is wrong with an archive, in English. */
function faults(archive: Loose, opened: Loose = JSON.parse(openings)): readonly string[] {
  const parts = verdictOf(archiveSchema.parse(archive), archive.tally.scheme, [openingsSchema.parse(opened)])
  return parts.flatMap(({ lines }) =>
    lines.filter(({ sign }) => sign === 'wrong').map(({ say }: Line) => say(verifyWords)),
  )
}
const archived = (): Loose => JSON.parse(text)

/** The chain made anew over rows that say something else: what only whoever holds the hub can do. */
function chainedAnew(archive: Loose): Loose {
  let before = createHash('sha256').update(archive.journal.start).digest()
  for (const row of archive.journal.rows) {
    before = createHash('sha256')
      .update(before)
      .update(JSON.stringify(row.slice(0, 6)))
      .digest()
    row[6] = before.toString('hex')
  }
  return archive
}
/** Every fact of one type, changed in the rows of the journal. */
function factsChanged(archive: Loose, type: string, change: (fact: Loose) => void): Loose {
  for (const row of archive.journal.rows) {
    const facts: Loose[] = JSON.parse(row[5])
    for (const fact of facts) if (fact.type === type && fact.round === 'p01-2') change(fact)
    row[5] = JSON.stringify(facts)
  }
  return archive
}
const roundOf = (archive: Loose): Loose => archive.tally.rounds.find(({ id }: Loose) => id === 'p01-2')
const aVoteMoved = (counts: Loose) => {
  const { items } = counts.presenters.p01.A
  const [from] = Object.keys(items[0])
  items[0][from as string] -= 1
  if (items[0][from as string] === 0) delete items[0][from as string]
  items[0].poor = (items[0].poor ?? 0) + 1
}

test('[Y5] a trial is in the journal, and in no tally, proof or verdict', () => {
  const archive: Loose = JSON.parse(text)
  expect(JSON.stringify(archive.journal)).toContain('trial-1')
  expect(JSON.stringify([archive.tally, archive.proofs, archive.results])).not.toContain('trial')
  expect(faults(archive)).toEqual([])
})

describe('[E15] an archive as it was written', () => {
  test('[E15] holds in every line, with the openings that a teller has saved', async () => {
    expect(faults(archived())).toEqual([])
    const { code, out, err } = await printedLater(() =>
      verify([archivePath, '--openings', openingsPath, '--lang', 'en']),
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('6 sealed ballots in the box')
    expect(out).toContain('6 openings: each fits its commitment')
    expect(out).toMatch(/Voided: it does not count/)
    expect(out).toMatch(/✓ 01 郑州市: [\d.]+.* the same when worked out again/)
    expect(out).toMatch(/Verdict: all \d+ checks hold; \d+ not made/)
    // The words are those that the wall showed.
    const root = hub.room().meeting().rounds['p01-2']?.root ?? ''
    expect(out).toContain(`(${(await wordsAt(rootIndexes(root))).join(' ')})`)
  })

  test('[E15] is the same in another process, in Chinese', async () => {
    const there = runCli('verify', archivePath)
    expect(there).toEqual(await printedLater(() => verify([archivePath])))
    expect(there.code).toBe(0)
    expect(there.out).toContain('没有给出 p01-2 的开票明细')
    expect(there.out).toContain('全部相符')
  })

  test('[E15] [E13] holds no ballot, handle or moment of one, and nothing that opens one', () => {
    expect(text).not.toMatch(/accessKey|access_key|"handle"|"nonce"|"paper":"|seed/)
    const keys = new Set<string>()
    JSON.parse(text, (key, value: unknown) => {
      if (key !== '' && !/^\d+$/.test(key)) keys.add(key)
      return value
    })
    expect([...keys].filter((key) => /secret$|private|token|code_hash/.test(key))).toEqual([])
  })

  test('[E15] is not written over, and needs a name', () => {
    expect(printed(() => writeArchive(['--data', place.folder, '--out', archivePath])).err).toContain('没有覆盖')
    expect(printed(() => writeArchive(['--data', place.folder])).err).toContain('npm run archive')
  })

  test('[E15] a file of another kind is refused with what is wrong with it', async () => {
    const said = await printedLater(() => verify([openingsPath]))
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err).toContain('format')
    expect((await printedLater(() => verify([join(scrap, 'none.json')]))).code).toBe(1)
    expect((await printedLater(() => verify([]))).err).toContain('npm run verify')
    expect((await printedLater(() => verify([archivePath, '--openings', archivePath]))).code).toBe(1)
  })
})

describe('[E15] whoever changes the file afterwards', () => {
  const tampering: readonly (readonly [string, (archive: Loose) => void, RegExp])[] = [
    ['a sum', (archive) => aVoteMoved(roundOf(archive).counts), /not those that both tellers came to/],
    ['a score', (archive) => (archive.results[0].score.score = '99.99'), /the archive says 99.99, worked out again/],
    ['a rank', (archive) => (archive.results[0].standing.rank = 7), /the archive says .*#7/],
    ['a missing result', (archive) => archive.results.pop(), /counted, but the archive has no result/],
    [
      'an invented result',
      (archive) => archive.results.push({ ...archive.results[0], presenter: 'p09' }),
      /a result without ballots/,
    ],
    [
      'a weight',
      (archive) => ([archive.tally.scheme.classes[0].weight, archive.tally.scheme.classes[1].weight] = [30, 40]),
      /The scheme, .* are not what was public/,
    ],
    [
      'what a grade is worth',
      (archive) => (archive.tally.scheme.method.points.poor = 90),
      /The scheme, .* are not what was public/,
    ],
    ['who was due', (archive) => (roundOf(archive).classes.A.due += 1), /are not the journal’s: A/],
    ['what was issued', (archive) => (roundOf(archive).classes.B.issued = 1), /are not the journal’s: B/],
    ['a class merged', (archive) => (roundOf(archive).merged = { C: 'B' }), /merged classes are not the journal’s/],
    [
      'a bonus',
      (archive) => (archive.tally.given = { p01: { bonus: { points: 5, reason: '' } } }),
      /Bonus points or other scores are not/,
    ],
    ['a round less', (archive) => archive.tally.rounds.pop(), /the archive lacks it/],
    [
      'a round more',
      (archive) => archive.tally.rounds.push({ ...roundOf(archive), id: 'p03-1', subjects: ['p03'] }),
      /knows no such count/,
    ],
    ['a voided round that counts', (archive) => (archive.tally.rounds[0].voided = null), /knows no such count/],
    ['an envelope less', (archive) => archive.proofs['p01-2'].box.A.pop(), /some were added, dropped or altered/],
    [
      'an envelope more',
      (archive) => archive.proofs['p01-2'].box.A.push('ab'.repeat(32)),
      /Not as many of each class: A 3/,
    ],
    [
      'an envelope altered',
      (archive) => (archive.proofs['p01-2'].box.A[0] = 'cd'.repeat(32)),
      /some were added, dropped or altered/,
    ],
    [
      'an envelope twice',
      (archive) => (archive.proofs['p01-2'].box.A[0] = archive.proofs['p01-2'].box.A[1]),
      /1 ballots are in it more than once/,
    ],
    ['the box gone', (archive) => delete archive.proofs['p01-2'], /lacks the list of this box/],
    [
      'a commitment altered',
      (archive) => (archive.proofs['p01-2'].opened.lists['p01/0'][0] = '0'.repeat(32)),
      /does not make the words that were published/,
    ],
    [
      'a commitment less',
      (archive) => archive.proofs['p01-2'].opened.lists['p01/0'].pop(),
      /Each column should have 6 commitments/,
    ],
    ['the opened list gone', (archive) => (archive.proofs['p01-2'].opened = null), /lacks the commitments/],
    ['a row of the journal', (archive) => (archive.journal.rows[3][2] = 'somebody'), /Row 4 was changed/],
    ['a row taken out', (archive) => archive.journal.rows.splice(5, 1), /Row 6 was changed/],
    [
      'the plan it began with',
      (archive) => (archive.journal.start = archive.journal.start.replace('郑州', '开封')),
      /Row 1 was changed/,
    ],
    ['a row that says nothing', (archive) => (archive.journal.rows[2][5] = 'nonsense'), /Row 3 cannot be read/],
  ]
  test.each(tampering)('[E15] is found out: %s', (_what, tamper, said) => {
    const archive = archived()
    tamper(archive)
    expect(faults(archive).join('\n')).toMatch(said)
  })

  test('[E15] is found out: the file and the journal changed alike break the chain', () => {
    const archive = factsChanged(archived(), 'ballot.counted', ({ counts }) => aVoteMoved(counts))
    aVoteMoved(roundOf(archive).counts)
    expect(faults(archive).join('\n')).toMatch(/Row \d+ was changed/)
  })
})

describe('[E15] [E12] a hub that lied from the start, with a chain of its own', () => {
  test('[E15] a vote moved to another grade: the openings do not make the result', () => {
    const archive = factsChanged(archived(), 'ballot.counted', ({ counts }) => aVoteMoved(counts))
    aVoteMoved(roundOf(archive).counts)
    expect(faults(chainedAnew(archive)).join('\n')).toMatch(/together they do not make the result/)
  })

  test('[E15] a vote too many: the figures do not balance', () => {
    const oneMore = (counts: Loose) => {
      counts.classes.A.valid += 1
      counts.presenters.p01.A.items[0].good += 1
    }
    const archive = factsChanged(archived(), 'ballot.counted', ({ counts }) => oneMore(counts))
    oneMore(roundOf(archive).counts)
    expect(faults(chainedAnew(archive)).join('\n')).toMatch(/The figures do not balance: A/)
  })

  test('[E15] a presenter with a vote less than there are ballots', () => {
    const oneLess = (counts: Loose) => {
      const [item] = counts.presenters.p01.B.items
      delete item[Object.keys(item)[0] as string]
    }
    const archive = factsChanged(archived(), 'ballot.counted', ({ counts }) => oneLess(counts))
    oneLess(roundOf(archive).counts)
    expect(faults(chainedAnew(archive)).join('\n')).toMatch(/The figures do not balance: p01 B/)
  })

  test('[E15] openings that somebody rewrote fit no commitment', () => {
    const rewritten = JSON.parse(openings) as Loose
    const entry = rewritten.columns['p01/0'].find(({ mark }: Loose) => mark !== 'good')
    entry.mark = 'good'
    expect(faults(archived(), rewritten)).toEqual(['The openings do not fit the commitments'])
  })
})

describe('[E15] a single sheet of paper beside phones', () => {
  test('[E15] [E6] its sums stand nowhere by themselves, the box is opened, and what can be checked holds', async () => {
    const other = aFolder()
    const beside = await aHub({ folder: other.folder, secret: true })
    try {
      const { pair } = await (await tellersOf(beside)).makeKey()
      const chair = await beside.as('chair')
      const floor = { type: 'secrecy.change', secrecy: 'secret', floor: 3, reason: '会场人少' } as const
      expect(await chair.take(floor)).toMatchObject({ ok: true })
      expect(await chair.ask({ type: 'paper.issue', card: 'C009' })).toMatchObject({ ok: true })
      const round = beside.openBallot()
      const cast = async (no: string) => {
        const phone = await beside.phone(no)
        await phone.until('it is open', () => phone.view().ballot?.round?.id === round)
        expect((await sendSealed(phone, { p01: ['good'] })).reply.ok).toBe(true)
      }
      for (const no of ['C001', 'C002', 'C003']) await cast(no)
      expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
      const [a, b] = [await beside.as('teller_a'), await beside.as('teller_b')]
      const sheet = { voterClass: 'C', sheet: 1, content: { marks: { p01: ['poor'] } } }
      for (const teller of [a, b]) expect(await teller.paper(round, sheet)).toEqual({ ok: true })
      const returned = { A: 0, B: 0, C: 1 }
      expect(await chair.ask({ type: 'paper.accept', round, returned })).toMatchObject({ ok: true })
      const tellers = await tellersOf(beside)
      await tellers.open('teller_a', round, pair)
      const { reply, opened, openings: all } = await tellers.open('teller_b', round, pair)
      expect(reply).toEqual({ ok: true, agreed: true })
      const cell = beside.room().meeting().rounds[round]?.counts?.presenters['p01']?.['C']
      expect(cell?.items).toEqual([{ good: 3, poor: 1 }])

      const path = join(scrap, 'beside-paper.json')
      expect(printed(() => writeArchive(['--data', other.folder, '--out', path])).code).toBe(0)
      const facts = (JSON.parse(readFileSync(path, 'utf8')) as Loose).journal.rows.flatMap((row: Loose) =>
        JSON.parse(row[5]),
      )
      expect(facts.find(({ type }: Loose) => type === 'ballot.counted')).not.toHaveProperty('paper')
      const question = { round } as Parameters<typeof openingsFile>[0]['question']
      const roots = { box: '', opened: rootOfOpened(opened) }
      const file = join(scrap, 'beside-paper-openings.json')
      writeFileSync(file, openingsFile({ question, opened, openings: all, roots }) ?? '')
      const { code, out } = await printedLater(() => verify([path, '--openings', file, '--lang', 'en']))
      expect(code).toBe(0)
      expect(out).toContain('3 openings: each fits its commitment; they were not added up')
    } finally {
      await beside.stop()
      other.remove()
    }
  })
})
