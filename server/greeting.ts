/** What the window says once the hub runs: where everything is, and a code for phones. */
import { renderUnicodeCompact } from 'uqr'
import { hub } from '../shared/i18n/hub.ts'
import { baseAddresses, type Listening } from './addresses.ts'
import type { House } from './house.ts'
import { cardLinks, roleLinks, setupLink } from './links.ts'
import { log } from './log.ts'
import { version } from './project.ts'
import { both, sayProblem } from './words.ts'

const zh = hub['zh-CN']
const en = hub.en

const name = (page: keyof typeof zh.pages) => `${zh.pages[page]} ${en.pages[page]}`

export function greet(house: House, listening: Listening): void {
  const { local, lan } = baseAddresses(listening)
  log.line(`\n${zh.ready(version)} · ${en.ready(version)}\n`)
  const room = house.room()
  if (!room) {
    log.line(both((words) => words.emptyStore))
    log.line(`\n    ${name('home')}:  ${local}/`)
    for (const base of [local, ...lan.slice(0, 1)])
      log.line(`    ${name('newMeeting')}:  ${setupLink(base, house.record.accessKey)}`)
    log.line(`\n  ${zh.secretLinks} ${en.secretLinks}`)
  } else {
    const meeting = room.meeting()
    const { plan } = meeting
    const { accessKey } = house.record
    log.line(`  ${plan.title}\n`)
    for (const [where, base] of [
      [`${zh.atThisMachine} ${en.atThisMachine}`, local],
      ...lan.slice(0, 2).map((base) => [`${zh.inTheHall} ${en.inTheHall}`, base] as const),
    ] as const) {
      const roles = roleLinks(base, accessKey)
      log.line(`  ${where}`)
      log.line(`    ${name('home')}:  ${base}/`)
      if (plan.demo)
        log.line(`    ${name('demo')}:  ${base}/demo${base === local ? '' : `#${roles.chair.split('#')[1]}`}`)
      for (const [role, url] of Object.entries(roles)) log.line(`    ${name(role as keyof typeof roles)}:  ${url}`)
      log.line('')
    }
    log.line(`  ${zh.secretLinks} ${en.secretLinks}\n`)
    const join = `${lan[0] ?? local}/join`
    log.line(`  ${name('phones')}: ${join}\n`)
    log.line(renderUnicodeCompact(join, { border: 2 }))
    if (plan.demo) {
      const cards = cardLinks(local, accessKey, meeting)
      const examples = ['A002', 'B002', 'C001', 'C002']
      const shown = cards.filter(({ no }) => examples.includes(no)).map(({ no, code }) => `${no} ${code}`)
      log.line(`\n${both((words) => words.cards(shown.join('  ')))}`)
    }
  }
  log.line(`\n${both((words) => words.stop)}`)
  if (house.lastSeen !== null) sayProblem((words) => words.rebooted)
  if (room) setTimeout(() => void lookOver(house), LOOK_OVER_AFTER).unref()
}

/** Milliseconds. Whoever has waited for the hub is shown the meeting first. */
const LOOK_OVER_AFTER = 1_000

/** What the chair's people must know before they go on. The hub runs meanwhile: a long day takes a while to be read. */
async function lookOver(house: House): Promise<void> {
  const answer = await house.backRoom.ask('health', null)
  if (!answer.ok) return
  const { brokenAt, unbalanced } = answer.made
  if (brokenAt !== null) sayProblem((words) => words.chainBroken(brokenAt))
  if (unbalanced.length > 0) sayProblem((words) => words.boxUnbalanced(unbalanced.join(', ')))
}
