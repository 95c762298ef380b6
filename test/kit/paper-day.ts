/** A whole day with everything that can go wrong on it, from check-in to the result, to make its papers from. */
import type { Attendee, Attendees } from '../../shared/domain/attendees.ts'
import type { Meeting, Officials } from '../../shared/domain/meeting.ts'
import { roundsFor } from '../../shared/domain/ballot.ts'
import { nextStep } from '../../shared/domain/next-step.ts'
import type { Roster } from '../../shared/domain/roster.ts'
import type { CountedBallot } from '../../shared/domain/scoring/counts.ts'
import type { Marks } from '../../shared/domain/scoring/form.ts'
import { presets, type PresetId } from '../../shared/domain/scoring/presets/index.ts'
import { minutes, seconds } from '../../shared/domain/time.ts'
import type { Language } from '../../shared/i18n/language.ts'
import type { PapersSource } from '../../shared/papers/index.ts'
import { openHall, type Hall } from './hall.ts'
import { meetingWith, wholeDay } from './meetings.ts'
import { chair, everyone, operator, recorder } from './people.ts'
import { randomFrom } from './random.ts'

const officials: Officials = {
  chair: '省委副书记 陈建国',
  recorder: '王秀英',
  chiefScrutineer: '赵志强',
  scrutineers: ['孙丽华', '周文斌'],
  tellers: ['吴晓东', '郑雪梅'],
  supervisor: '冯国庆',
}
const names = '张伟 王芳 李娜 刘洋 陈静 杨磊 赵敏 黄勇 周杰 吴倩 徐强 孙莉 马超 朱琳 胡军 林涛 郭靖宇 何雨欣'.split(' ')
const units =
  '郑州市 开封市 洛阳市 平顶山市 安阳市 鹤壁市 新乡市 焦作市 濮阳市 许昌市 漯河市 三门峡市 南阳市 商丘市 信阳市 周口市 驻马店市 济源市'.split(
    ' ',
  )

export type DayWishes = {
  readonly preset?: PresetId
  /** Cards by class. */
  readonly voters?: Readonly<Record<string, number>>
  readonly presenters?: number
}

/** Everybody on the list: a voter for each card, without saying whose it is, and those who attend without a vote. */
function listOf(roster: Roster): Attendees {
  const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
  const classes = Object.values(roster.cards).map(({ voterClass }) => voterClass)
  const all = [...classes, ...Array.from({ length: 4 }, () => undefined)].map((voterClass, i): Attendee => ({
    id: `v${String(i + 1).padStart(3, '0')}`,
    name: `${surnames[i % surnames.length] ?? ''}代表${i + 1}`,
    unit: units[i % units.length] ?? '',
    post: '',
    identity: voterClass === 'A' ? '省委常委' : voterClass ? '党代表' : '工作人员',
    seat: `${Math.floor(i / 12) + 1}排${(i % 12) + 1}座`,
    ...(voterClass ? { voterClass } : {}),
  }))
  return Object.fromEntries(all.map((attendee) => [attendee.id, attendee]))
}

/** Voters of the three classes, each with a card of a number and nothing else. */
const rosterOf = (voters: Readonly<Record<string, number>>): Roster => ({
  cards: Object.fromEntries(
    Object.entries(voters).flatMap(([voterClass, n]) =>
      Array.from({ length: n }, (_, i) => {
        const no = `${voterClass}${String(i + 1).padStart(3, '0')}`
        return [no, { no, identity: '', unit: '', seat: '', voterClass }]
      }),
    ),
  ),
})

