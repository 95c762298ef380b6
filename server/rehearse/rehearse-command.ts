/** `npm run rehearse`: plays a whole day against a running hub whose meeting is in rehearsal, and prints what happened. */
import { parseArgs } from 'node:util'
import { languages, type Language } from '../../shared/i18n/language.ts'
import { rehearsalWords as english } from '../../shared/i18n/en/rehearsal.ts'
import { rehearsalWords as chinese } from '../../shared/i18n/zh-CN/rehearsal.ts'
import { openHubRecord } from '../../db/hub-record.ts'
import { linksAt, type Links } from '../links.ts'
import { log } from '../log.ts'
import { readStore } from '../read-store.ts'
import { chanceFrom } from './chance.ts'
import { playDay } from './day.ts'
import { enter } from './entering.ts'
import { aClient } from './line.ts'
import { aRest } from './patiently.ts'
import { said } from './said.ts'
import { twoTellers } from './tellers.ts'
import { aVoter } from './voter.ts'

const says = { 'zh-CN': chinese, en: english }

type Asked = {
  readonly url: string
  readonly data: readonly string[]
  readonly voters: number
  readonly speed: number
  readonly seed: number
  readonly language: Language
}

/** Answers with the exit code: 0 if the day came to its result and no screen missed anything. */
export async function rehearse(argv: readonly string[]): Promise<number> {
  const asked = readAsked(argv)
  if (!asked) return problem('zh-CN', 'usage')
  const words = says[asked.language]
  let found: Links | null = null
  const code = readStore(asked.data, ({ db, meeting }) => {
    found = linksAt(asked.url, openHubRecord(db).accessKey, meeting)
    return 0
  })
  const links = found as Links | null
  if (code !== 0 || !links) return code || 1
  const chair = await enter(asked.url, links.roles.chair)
    .then((session) => aClient(asked.url, session))
    .catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (typeof chair === 'string') {
    log.problem(words.unreachable(asked.url, chair))
    return 1
  }
  try {
    const { demo, rehearsal } = chair.view().meeting ?? {}
    // The real day is nobody's toy: whoever means a rehearsal says so at the console first.
    if (!demo && !rehearsal) return problem(asked.language, 'notInRehearsal')
    return await play(asked, links, chair)
  } finally {
    chair.close()
  }
}

async function play(
  { url, voters, speed, seed, language }: Asked,
  links: Links,
  chair: Awaited<ReturnType<typeof aClient>>,
) {
  const words = says[language]
  const cards = links.cards.filter(({ voterClass }) => voterClass !== null)
  const many = Math.min(voters, cards.length)
  log.line(words.begins(many, speed, seed))
  const sessions = {
    teller_a: await enter(url, links.roles.teller_a),
    teller_b: await enter(url, links.roles.teller_b),
  }
  const began = performance.now()
  const desk = await aClient(url, await enter(url, links.roles.desk))
  const outcome = await playDay({
    chair,
    desk,
    tellers: twoTellers(url, sessions),
    voters: many,
    seed,
    words,
    join: async (n) => {
      const card = cards[n]
      if (!card) throw new Error(`no card ${n}`)
      return aVoter(await aClient(url, await enter(url, card.url)), chanceFrom(seed * 1_000 + n))
    },
    rest: aRest,
    pass: (milliseconds) => new Promise((passed) => setTimeout(passed, milliseconds / speed)),
    say: (event) => log.line(said(event, language, chair.view().agenda?.items ?? [])),
  })
  desk.close()
  const seconds = Math.round((performance.now() - began) / 1_000)
  log.line(words.ends(outcome, seconds))
  return outcome.finished && outcome.gaps === 0 ? 0 : 1
}

function problem(language: Language, what: 'usage' | 'notInRehearsal'): number {
  log.problem(says[language][what])
  return 1
}

function readAsked(argv: readonly string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        url: { type: 'string', default: 'http://localhost:8080' },
        data: { type: 'string' },
        voters: { type: 'string', default: '20' },
        speed: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        lang: { type: 'string', default: 'zh-CN' },
      },
    })
    const [voters, speed, seed] = [values.voters, values.speed, values.seed].map(Number) as [number, number, number]
    const language = languages.find((each) => each === values.lang)
    const fits = Number.isInteger(voters) && voters > 0 && voters <= 2_000 && speed > 0 && Number.isInteger(seed)
    if (!fits || !language || !URL.canParse(values.url)) return null
    const { origin } = new URL(values.url)
    const data = values.data === undefined ? [] : ['--data', values.data]
    return { url: origin, data, voters, speed, seed, language }
  } catch {
    // Whatever was wrong with the options, the usage says what is right.
    return null
  }
}
