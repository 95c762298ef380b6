/** Every visible word is in the word lists, and the lists say the same in both languages. */
import { describe, expect, test } from 'vitest'
import * as english from '../../shared/i18n/english.ts'
import { languages, type Dictionary, type Language } from '../../shared/i18n/language.ts'
import { filesUnder, outsideScripts, textOf, withoutComments } from '../kit/sources.ts'

const han = /\p{Script=Han}/u
const modules = import.meta.glob<Record<string, unknown>>('../../shared/i18n/**/*.ts', { eager: true })
const moduleOf = (path: string): Record<string, unknown> => modules[`../../${path}`] ?? {}
const lists = filesUnder(['shared/i18n'], ['.ts']).filter(
  (path) => /^shared\/i18n\/[^/]+\.ts$/.test(path) && !/\/(language|english)\.ts$/.test(path),
)

/** What a file of word lists exports, in both languages. English may have to be asked for. */
const dictionariesOf = (path: string): readonly (Record<Language, unknown> & { name: string })[] =>
  Object.entries(moduleOf(path) as Record<string, Dictionary<unknown> | Record<Language, unknown>>).map(
    ([name, each]) => ({
      name,
      'zh-CN': each['zh-CN'],
      en: typeof each.en === 'function' ? (each as Dictionary<unknown>).en(english) : each.en,
    }),
  )

/** Every word of a list by its path, a sentence with blanks as `sentence`. */
function shape(words: unknown, at = ''): readonly string[] {
  if (typeof words === 'string') return [`${at} word`]
  if (typeof words === 'function') return [`${at} sentence`]
  if (typeof words !== 'object' || words === null) return [`${at} ${String(words)}`]
  return Object.entries(words).flatMap(([key, word]) => shape(word, `${at}.${key}`))
}

function wordsIn(words: unknown, at = ''): readonly { at: string; word: string }[] {
  if (typeof words === 'string') return [{ at, word: words }]
  if (typeof words !== 'object' || words === null) return []
  return Object.entries(words).flatMap(([key, word]) => wordsIn(word, `${at}.${key}`))
}

describe.each(lists)('%s', (path) => {
  test('[H3] is the same list in both languages', () => {
    const found = dictionariesOf(path)
    expect(found.length).toBeGreaterThan(0)
    for (const words of found) expect(shape(words.en)).toEqual(shape(words['zh-CN']))
  })

  test('[H3] has a word for everything', () => {
    const empty = dictionariesOf(path).flatMap((words) =>
      languages.flatMap((language) => wordsIn(words[language]).filter(({ word }) => word.trim() === '')),
    )
    expect(empty).toEqual([])
  })
})

describe('the lists', () => {
  test('[H3] exist', () => {
    expect(lists).toEqual(
      expect.arrayContaining(['shared/i18n/terms.ts', 'shared/i18n/refusals.ts', 'shared/i18n/entry.ts']),
    )
  })

  test.each(filesUnder(['shared/i18n/en'], ['.ts']))(
    '[H3] %s is English, but for the button that says 中文',
    (path) => {
      const chinese = withoutComments(path)
        .split('\n')
        .filter((line) => han.test(line))
      expect(chinese.filter((line) => !/^\s*switchLanguage: '中文',$/.test(line))).toEqual([])
    },
  )

  test.each(filesUnder(['shared/i18n/zh-CN'], ['.ts']))(
    '[H3] %s is Chinese: a word without any is a sign or a figure',
    (path) => {
      const foreign = Object.values(moduleOf(path))
        .flatMap((words) => wordsIn(words))
        .filter(({ word }) => /[A-Za-z]{2,}/.test(word) && !han.test(word))
      expect(foreign.filter(({ at }) => !at.endsWith('.switchLanguage'))).toEqual([])
    },
  )
})

describe('outside the lists', () => {
  /** The demo's tables are Chinese, and so are the names of their columns. Presets say everything in both languages. */
  const exempt = ['shared/i18n/', 'db/demo', 'shared/domain/scoring/presets/']
  const code = filesUnder(['shared', 'db', 'server', 'client', 'display'], ['.ts', '.vue']).filter(
    (path) => !exempt.some((room) => path.startsWith(room)),
  )

  test('[H3] no Chinese is in the code but in comments', () => {
    const found = code.flatMap((path) =>
      withoutComments(path)
        .split('\n')
        .flatMap((line, i) => (han.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    )
    expect(found).toEqual([])
  })

  test('[H3] none is in the templates, not even in their comments', () => {
    const components = code.filter((path) => path.endsWith('.vue'))
    expect(components.length).toBeGreaterThan(20)
    const found = components.flatMap((path) =>
      outsideScripts(path)
        .split('\n')
        .filter((line) => han.test(line))
        .map((line) => `${path} ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  test('[H3] a page has only its title before its script runs', () => {
    for (const path of filesUnder(['client', 'display'], ['.html'])) {
      const rest = textOf(path).replace(/<title>[^<]*<\/title>/, '')
      expect({ path, text: rest.replace(/<[^>]*>/g, '').trim() }).toEqual({ path, text: '' })
      expect(rest).not.toMatch(han)
    }
  })
})