/** The meeting before it begins, by one of the presets. */
export function plannedDay({ preset = 'P1', voters = { A: 13, B: 40, C: 60 }, presenters = 18 }: DayWishes): Meeting {
  const { scheme, timing, firstTogether, recusal } = presets[preset]
  const codes = scheme.classes.map(({ code }) => code)
  const day = wholeDay.filter((word) => !/^s\d+$/.test(word) || Number(word.slice(1)) <= presenters)
  const more = Array.from({ length: Math.max(0, presenters - 18) }, (_, i) => `s${i + 19}`)
  day.splice(day.findLastIndex((word) => /^s\d+$/.test(word)) + 1, 0, ...more)
  const bare = meetingWith({ scheme, timing, firstTogether, recusal, day, written: [`s${presenters - 1}`] })
  const items = Object.values(bare.agenda.items).map((item) =>
    item.kind === 'slot'
      ? {
          ...item,
          name: names[(item.orderNo - 1) % names.length] ?? '',
          unit: units[(item.orderNo - 1) % units.length] ?? '',
          post: '市委书记',
          commentators: item.orderNo % 3 === 0 ? '省委常委、组织部部长 钱学文' : '',
        }
      : item,
  )
  const roster = rosterOf(Object.fromEntries(codes.map((code) => [code, voters[code] ?? 20])))
  return {
    ...bare,
    plan: {
      ...bare.plan,
      title: '2017年度省辖市市委书记抓基层党建工作述职评议会议',
      venue: '省委二楼会议室',
      officials,
      quorum: { over: 1, under: 2, atLeast: false },
    },
    roster,
    attendees: listOf(roster),
    agenda: { ...bare.agenda, items: Object.fromEntries(items.map((item) => [item.id, item])) },
  }
}

/** Plays the day to its result. Everybody votes, each class by its own mood. */
export function playDay(wishes: DayWishes = {}): Hall {
  const hall = openHall(plannedDay(wishes))
  const random = randomFrom(7)
  for (const to of ['ready', 'check_in'] as const) hall.take({ type: 'meeting.move', to })
  const cards = Object.values(hall.meeting.roster.cards)
  for (const { id, voterClass } of Object.values(hall.meeting.attendees)) {
    if (voterClass || id.endsWith('5'))
      hall.say({ type: 'attendee.arrive', attendee: id, desk: '一号台' }, everyone.desk)
    else hall.say({ type: 'attendee.excuse', attendee: id, reason: '出差' }, everyone.desk)
  }
  hall.say({ type: 'card.reissue', card: cards[0]?.no ?? '', reason: '手机没电' }, operator)
  if (hall.meeting.agenda.items['s9']) hall.take({ type: 'agenda.swap', a: 's7', b: 's9', reason: '第九位另有会议' })
  hall.take({ type: 'slot.mark', slot: 's4', as: 'absent', reason: '因病请假' })
  hall.take({ type: 'meeting.move', to: 'in_session' })
  let steps = 0
  for (let next = nextStep(hall.meeting); next && hall.meeting.life.state !== 'result_ready'; steps += 1) {
    if (steps > 2_000) throw new Error('the day never ends')
    hall.pass(seconds(20 + Math.floor(random() * 40)))
    hall.take(next)
    incidentOn(hall)
    const open = Object.values(hall.meeting.rounds).filter(({ state, counts }) => state === 'closed' && !counts)
    if (open.length > 0) hall.countClosed(ballotsOf(hall, random))
    next = nextStep(hall.meeting)
  }
  return hall
}

