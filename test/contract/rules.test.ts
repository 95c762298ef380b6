/** The rules and what holds them: neither may speak of a rule that the other does not know. */
import { describe, expect, test } from 'vitest'
import { commentsOf, filesUnder, textOf } from '../kit/sources.ts'

const written = [...textOf('shared/domain/RULES.md').matchAll(/^- \*\*([A-Z]\d+)\*\* (.+)$/gm)].map(
  ([, id = '', rule = '']) => ({ id, rule }),
)
const known = new Set(written.map(({ id }) => id))

/** Every id in the brackets with which a title begins, with its place. */
const cited = filesUnder(['test'], ['.test.ts']).flatMap((path) =>
  [...textOf(path).matchAll(/['"`]((?:\[[A-Z]\d+\] ?)+)/g)].flatMap(([, ids = '']) =>
    [...ids.matchAll(/[A-Z]\d+/g)].map(([id]) => ({ id, path })),
  ),
)

/** `rule B4`, `rules L1, L2`, `rules S2 to S4`. */
function citedIn(comments: string): readonly string[] {
  const groups = comments.matchAll(/\brules?\s+((?:[A-Z]\d+)(?:(?:\s*,\s*|\s+to\s+|\s+and\s+)[A-Z]\d+)*)/gi)
  return [...groups].flatMap(([, group = '']) => {
    const range = /^([A-Z])(\d+)\s+to\s+\1(\d+)$/.exec(group)
    if (!range) return group.match(/[A-Z]\d+/g) ?? []
    const [, letter = '', first, last] = range
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${letter}${Number(first) + i}`)
  })
}

const comments = filesUnder(['shared', 'db', 'server', 'client', 'display', 'test/kit'], ['.ts', '.vue', '.mjs']).map(
  (path) => ({
    path,
    ids: citedIn(commentsOf(path)),
  }),
)

describe('the rules', () => {
  test('[H4] have an id once each, and say something', () => {
    expect(written.length).toBeGreaterThan(80)
    expect(known.size).toBe(written.length)
    for (const { rule } of written) expect(rule).toMatch(/^[A-ZΣ].*\S[.)]$/)
  })

  test.each(written)('[H4] $id is held by a test', ({ id }) => {
    expect(cited.map((title) => title.id)).toContain(id)
  })

  test.each(filesUnder(['test'], ['.test.ts']))('[H4] %s cites rules that exist', (path) => {
    expect(cited.filter((title) => title.path === path && !known.has(title.id))).toEqual([])
  })

  test('[H4] the comments cite some, and only those that exist', () => {
    const all = comments.flatMap(({ path, ids }) => ids.map((id) => `${id} in ${path}`))
    expect(all.length).toBeGreaterThan(15)
    expect(all.filter((place) => !known.has(place.split(' ')[0] ?? ''))).toEqual([])
  })

  test('[H4] a citation is read however it is written', () => {
    expect(citedIn('see rule B4. Rules L1, L2; rules S2 to S4 (2.3, rule 5), rules C1 and C2, unruly X9')).toEqual([
      'B4',
      'L1',
      'L2',
      'S2',
      'S3',
      'S4',
      'C1',
      'C2',
    ])
  })
})
