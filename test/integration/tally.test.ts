/** A meeting counted again from its export: to the same bytes as the hub's, here and in another process. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { printBallots, printTally, writeArchive } from '../../server/tally-command.ts'
import { verify } from '../../server/verify/verify-command.ts'
import type { Card } from '../../shared/domain/roster.ts'
import { recusedFor } from '../../shared/domain/recusal.ts'
import { ABSTAIN, canonicalPoints, type Form, type Marks } from '../../shared/domain/scoring/form.ts'
import { presetIds } from '../../shared/domain/scoring/presets/index.ts'
import { tally, type Tally, type TallyFile } from '../../shared/domain/tally.ts'
import type { BallotReply } from '../../shared/protocol/protocol.ts'
import { tallySchema } from '../../shared/protocol/tally-schema.ts'
import { anId, type Client } from '../kit/a-client.ts'
import { aFolder, aHub, type TestHub } from '../kit/a-hub.ts'
import { runCli } from '../kit/a-process.ts'
import { printed, printedLater, type Printed } from '../kit/printed.ts'
import { randomFrom } from '../kit/random.ts'
import { textOf } from '../kit/sources.ts'

const seed = Number(process.env.SEED ?? Date.now() % 2_147_483_647)
console.info(`random ballots with SEED=${seed}`)

type Random = () => number
const below = (random: Random, n: number) => Math.floor(random() * n)

/** A ballot that the form takes: now and then an abstention, otherwise anything. */
function filled({ answer, items, abstain }: Form, judged: readonly string[], random: Random): Marks {
  if (answer.kind === 'places') {
    const places = judged.map((_, i) => String(i + 1))
    return Object.fromEntries(judged.map((subject) => [subject, places.splice(below(random, places.length), 1)]))
  }
  const row = () =>
    items.map(({ points }) => {
      if (answer.kind === 'grades') return answer.options[below(random, answer.options.length)]?.code ?? ''
      const { least = 0, most = 0 } = points ?? {}
      const steps = Math.round((most - least) / Number(answer.step))
      return canonicalPoints((least + below(random, steps + 1) * Number(answer.step)).toFixed(2))
    })
  const silent = () => abstain !== 'none' && random() < 0.1
  return Object.fromEntries(judged.map((subject) => [subject, silent() ? items.map(() => ABSTAIN) : row()]))
}

/** Who votes in this hub's meeting. */
const voters = (hub: TestHub): readonly Card[] =>
  Object.values(hub.room().meeting().roster.cards).filter(({ voterClass }) => voterClass !== undefined)

/** These cards submit what `marksOf` says, in their order, and everybody is acknowledged. */
async function submit(hub: TestHub, cards: readonly Card[], marksOf: (card: Card) => Marks): Promise<void> {
  const round = hub.openBallot()
  const replies = cards.map(
    (card) =>
      new Promise<BallotReply>((resolve) =>
        hub.room().ballot({ role: 'voter', id: card.no }, { round, handle: anId(), marks: marksOf(card) }, resolve),
      ),
  )
  expect((await Promise.all(replies)).filter(({ ok }) => !ok)).toEqual([])
}

/** The open ballot with random marks from nearly everybody, and its close. */
async function holdAtRandom(hub: TestHub, random: Random): Promise<void> {
  const round = hub.openBallot()
  const { plan, recusals, agenda, rounds } = hub.room().meeting()
  const marksOf = (card: Card) => {
    const recused = recusedFor(card, { rules: plan.recusal, recusals, agenda })
    return filled(
      plan.scheme.form,
      (rounds[round]?.subjects ?? []).filter((id) => !recused.includes(id)),
      random,
    )
  }
  await submit(
    hub,
    voters(hub).filter(() => random() < 0.95),
    marksOf,
  )
  hub.press()
  expect(hub.room().meeting().rounds[round]).toHaveProperty('counts')
}

