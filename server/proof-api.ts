/**
 * The lists by which anybody checks a secret round: no session is asked for, so that fetching them tells nobody who
 * looked for what. They say nothing of a ballot to whoever did not cast it.
 */
import express, { type Request, type Response, type Router } from 'express'
import type { House } from './house.ts'
import { openProofLists, type ProofList } from './proof-lists.ts'
import { sendBytes } from './sent.ts'

export function proofApi(house: House): Router {
  const router = express.Router()
  const lists = openProofLists(() => house.record.epoch)
  const proofOf = (round: string) => house.room()?.closed.proofOf(round)

  router.get('/:round/box', (request, response) => {
    const { round } = request.params
    const proof = proofOf(round)
    if (!proof) return void response.status(404).json({ refused: 'noOpenRound' })
    send(lists.box(round, proof), request, response)
  })
  router.get('/:round/opened', (request, response) => {
    const { round } = request.params
    const proof = proofOf(round)
    if (!proof) return void response.status(404).json({ refused: 'noOpenRound' })
    const hashes = lists.hashes(round, proof)
    // Not counted yet: whoever asks is to ask again, and it is nobody's fault.
    if (!hashes) return void response.status(204).end()
    send(hashes, request, response)
  })
  router.get('/:round/opened/:presenter/:item', (request, response) => {
    const { round, presenter, item } = request.params
    const proof = proofOf(round)
    const list = proof && lists.column(round, proof, `${presenter}/${item}`)
    if (!list) return void response.status(404).json({ refused: 'notCounted' })
    send(list, request, response)
  })
  return router
}

/** A browser that has the list asks whether it is still the same, and then nothing is sent but that it is. */
function send({ bytes, tag }: ProofList, request: Request, response: Response): void {
  response.set({ etag: tag, 'cache-control': 'no-cache' })
  if (request.fresh) return void response.status(304).end()
  sendBytes(response.type('json'), bytes)
}
