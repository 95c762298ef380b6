/**
 * The first page and the demo. The demo's links hold secrets, so they are given only to the hub's own machine, or to
 * whoever shows the chair's secret.
 */
import express, { type Request, type Router } from 'express'
import { linkRoles } from '../shared/domain/person.ts'
import { pageOfRole } from '../shared/protocol/entry.ts'
import { baseAddresses, isLoopback, type Listening } from './addresses.ts'
import { cardCode, linkSecret } from './auth.ts'
import { setupLink } from './links.ts'
import type { Roster } from '../shared/domain/roster.ts'
import type { House } from './house.ts'
import type { Room } from './room.ts'

type Parts = { readonly house: House; readonly listening: () => Listening; readonly began: (room: Room) => void }

/** The cards of the demo's two phones: voters of two classes, if there are two. */
function demoPhones({ cards }: Roster): readonly string[] {
  const voters = Object.values(cards).filter(({ voterClass }) => voterClass !== undefined)
  const other = voters.find(({ voterClass }) => voterClass !== voters[0]?.voterClass) ?? voters[1]
  return [voters[0], other].flatMap((card) => card?.no ?? [])
}

const isHere = (request: Request): boolean => isLoopback(request.socket.remoteAddress)

export function demoApi({ house, listening, began }: Parts): Router {
  const router = express.Router()
  const { accessKey } = house.record

  /** May the asker see the links: at the hub's own machine, or with the chair's secret in a header. */
  function mayHaveLinks(request: Request): boolean {
    const secret = request.header('x-rostrum-secret')
    return isHere(request) || (secret !== undefined && house.auth().byLink(secret)?.role === 'chair')
  }

  router.get('/home', (request, response) => {
    const plan = house.room()?.meeting().plan
    const { lan, local } = baseAddresses(listening())
    const common = { local: isHere(request), joinUrl: `${lan[0] ?? local}/join` }
    if (!plan) {
      const setup = isHere(request) ? { setup: setupLink('', accessKey) } : {}
      return void response.json({ state: 'empty', ...common, ...setup })
    }
    const links = linkRoles.map((role) => ({ role, url: `${pageOfRole[role]}#${linkSecret(accessKey, role)}` }))
    const shown = plan.demo && isHere(request) ? { links } : {}
    response.json({ state: 'meeting', title: plan.title, demo: plan.demo, ...common, ...shown })
  })

  router.post('/demo', (request, response) => {
    if (!isHere(request)) return void response.status(403).json({ refused: 'notHere' })
    if (house.room()) return void response.status(409).json({ refused: 'notEmpty' })
    began(house.loadDemo())
    response.json({ ok: true })
  })

  router.get('/demo', (request, response) => {
    const meeting = house.room()?.meeting()
    if (!meeting?.plan.demo) return void response.status(404).json({ refused: 'notDemo' })
    if (!mayHaveLinks(request)) return void response.status(403).json({ refused: 'notHere' })
    const frame = (role: 'chair' | 'projector' | 'stage') =>
      `${pageOfRole[role]}?as=demo#${linkSecret(accessKey, role)}`
    const teller = (role: 'teller_a' | 'teller_b') =>
      `${pageOfRole[role]}?as=demo_${role}#${linkSecret(accessKey, role)}`
    response.json({
      ok: true,
      frames: {
        // Nobody has to open a box of recorded ballots.
        tellers:
          meeting.plan.secrecy === 'secret' ? { tellerA: teller('teller_a'), tellerB: teller('teller_b') } : null,
        console: frame('chair'),
        projector: frame('projector'),
        stage: frame('stage'),
        phones: demoPhones(meeting.roster).map(
          (no, i) => `/join?as=demo${i + 1}#${cardCode(accessKey, no, meeting.reissued[no])}`,
        ),
      },
    })
  })
  return router
}
