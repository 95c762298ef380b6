/**
 * The lists by which anybody checks a secret round: no session is asked for, so that fetching them tells nobody who
 * looked for what. They say nothing of a ballot to whoever did not cast it.
 */
import express, { type Router } from 'express'
import { columnHash } from '../shared/sealing/roots.ts'
import type { House } from './house.ts'

export function proofApi(house: House): Router {
  const router = express.Router()
  /**
   * What has been answered once is answered from memory: a hall asks for it all at once, and it does not change. By what
   * was found and not by the address, of which anybody can write as many as he likes for one list.
   */
  const kept = new Map<string, unknown>()
  function once(found: string, made: () => unknown): unknown {
    // After a rehearsal has been cleared rounds of the same name come again.
    const what = `${house.record.epoch} ${found}`
    const known = kept.get(what)
    if (known !== undefined) return known
    const list = made()
    if (list !== undefined && list !== null) kept.set(what, list)
    return list ?? undefined
  }
  router.get('/:round/box', (request, response) => {
    const { round } = request.params
    const proof = house.room()?.closed.proofOf(round)
    const list = proof ? once(`${round} box`, () => ({ root: proof.root, list: proof.box() })) : undefined
    if (list === undefined) return void response.status(404).json({ refused: 'noOpenRound' })
    response.json(list)
  })
  router.get('/:round/opened', (request, response) => {
    const { round } = request.params
    const proof = house.room()?.closed.proofOf(round)
    if (!proof) return void response.status(404).json({ refused: 'noOpenRound' })
    const hashes = once(`${round} opened`, () => {
      const opened = proof.opened()
      if (!opened) return null
      const columns = Object.entries(opened.lists).map(([column, list]) => [column, columnHash(list)])
      return { root: opened.root, hashes: Object.fromEntries(columns) as Record<string, string> }
    })
    // Not counted yet: whoever asks is to ask again, and it is nobody's fault.
    if (hashes === undefined) return void response.status(204).end()
    response.json(hashes)
  })
  router.get('/:round/opened/:presenter/:item', (request, response) => {
    const { round, presenter, item } = request.params
    const proof = house.room()?.closed.proofOf(round)
    const list = proof
      ? once(`${round} ${presenter}/${item}`, () => proof.opened()?.lists[`${presenter}/${item}`])
      : undefined
    if (list === undefined) return void response.status(404).json({ refused: 'notCounted' })
    response.json(list)
  })
  return router
}