/** What happens on the way: a microphone fails, the power goes, a ballot is voided, the chair errs. */
function incidentOn(hall: Hall): void {
  const { agenda, timer } = hall.meeting
  const slot = agenda.current?.startsWith('s') ? hall.meeting.agenda.items[agenda.current] : undefined
  if (slot?.kind !== 'slot') return
  const at = `${slot.id} ${slot.phase}`
  if (slot.phase === 'reporting') {
    hall.pass(minutes(slot.orderNo === 3 ? 10 : 8))
    if (slot.id === 's2' && timer) {
      hall.take({ type: 'timer.pause', timer: timer.id, reason: 'microphone' })
      hall.pass(seconds(95))
      hall.take({ type: 'timer.resume', timer: timer.id })
    }
    if (slot.id === 's3' && timer) hall.take({ type: 'timer.adjust', timer: timer.id, by: minutes(1) })
    hall.take({ type: 'slot.enter', slot: slot.id, to: 'questioning' })
    hall.say(
      {
        type: 'remark.record',
        item: slot.id,
        kind: 'question',
        speaker: '省委常委 钱学文',
        text: '基层反映的“最后一公里”怎么解决？',
        show: false,
      },
      recorder,
    )
    hall.pass(minutes(2))
    hall.take({ type: 'slot.enter', slot: slot.id, to: 'answering' })
    hall.say(
      {
        type: 'remark.record',
        item: slot.id,
        kind: 'answer',
        speaker: slot.name,
        text: '今年已派驻 126 名第一书记。',
        show: false,
      },
      recorder,
    )
    hall.pass(minutes(3))
    hall.take({ type: 'slot.enter', slot: slot.id, to: 'commenting' })
    hall.say(
      {
        type: 'remark.record',
        item: slot.id,
        kind: 'comment',
        speaker: '省委书记',
        text: '成绩讲得少，问题讲得实；抓“软弱涣散”整顿还要再用力。',
        show: false,
      },
      recorder,
    )
    if (slot.id === 's2')
      hall.say(
        {
          type: 'problem.note',
          slot: 's2',
          kind: 'problem',
          source: 'comment',
          raisedBy: '省委书记',
          text: '软弱涣散村党组织整顿不够有力',
        },
        recorder,
      )
    hall.pass(minutes(2))
  }
  if (at === 's5 called' && !hall.journal.some((fact) => fact.type === 'meeting.moved' && fact.to === 'suspended')) {
    hall.take({ type: 'meeting.move', to: 'suspended', reason: '会场停电' })
    hall.pass(minutes(6))
    hall.take({ type: 'meeting.move', to: 'in_session' })
    hall.take({ type: 'slot.enter', slot: 's5', to: 'reporting' }, chair)
    hall.undo(chair)
  }
  const first = roundsFor(hall.meeting.rounds, slot.id).at(-1)
  if (first?.state === 'open' && first.number === 1 && slot.orderNo === 5) {
    hall.take({ type: 'ballot.close', round: first.id, unsent: 0 })
    hall.countClosed()
    hall.take({ type: 'ballot.void', round: first.id, reason: '票数核对有误' })
  }
}

/** One ballot of every card, by the form of the plan. */
function ballotsOf(hall: Hall, random: () => number): readonly CountedBallot[] {
  const { plan, roster, rounds } = hall.meeting
  const round = Object.values(rounds).find(({ state, counts }) => state === 'closed' && !counts)
  const { answer, items } = plan.scheme.form
  const subjects = round?.subjects ?? []
  const markOf = (place: number, least: number, most: number): string => {
    if (answer.kind === 'grades') {
      const { options } = answer
      return options[Math.min(options.length - 1, Math.floor(random() ** 2.2 * options.length))]?.code ?? ''
    }
    if (answer.kind === 'places') return String(place)
    return String(Math.round(least + (most - least) * (0.7 + 0.3 * random())))
  }
  return Object.values(roster.cards).map(({ voterClass = '' }): CountedBallot => {
    const order = subjects.map((id) => ({ id, by: random() })).sort((a, b) => a.by - b.by)
    const marks: Marks = Object.fromEntries(
      subjects.map((id) => [
        id,
        items.map(({ points }) =>
          markOf(order.findIndex((each) => each.id === id) + 1, points?.least ?? 0, points?.most ?? 100),
        ),
      ]),
    )
    return { voterClass, marks }
  })
}

/** What the papers of a hall are made from. */
export const sourceOf = (hall: Hall, language: Language = 'zh-CN'): PapersSource => ({
  meeting: hall.meeting,
  journal: hall.entries,
  language,
  stamp: { madeAt: '2017-12-29 18:30', version: '0.0.0', hash: '0123456789ab' },
})
