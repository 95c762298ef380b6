/** What a phone does with the lists that it is handed: it believes none that does not make the root everybody was shown. */
import { randomBytes } from 'node:crypto'
import { hexToBytes } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { isLooking, withReceipt, withRefused, withRoots, withSent } from '../../client/phone/secrecy/check-steps.ts'
import { isAlarming, isUnsent, newCheck, type OwnCheck } from '../../client/phone/secrecy/own-check.ts'
import { lookInBox, lookInOpened } from '../../client/phone/secrecy/look.ts'
import { presets } from '../../shared/domain/scoring/presets/index.ts'
import { keyPairOf } from '../../shared/sealing/ballot-key.ts'
import { sealedBallot } from '../../shared/sealing/own-proof.ts'
import { boxRoot, columnHash, hashOfSealed, openedRoot } from '../../shared/sealing/roots.ts'
import { hexOf } from '../kit/sealing.ts'

const { form } = presets.P1.scheme
const key = keyPairOf(new Uint8Array(16).fill(3))
const frame = { form, subjects: ['p01'], recused: [], invalid: [] }
const binding = { round: 'p01-1', config: 'c0'.repeat(32), voterClass: 'A' }
const cast = (grade: string) =>
  sealedBallot({ p01: [grade] }, frame, binding, hexOf(key.publicKey), new Uint8Array(randomBytes(48)))
const mine = cast('good')
const others = [cast('good'), cast('poor')]
const check = withReceipt(newCheck('p01-1', 'handle', ''), mine.proof, '')

const boxOf = (all: readonly { sealed: string }[]) => {
  const list = { A: all.map(({ sealed }) => hashOfSealed(hexToBytes(sealed))).sort() }
  return { root: boxRoot(list), list }
}
const openedOf = (all: readonly { proof: { cells: Readonly<Record<string, string>> } }[]) => {
  const column = all.map(({ proof }) => proof.cells['p01/0'] ?? '').sort()
  const hashes = { 'p01/0': columnHash(column) }
  return { root: openedRoot(hashes), hashes, column }
}
const answering = (answers: Readonly<Record<string, unknown>>) => (path: string) =>
  Promise.resolve(answers[path] ?? null)

