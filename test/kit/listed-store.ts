/** A store that holds a meeting with a list of names, as a secretary leaves it; and a list with Chinese names in it. */
import { openDatabase } from '../../db/open.ts'
import { openStore } from '../../db/store.ts'
import { prepareFolder } from '../../server/data-folder.ts'
import type { Attendee } from '../../shared/domain/attendees.ts'
import type { Meeting } from '../../shared/domain/meeting.ts'
import type { Card } from '../../shared/domain/roster.ts'
import { meetingWith, type Wishes } from './meetings.ts'

/** Puts a meeting into an empty folder, ready for a hub to be started on it. */
export function beginStore(folder: string, meeting: Meeting): void {
  prepareFolder(folder)
  const db = openDatabase(folder)
  openStore(db).begin(meeting)
  db.close()
}

const surnames = [...'张王李赵刘陈杨黄周吴曾单解区仇']
const given = ['建国', '伟', '秀英', '敏', '晓东', '志强', '丽华', '文博', '海燕', '明']
const identities = { A: '省委常委', B: '党代表', C: '基层干部', '': '列席人员' } as const
const units = ['郑州市', '开封市', '洛阳市', '平顶山市', '安阳市', '鹤壁市', '新乡市']

/** `v001` 张建国 and so on: an eighth of class A, three eighths of B, the rest of C, and every ninth without a vote. */
export function chineseList(many: number, wishes: Wishes = {}): Meeting {
  const meeting = meetingWith(wishes)
  const attendees = Array.from({ length: many }, (_, i): Attendee => {
    const voterClass = i % 9 === 8 ? '' : i % 8 === 0 ? 'A' : i % 8 < 4 ? 'B' : 'C'
    return {
      id: `v${String(i + 1).padStart(3, '0')}`,
      name: `${surnames[i % surnames.length]}${given[Math.floor(i / surnames.length) % given.length]}`,
      unit: units[i % units.length] ?? '',
      post: i % 3 === 0 ? '市委组织部部长' : '党支部书记',
      identity: identities[voterClass],
      seat: `${1 + Math.floor(i / 12)}排${1 + (i % 12)}座`,
      ...(voterClass ? { voterClass, card: `${voterClass}${String(i + 1).padStart(3, '0')}` } : {}),
    }
  })
  const cards = attendees.flatMap(({ card, voterClass, identity, unit, seat }): Card[] =>
    card && voterClass ? [{ no: card, voterClass, identity, unit, seat }] : [],
  )
  return {
    ...meeting,
    plan: {
      ...meeting.plan,
      title: '2017年度省辖市市委书记抓基层党建工作述职评议会议',
      venue: '省委二楼会议室',
      quorum: { over: 1, under: 2, atLeast: false },
    },
    life: { ...meeting.life, state: 'ready' },
    roster: { cards: Object.fromEntries(cards.map((card) => [card.no, card])) },
    attendees: Object.fromEntries(attendees.map((attendee) => [attendee.id, attendee])),
  }
}
