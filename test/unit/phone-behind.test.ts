/** Which of a phone's ballots stay in sight when their round is over. */
import { describe, expect, test } from 'vitest'
import { behindOf } from '../../client/phone/secrecy/behind.ts'
import { newCheck, type OwnCheck } from '../../client/phone/secrecy/own-check.ts'

const check = (round: string, rest: Partial<OwnCheck> = {}): OwnCheck => ({
  ...newCheck(round, 'its handle', 'its key'),
  receipt: 'signed',
  ...rest,
})
const rounds = (all: readonly OwnCheck[], inSight?: string) => behindOf(all, inSight).map(({ round }) => round)

describe('[E7] a ballot whose round is not on the page any more', () => {
  test('stays until it is found among what was opened, and then goes', () => {
    expect(rounds([check('p01-1', { box: true })], 'p01-1')).toEqual([])
    expect(rounds([check('p01-1', { box: true })])).toEqual(['p01-1'])
    expect(rounds([check('p01-1', { box: true })], 'p02-1')).toEqual(['p01-1'])
    expect(rounds([check('p01-1', { box: true, opened: true })])).toEqual([])
  })

  test('is the last one alone, but one that was missed stays for good', () => {
    expect(rounds([check('p01-1'), check('p02-1')])).toEqual(['p02-1'])
    expect(rounds([check('p01-1', { opened: false }), check('p02-1', { opened: true })])).toEqual(['p01-1'])
    expect(rounds([check('p01-1', { receipt: null })])).toEqual([])
  })
})