describe('in the list of the box', () => {
  const look = async (answer: unknown, root: string | null) =>
    (await lookInBox({ ...check, root }, answering({ '/proof/p01-1/box': answer })))?.found ?? null
  const foundIn = async (own: OwnCheck, root: string, fetched: ReturnType<typeof answering>) =>
    (await lookInBox({ ...own, root }, fetched))?.found ?? null

  test('[E7] [E12] a phone finds its envelope, and misses it if it was dropped or altered', async () => {
    const whole = boxOf([mine, ...others])
    expect(await look(whole, whole.root)).toBe(true)
    expect(await look(whole, null)).toBe(true)
    const dropped = boxOf(others)
    expect(await look(dropped, dropped.root)).toBe(false)
    const altered = boxOf([cast('good'), ...others])
    expect(await look(altered, altered.root)).toBe(false)
  })

  test('[E4] [E12] a list that does not make the root on the wall is not believed, nor is a root without its list', async () => {
    const whole = boxOf([mine, ...others])
    const other = boxOf([mine, ...others, cast('poor')])
    expect(await look(other, whole.root)).toBe(false)
    expect(await look({ root: whole.root, list: other.list }, null)).toBe(false)
  })

  test('[E4] a phone that was away at the close says under which root it looked, and looks under that one ever after', async () => {
    const whole = boxOf([mine, ...others])
    const said = await lookInBox(check, answering({ '/proof/p01-1/box': whole }))
    expect(said).toEqual({ root: whole.root, found: true })
    const seen = withRoots(check, { root: whole.root })
    const other = boxOf([mine, cast('poor')])
    expect(withRoots(seen, { root: other.root }).root).toBe(whole.root)
    expect(await lookInBox(seen, answering({ '/proof/p01-1/box': other }))).toEqual({ root: whole.root, found: false })
  })

  test('[E7] while there is no list it is asked again: that is neither a tick nor a cross', async () => {
    expect(await look(null, null)).toBeNull()
  })

  test('[E7] a ballot that was changed is looked for as it was last received, and as it was sent if no answer came', async () => {
    const changed = cast('poor')
    const list = boxOf([changed, ...others])
    const fetched = answering({ '/proof/p01-1/box': list })
    expect(await foundIn(withReceipt(check, changed.proof, ''), list.root, fetched)).toBe(true)
    expect(await foundIn(withSent(check, changed.proof), list.root, fetched)).toBe(true)
    const before = boxOf([mine, ...others])
    const old = answering({ '/proof/p01-1/box': before })
    expect(await foundIn(withSent(check, changed.proof), before.root, old)).toBe(true)
    expect(await foundIn(withReceipt(check, changed.proof, ''), before.root, old)).toBe(false)
  })

  test('[E7] changes that the hub refused are not looked for: what it had received before is, and nothing is missed', async () => {
    const certain = { perhaps: false, late: false }
    const refused = [cast('poor'), cast('average')].reduce(
      (now, { proof }) => withRefused(withSent(now, proof), certain),
      check,
    )
    expect(refused.proofs).toEqual([mine.proof])
    const list = boxOf([mine, ...others])
    expect(await foundIn(refused, list.root, answering({ '/proof/p01-1/box': list }))).toBe(true)
  })

  test('[E7] a change that may have got there before it was refused is looked for beside what was received', async () => {
    const changed = cast('poor')
    const perhaps = withRefused(withSent(check, changed.proof), { perhaps: true, late: true })
    for (const there of [mine, changed]) {
      const list = boxOf([there, ...others])
      expect(await foundIn(perhaps, list.root, answering({ '/proof/p01-1/box': list }))).toBe(true)
    }
    expect(isUnsent(perhaps)).toBe(false)
  })

  test('[E7] as long as an answer is out nothing is missed', async () => {
    const under = withSent(newCheck('p01-1', 'handle', ''), mine.proof)
    const list = boxOf(others)
    const fetched = answering({ '/proof/p01-1/box': list })
    expect(await foundIn(under, list.root, fetched)).toBeNull()
    const lost = withRefused(under, { perhaps: true, late: true })
    expect(await foundIn(lost, list.root, fetched)).toBe(false)
  })

  test('[E7] a phone whose only send came too late looks for nothing and raises no alarm: it was not submitted', () => {
    const late = withRefused(withSent(newCheck('p01-1', 'handle', ''), mine.proof), { perhaps: false, late: true })
    expect([isLooking(late), isAlarming(late), isUnsent(late)]).toEqual([false, false, true])
    expect(isUnsent(withRefused(withSent(check, cast('poor').proof), { perhaps: false, late: true }))).toBe(false)
  })
})

describe('in the list of what was opened', () => {
  const look = async (opened: ReturnType<typeof openedOf>, shown: string | null, column: readonly string[] | null) => {
    const said = await lookInOpened(
      { ...check, openedRoot: shown },
      answering({
        '/proof/p01-1/opened': { root: opened.root, hashes: opened.hashes },
        '/proof/p01-1/opened/p01/0': column,
      }),
      () => 0,
    )
    return said?.found ?? null
  }

  test('[E7] [E12] a phone finds its commitment, and misses it if another mark was read out for it', async () => {
    const whole = openedOf([mine, ...others])
    expect(await look(whole, whole.root, whole.column)).toBe(true)
    const swapped = openedOf([cast('poor'), ...others])
    expect(await look(swapped, swapped.root, swapped.column)).toBe(false)
    expect(await look(whole, swapped.root, whole.column)).toBe(false)
    // A column that is not the one whose hash stands under the root.
    expect(await look(openedOf(others), openedOf(others).root, whole.column)).toBe(false)
  })

  test('[E7] half fetched is not looked at', async () => {
    const whole = openedOf([mine, ...others])
    expect(await look(whole, whole.root, null)).toBeNull()
    expect(await lookInOpened(check, answering({}), () => 0)).toBeNull()
  })

  test('[E7] of a very wide form a phone looks into some columns, drawn at random', async () => {
    const names = Array.from({ length: 108 }, (_, n) => `p${n}/0`)
    const asked: string[] = []
    const hashes = Object.fromEntries(names.map((name) => [name, columnHash([])]))
    const fetched = (path: string) => {
      if (path.split('/').length > 4) asked.push(path)
      return Promise.resolve(path.endsWith('/opened') ? { root: openedRoot(hashes), hashes } : [])
    }
    let n = 0
    await lookInOpened(check, fetched, () => (n = (n + 0.37) % 1))
    expect(new Set(asked).size).toBe(20)
  })
})