const bytes = (value: unknown) => JSON.stringify(value)
/** Equal, and written down in the same letters. */
function expectSameBytes(one: unknown, other: unknown): void {
  expect(one).toEqual(other)
  expect(bytes(one) === bytes(other), 'the same in another order').toBe(true)
}
/** What `npm run ballots` prints of a hub's folder, also while it runs. */
const exported = (folder: string): Printed => printed(() => printBallots(['--data', folder]))
const asFile = (text: string): TallyFile => tallySchema.parse(JSON.parse(text))
function counted(file: TallyFile): Tally {
  const result = tally(file)
  if ('problem' in result) throw new Error(bytes(result.problem))
  return result
}

let place: ReturnType<typeof aFolder>
let scrap: string
const hubs: TestHub[] = []
beforeEach(() => {
  place = aFolder()
  scrap = mkdtempSync(join(tmpdir(), 'rostrum-tally-'))
})
afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.stop()
  place.remove()
  rmSync(scrap, { recursive: true, force: true })
})
const written = (name: string, text: string): string => {
  const path = join(scrap, name)
  writeFileSync(path, text)
  return path
}
async function open(options: Omit<Parameters<typeof aHub>[0], 'folder'> = {}, folder = place.folder): Promise<TestHub> {
  const hub = await aHub({ folder, ...options })
  hubs.push(hub)
  return hub
}
/** Everybody's result as the chair's console has been sent it. */
async function resultsOf(hub: TestHub, howMany: number): Promise<unknown> {
  const chair = await hub.as('chair')
  await chair.until('all results are there', () => chair.view().results?.day.length === howMany)
  return chair.view().results?.day
}

describe('[K28] a morning with a ballot for each presenter', () => {
  const grades = ['good', 'good', 'fairly_good', 'average', 'poor', ABSTAIN]
  const of = (presenter: string, turned: number) => (card: Card) => ({
    [presenter]: [grades[(Number(card.no.slice(1)) + turned) % grades.length] ?? ''],
  })

  /** Three rounds, of which the first is counted and then voided; the ballots come in as `inOrder` has it. */
  async function heldMorning(hub: TestHub, inOrder: (cards: readonly Card[]) => readonly Card[]): Promise<Client> {
    const chair = await hub.as('chair')
    const recused = await chair.ask({ type: 'recusal.set', card: 'C007', slots: ['p01'], reason: '近亲属' })
    expect(recused).toMatchObject({ ok: true })
    const judging = voters(hub).filter(({ no }) => no !== 'C007')
    await submit(hub, inOrder(judging), of('p01', 0))
    hub.press()
    await chair.until('it is counted', () => chair.view().results?.day.length === 1)
    const round = chair.view().results?.rounds[0]?.id ?? ''
    expect(await chair.take({ type: 'ballot.void', round, reason: '读错了姓名' })).toMatchObject({ ok: true })
    // Held again, with a few who stay silent; and then the next one.
    await submit(hub, inOrder(judging.slice(4)), of('p01', 2))
    hub.press()
    await submit(hub, inOrder(voters(hub)), of('p02', 4))
    hub.press()
    await chair.until('both are counted', () => chair.view().results?.day.length === 2)
    return chair
  }

  test('[K28] [V2] comes to the same bytes as on the console; the voided round is in the file and does not count', async () => {
    const chair = await heldMorning(await open(), (cards) => cards)
    const { code, out, err } = exported(place.folder)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const file = asFile(out)
    expect(file.rounds.map(({ number, subjects, voided }) => [subjects, number, voided])).toEqual([
      [['p01'], 1, '读错了姓名'],
      [['p01'], 2, null],
      [['p02'], 1, null],
    ])
    expect(file.rounds.map(({ classes }) => classes['C']?.recused)).toEqual([{ p01: 1 }, { p01: 1 }, {}])
    const { rows, rounds } = counted(file)
    expectSameBytes(rows, chair.view().results?.day)
    expect(rows.map(({ presenter }) => presenter)).toEqual(['p01', 'p02'])
    const figures = chair.view().results?.rounds.flatMap(({ balance }) => (balance ? [balance.classes] : []))
    expectSameBytes(
      rounds.map(({ balance }) => balance),
      figures,
    )
    // The voided round would have come to something else.
    const [first, second, third] = file.rounds
    if (!first || !second || !third) throw new Error('a round is missing')
    const turned = counted({ ...file, rounds: [{ ...first, voided: null }, { ...second, voided: '' }, third] })
    expect(turned.rows[0]?.score.score).not.toBe(rows[0]?.score.score)
  })

  test('[K28] the same in another process, byte for byte', async () => {
    const chair = await heldMorning(await open(), (cards) => cards)
    const here = exported(place.folder)
    const there = runCli('ballots', '--data', place.folder)
    expect(there).toEqual(here)
    const path = written('meeting.json', there.out)
    const again = runCli('tally', path, '--json')
    expect(again).toEqual(printed(() => printTally([path, '--json'])))
    expect(again.code).toBe(0)
    expectSameBytes((JSON.parse(again.out) as Tally).rows, chair.view().results?.day)
    expect(runCli('tally', path)).toEqual(printed(() => printTally([path])))
  })

  test('[K28] [B14] the file does not tell in which order ballots came, when, or from whom', async () => {
    await heldMorning(await open(), (cards) => cards)
    const other = aFolder()
    await heldMorning(await open({}, other.folder), (cards) => [...cards].reverse())
    const { out } = exported(place.folder)
    expect(exported(other.folder).out).toBe(out)
    other.remove()
    // No card, no handle, no moment.
    expect(out).not.toMatch(/\b[A-Z]\d{3}\b|[0-9a-f]{16}|\d{10}|20\d\d-|:\d\d/)
  })
})

