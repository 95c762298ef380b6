/** Papers over http: to whom they are given, and that nothing else goes with them. */
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentIds, type Document, type DocumentId } from '../../shared/papers/document.ts'
import type { ListedPaper } from '../../shared/papers/listing.ts'
import type { LinkRole } from '../../shared/domain/person.ts'
import { aFolder, aHub } from '../kit/a-hub.ts'
import { playDay } from '../kit/paper-day.ts'
import { storeDay } from '../kit/stored-day.ts'

let place: ReturnType<typeof aFolder>
let hub: Awaited<ReturnType<typeof aHub>>
const sessions: Partial<Record<LinkRole, string>> = {}
beforeAll(async () => {
  place = aFolder()
  storeDay(place.folder, playDay({ voters: { A: 3, B: 40, C: 60 }, presenters: 9 }))
  hub = await aHub({ folder: place.folder, demo: false })
  for (const role of ['chair', 'operator', 'secretary', 'recorder', 'projector', 'desk'] as const)
    sessions[role] = String((await hub.sessionOf(role)).body['session'])
})
afterAll(async () => {
  await hub?.stop()
  place?.remove()
})

const ask = (path: string, role: LinkRole | null = 'chair') =>
  fetch(`${hub.url}/api/papers${path}`, role ? { headers: { authorization: `Bearer ${sessions[role] ?? ''}` } } : {})
const documents = async (id: DocumentId, role: LinkRole = 'chair', lang = 'zh-CN') =>
  ((await (await ask(`/${id}?lang=${lang}`, role)).json()) as { documents: readonly Document[] }).documents

describe('papers', () => {
  test('[O15] are listed for the table, the secretary and the recorder, and for nobody else', async () => {
    const idsFor = async (role: LinkRole) =>
      ((await (await ask('', role)).json()) as { papers: readonly ListedPaper[] }).papers.map(({ id }) => id)
    for (const role of ['chair', 'operator', 'secretary'] as const) expect(await idsFor(role)).toEqual([...documentIds])
    const results = ['tally', 'summary', 'feedback', 'forms']
    expect(await idsFor('recorder')).toEqual(documentIds.filter((id) => !results.includes(id)))
    for (const role of ['projector', 'desk', null] as const) expect((await ask('', role)).status).toBe(403)
  })

  test('[O15] of results are refused to the recorder, in either form', async () => {
    for (const path of ['/tally', '/tally/xlsx', '/summary', '/summary/xlsx', '/feedback']) {
      expect((await ask(path, 'recorder')).status).toBe(403)
      expect((await ask(path, 'secretary')).status).toBe(200)
    }
    for (const id of documentIds) expect((await ask(`/${id}`, null)).status).toBe(403)
    expect((await ask('/nothing')).status).toBe(404)
  })

  test('[O15] access cards are printed by the secretary as well, and by nobody of the hall', async () => {
    const cards = (role: LinkRole) =>
      fetch(`${hub.url}/api/cards`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${sessions[role] ?? ''}`,
          'content-type': 'application/json',
          origin: hub.url,
        },
        body: '{}',
      })
    expect((await cards('secretary')).status).toBe(200)
    for (const role of ['recorder', 'desk', 'projector'] as const) expect((await cards(role)).status).toBe(403)
  })

  test('[O1] carry the hub’s time, its version and the head of the journal', async () => {
    const [paper] = await documents('order')
    expect(paper?.stamp.hash).toMatch(/^[0-9a-f]{12}$/)
    expect(paper?.stamp.version).toMatch(/^\d+\.\d+\.\d+/)
    expect(paper?.stamp.madeAt).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/)
    expect((await documents('order', 'chair', 'en'))[0]?.title).toBe('Order of Reports')
  })

  test('[O7] leave what is hidden on the hub: no votes of a small class in anything that is sent', async () => {
    const text = JSON.stringify(await documents('tally'))
    expect(text).toContain('—')
    expect(text).not.toMatch(/\d+\.\d%/)
    for (const sheet of await documents('feedback'))
      expect(sheet.blocks.some(({ kind }) => kind === 'table')).toBe(false)
    expect(text).not.toMatch(/"counts"|"cards"|A00\d/)
  })

  test('[O13] come as a workbook with a Chinese name', async () => {
    const answer = await ask('/incidents/xlsx', 'recorder')
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? ''
    expect(decodeURIComponent(name)).toMatch(/^异常事项登记表 2017年度.*\.xlsx$/)
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
    expect(strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('会场停电')
    // What has no table has no workbook.
    expect((await ask('/script/xlsx')).status).toBe(404)
  })

  test('[O10] have what has happened since they were made before', async () => {
    const before = await documents('incidents')
    const rows = (all: readonly Document[]) =>
      all[0]?.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : [])).length ?? 0
    const chair = await hub.as('chair')
    const reply = await chair.ask({ type: 'card.reissue', card: 'B001', reason: '证件遗失' })
    expect(reply.ok).toBe(true)
    const after = await documents('incidents')
    expect(rows(after)).toBe(rows(before) + 1)
    expect(after[0]?.stamp.hash).not.toBe(before[0]?.stamp.hash)
  })
})
