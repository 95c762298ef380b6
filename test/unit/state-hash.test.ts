import { describe, expect, test } from 'vitest'
import type { View } from '../../shared/domain/view.ts'
import { stateHash } from '../../shared/protocol/state-hash.ts'
import { audiences } from '../../shared/domain/view.ts'
import { openHall } from '../kit/hall.ts'

/** Reversed, with every section a copy: as it may stand on a screen. */
const elsewhere = (view: View): View =>
  Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(view)) as View).reverse())

describe('the state hash', () => {
  test('[V4] is the same on the hub and on a screen, in whatever order the sections came', () => {
    const hall = openHall()
    hall.bring('s1', 'reporting')
    for (const audience of audiences) {
      const view = hall.view(audience)
      expect(stateHash(elsewhere(view))).toBe(stateHash(view))
    }
  })

  test.each(Object.keys(openHall().view('console')) as (keyof View)[])(
    '[V4] is another one if %s is not there or differs',
    (name) => {
      const view = openHall().view('console')
      const { [name]: gone, ...less } = view
      expect(stateHash(less)).not.toBe(stateHash(view))
      expect(stateHash({ ...less, [name]: { ...(gone as object), more: 1 } } as View)).not.toBe(stateHash(view))
    },
  )

  test('[V4] tells apart what differs in one figure, over a whole day', () => {
    const hall = openHall()
    const hashes = new Set<number>()
    let presses = 0
    while (hall.meeting.life.state !== 'archived') {
      hashes.add(stateHash(hall.view('console')))
      hall.press()
      presses += 1
    }
    expect(hashes.size).toBe(presses)
  })

  test('[V4] is FNV-1a, an unsigned whole number of 32 bits', () => {
    expect(stateHash({})).toBe(0x811c9dc5)
    // Worked out by hand from the definition, over the characters of `join:{"url":""};`.
    const expected = [...'join:{"url":""};'].reduce((hash, char) => {
      const mixed = BigInt(hash) ^ BigInt(char.charCodeAt(0))
      return Number((mixed * 0x01000193n) & 0xffffffffn)
    }, 0x811c9dc5)
    expect(stateHash({ join: { url: '' } })).toBe(expected)
  })
})