describe('[K28] by every preset, with random ballots', () => {
  test.each(presetIds)(
    '[E15] %s comes to the same bytes as on the console, and the verifier holds it right',
    async (preset) => {
      const random = randomFrom(seed + Number(preset.slice(1)))
      const hub = await open({ preset })
      await holdAtRandom(hub, random)
      if (hub.room().meeting().plan.timing === 'per_presenter') await holdAtRandom(hub, random)
      const file = asFile(exported(place.folder).out)
      const { rows } = counted(file)
      expectSameBytes(rows, await resultsOf(hub, rows.length))
      expect(rows.length).toBe(file.rounds.flatMap(({ subjects }) => subjects).length)
      const archive = join(scrap, 'archive.json')
      expect(printed(() => writeArchive(['--data', place.folder, '--out', archive])).code).toBe(0)
      const verdict = await printedLater(() => verify([archive, '--lang', 'en']))
      expect({ code: verdict.code, wrong: verdict.out.match(/^ +✗.*$/gm) }).toEqual({ code: 0, wrong: null })
      expect(verdict.out).toContain('when worked out again')
      // A score that is one in the last place off is not.
      const lied = JSON.parse(readFileSync(archive, 'utf8')) as { results: { score: { score: string | null } }[] }
      const [first] = lied.results
      if (!first) throw new Error('nobody has a result')
      first.score.score = (first.score.score ?? '0').replace(/\d$/, (last) => String((Number(last) + 1) % 10))
      writeFileSync(archive, JSON.stringify(lied))
      expect((await printedLater(() => verify([archive]))).code).toBe(1)
      // The piles may be told in any order.
      const shuffled = file.rounds.map((round) => ({ ...round, ballots: [...round.ballots].reverse() }))
      expectSameBytes(counted({ ...file, rounds: shuffled }).rows, rows)
    },
  )

  test('[K28] [K7] on a form that lasts all day whoever was marked absent is without a result in both', async () => {
    const hub = await open({ preset: 'P1' })
    const chair = await hub.as('chair')
    const change = { type: 'plan.change', timing: 'open_all_day', firstTogether: 0, reason: '会前确定' } as const
    expect(await chair.take(change)).toMatchObject({ ok: true })
    await chair.until('the plan is changed', () => chair.view().meeting?.timing === 'open_all_day')
    const round = hub.openBallot()
    await chair.until('it is open', () => chair.view().ballot?.round?.id === round)
    const absent = { type: 'slot.mark', slot: 'p03', as: 'absent', reason: '请假' } as const
    expect(await chair.take(absent)).toMatchObject({ ok: true })
    const random = randomFrom(seed)
    const { subjects = [] } = hub.room().meeting().rounds[round] ?? {}
    await submit(hub, voters(hub), () => filled(hub.room().meeting().plan.scheme.form, subjects, random))
    await chair.until('it was marked', () => chair.view().progress?.['p03']?.phase === 'absent')
    expect(await chair.take({ type: 'ballot.close', round, unsent: 0 })).toMatchObject({ ok: true })
    const file = asFile(exported(place.folder).out)
    expect(file.presenters.filter(({ absent }) => absent).map(({ id }) => id)).toEqual(['p03'])
    expect(file.rounds[0]?.subjects).toContain('p03')
    const { rows } = counted(file)
    expect(rows).toHaveLength(17)
    expectSameBytes(rows, await resultsOf(hub, 17))
  })
})

describe('[K28] the export', () => {
  test('says so while nothing has been counted, also of a ballot that is open', async () => {
    const hub = await open()
    const nothing = { code: 1, out: '', err: expect.stringContaining('No ballot has been counted yet') as string }
    expect(exported(place.folder)).toEqual(nothing)
    await submit(hub, voters(hub), () => ({ p01: ['good'] }))
    expect(exported(place.folder)).toEqual(nothing)
    expect(exported(place.folder).err).toContain('还没有计过票')
  })

  test('says so where there is no data, and where a ballot is missing from the box', async () => {
    const none = exported(scrap)
    expect(none).toMatchObject({ code: 1, out: '' })
    expect(none.err.trim().split('\n')).toHaveLength(2)
    const hub = await open()
    await submit(hub, voters(hub), () => ({ p01: ['good'] }))
    hub.press()
    expect(exported(place.folder).code).toBe(0)
    for (const each of hubs.splice(0)) await each.stop()
    const db = new Database(join(place.folder, 'rostrum.db'))
    db.exec('DELETE FROM box WHERE id = (SELECT MIN(id) FROM box)')
    db.close()
    const damaged = exported(place.folder)
    expect(damaged).toMatchObject({ code: 1, out: '' })
    expect(damaged.err).toMatch(/损坏[^]*damaged/)
  })
})

describe('[K28] a file that cannot be counted', () => {
  type Loose = Record<string, unknown> & { rounds: Loose[]; ballots: Loose[]; classes: Record<string, Loose> }
  /** One of the examples, with something changed in it. */
  const changed = (example: string, change: (file: Loose) => void): string => {
    const file = JSON.parse(textOf(`docs/tally/${example}.json`)) as Loose
    change(file)
    return JSON.stringify(file)
  }
  const round = (file: Loose, n = 0): Loose => file.rounds[n] ?? ({} as Loose)
  const ballot = (file: Loose, n = 0): Loose => round(file).ballots[n] ?? ({} as Loose)
  const scheme = (file: Loose) => file['scheme'] as { rules: Loose; classes: Loose[]; method: { points: Loose } }
  const twoTopics = (marks: readonly string[]) =>
    changed('points-two-topics', (file) => (ballot(file)['marks'] = { p1: marks }))

  test.each<[string, string, RegExp, RegExp]>([
    ['what is no JSON', '{"format": ', /不是 JSON 文件/, /is not a JSON file/],
    ['nothing', '', /不是 JSON 文件/, /is not a JSON file/],
    ['a list', '[]', /开头 不符合格式/, /wrong shape at its beginning/],
    [
      'a field that is not known',
      changed('graded-points', (file) => (round(file)['note'] = 'x')),
      /rounds\.0 不符合格式/,
      /wrong shape at rounds\.0 \(.*note/,
    ],
    [
      'a rule that is left out',
      changed('graded-points', (file) => delete scheme(file).rules['decimals']),
      /scheme\.rules\.decimals 不符合格式/,
      /wrong shape at scheme\.rules\.decimals/,
    ],
    [
      'half a ballot',
      changed('graded-points', (file) => (ballot(file)['count'] = 0.5)),
      /rounds\.0\.ballots\.0/,
      /wrong shape at rounds\.0\.ballots\.0/,
    ],
    [
      'weights that are not 100',
      changed('graded-points', (file) => ((scheme(file).classes[0] as Loose)['weight'] = 41)),
      /测评办法有问题.*scheme\.classes：/,
      /The scheme has a fault.*scheme\.classes: /,
    ],
    [
      'a grade without points',
      changed('graded-points', (file) => delete scheme(file).method.points['poor']),
      /scheme\.method\.points\.poor：/,
      /scheme\.method\.points\.poor: /,
    ],
    [
      'a presenter who is not listed',
      changed('graded-points', (file) => (round(file)['subjects'] = ['p9'])),
      /r1 里有名单以外的述职人 p9/,
      /r1 has a presenter p9 who is not listed/,
    ],
    [
      'a class that the scheme lacks, among the figures',
      changed('graded-points', (file) => (round(file).classes['Z'] = { due: 1, issued: 1, phone: 0 } as never)),
      /r1 里有办法以外的票类 Z/,
      /r1 has a class Z/,
    ],
    [
      'a class that the scheme lacks, on a ballot',
      changed('graded-points', (file) => (ballot(file, 2)['class'] = 'Z')),
      /r1 里有办法以外的票类 Z/,
      /r1 has a class Z/,
    ],
    [
      'two rounds that count for one presenter',
      changed('every-field', (file) => (round(file)['voided'] = null)),
      /p1 在 r1 和另一轮里都计票/,
      /p1 counts in r1 and in another round/,
    ],
    [
      'a ballot with somebody who is not on the form',
      changed('graded-points', (file) => (ballot(file, 1)['marks'] = { p1: ['good'], p2: ['good'] })),
      /r1 第 2 行的票有表格以外的述职人/,
      /r1, row 2 of its ballots: it names somebody who is not on the form/,
    ],
    [
      'a ballot that is not whole',
      changed('graded-points', (file) => (ballot(file)['marks'] = {})),
      /第 1 行的票没有填全/,
      /row 1 of its ballots: it is not filled in whole/,
    ],
    [
      'a grade that the form does not have',
      changed('graded-points', (file) => (ballot(file)['marks'] = { p1: ['excellent'] })),
      /第 1 行的票有表格以外的选项或分值/,
      /a grade or a figure that the form does not take/,
    ],
    ['points beyond the limits', twoTopics(['101', '90']), /表格以外的选项或分值/, /the form does not take/],
    ['a recusal in one item only', twoTopics(['recused', '90']), /表格以外的选项或分值/, /the form does not take/],
    ['an abstention in one item only', twoTopics(['abstain', '90']), /只弃权了一部分项目/, /abstains for a part/],
    [
      'a place that stands twice',
      changed('ranking', (file) => (ballot(file)['marks'] = { p1: ['1'], p2: ['1'], p3: ['3'] })),
      /名次重复或遗漏/,
      /a place stands twice or is left out/,
    ],
    [
      'a ballot that breaks a rule of the form',
      changed('quota', (file) => {
        scheme(file).rules['invalid'] = [{ rule: 'same_for_all' }]
        ballot(file)['marks'] = Object.fromEntries(['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => [id, ['good']]))
      }),
      /违反填写规则，应作为无效票列出/,
      /breaks a rule of the form and should be listed as void/,
    ],
    [
      'more returned than issued',
      changed('graded-points', (file) => ((round(file).classes['A'] as Loose)['issued'] = 12)),
      /r1 票数不符，不出结果：A票收回的票多于发出的票。/,
      /r1 does not balance, so there is no result: Class A: more ballots returned than issued\./,
    ],
    [
      'a ballot that is neither from a phone nor on paper, in two classes',
      changed('graded-points', (file) => {
        for (const code of ['A', 'B']) (round(file).classes[code] as Loose)['phone'] = 12
      }),
      /A票手机票与纸质票之和不等于收回的票；B票手机票/,
      /Class A: phone and paper ballots do not add up to those returned; Class B: /,
    ],
  ])('with %s is refused with a sentence in both languages', (_what, text, chinese, english) => {
    const { code, out, err } = printed(() => printTally([written('bad.json', text)]))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    const lines = err.trim().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(chinese)
    expect(lines[1]).toMatch(english)
  })

  test.each([
    ['that is not there', join(tmpdir(), 'rostrum-not-there.json')],
    ['that is a folder', tmpdir()],
  ])('%s is named', (_what, path) => {
    const { code, out, err } = printed(() => printTally([path]))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(`打不开 ${path}，请检查文件名和权限。\n${path} cannot be read. Check its name and permissions.\n`)
  })

  test.each([[[]], [['a.json', 'b.json']], [['a.json', '--loud']], [['a.json', '--lang', 'fr']], [['--json']]])(
    'asked for as %j: the usage is shown',
    (argv) => {
      const { code, out, err } = printed(() => printTally(argv))
      expect({ code, out }).toEqual({ code: 1, out: '' })
      expect(err).toMatch(/^用法：npm run tally[^]*\nUsage: npm run tally/)
    },
  )

  test('[K4] because a class is empty is printed whole, and answers 1', () => {
    const text = changed('empty-class', (file) => (scheme(file).rules['emptyClass'] = 'error'))
    const path = written('empty.json', text)
    const { code, out, err } = printed(() => printTally([path]))
    expect(code).toBe(1)
    expect(out).toMatch(/^01 +甲 .*B票没有有效票，不出结果$/m)
    expect(err).toBe('有述职人没有结果，原因见备注。\nSome presenters have no result; the note says why.\n')
    expect(printed(() => printTally([path, '--lang', 'en'])).out).toContain('No result: no valid ballot in Class B')
    const json = printed(() => printTally([path, '--json']))
    expect(json.code).toBe(1)
    expect((JSON.parse(json.out) as Tally).rows[0]?.score).toMatchObject({ score: null, withheld: { about: ['B'] } })
  })

  test('because of what stands around it is counted all the same: a byte order mark, the lines that npm prints', () => {
    const plain = textOf('docs/tally/graded-points.json')
    const npm = '\n> rostrum@0.1.0 ballots\n> node server/launch.mjs ballots --data ./data\n\n'
    const outputs = [plain, `\uFEFF${plain}`, npm + plain].map((text) =>
      printed(() => printTally([written('around.json', text)])),
    )
    expect(outputs[0]).toMatchObject({ code: 0, err: '' })
    expect(outputs[1]).toEqual(outputs[0])
    expect(outputs[2]).toEqual(outputs[0])
  })

  test('cannot colour the window or break a line of its tables', () => {
    const hostile = '\u001b[31m\u0007\u202e'
    const text = changed('graded-points', (file) => {
      file['title'] = hostile
      file['presenters'] = [{ id: 'p1', orderNo: 1, name: `甲\n99  乙${hostile}` }]
    })
    const { code, out } = printed(() => printTally([written('hostile.json', text)]))
    expect(code).toBe(0)
    expect(out).not.toMatch(/[^\P{C}\n]/u)
    expect(out).toMatch(/^01 +甲 99 乙/m)
  })
})
