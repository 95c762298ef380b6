/** What one audience has been shown, so that a change sends only the sections that differ, once for everybody in it. */
import { section, sectionsFor, type Audience, type SectionName, type Surroundings } from '../../shared/domain/view.ts'
import { hashOfTexts } from '../../shared/protocol/state-hash.ts'
import type { Clock } from '../clock.ts'
import { encoded } from './encoded.ts'
import type { Message } from './fan-out.ts'
import { isStillGood, made, type Made } from './made-from.ts'

export function openAudience(name: Audience, { epoch, clock }: { epoch: () => string; clock: Clock }) {
  let seq = 0
  /** Each section as JSON. */
  const sections = new Map<SectionName, Made<string>>()
  let everything: { readonly epoch: string; readonly message: Message } | null = null
  let hash: number | null = null

  const texts = (): [SectionName, string][] => [...sections].map(([part, { value }]) => [part, value])
  const together = (parts: readonly (readonly [SectionName, string])[]): string =>
    `{${parts.map(([part, text]) => `"${part}":${text}`).join()}}`

  /** A frame (`Frame`), of which only the moment is not known yet. */
  function frame(whole: boolean, what: string): Message {
    const before = `{"epoch":"${epoch()}","seq":${seq},"at":`
    const after = Buffer.from(`,"whole":${whole},"sections":${what}}`)
    return (at) => encoded('frame', before + at, after)
  }

  return {
    /** The message of what has changed among these sections; null if nothing has. */
    change(from: Surroundings, names: readonly SectionName[] = sectionsFor[name]): Message | null {
      const changed: [SectionName, string][] = []
      for (const part of names) {
        if (!sectionsFor[name].includes(part)) continue
        const last = sections.get(part)
        if (last && isStillGood(last, from)) continue
        const next = made(from, (watched) => JSON.stringify(section(part, watched, name)))
        sections.set(part, next)
        if (next.value !== last?.value) changed.push([part, next.value])
      }
      if (changed.length === 0) return null
      seq += 1
      hash = null
      everything = null
      return frame(false, together(changed))
    },
    /** Everything, as of the last change: what a connection begins with. */
    whole(at: number) {
      if (everything?.epoch !== epoch()) everything = { epoch: epoch(), message: frame(true, together(texts())) }
      return everything.message(at)
    },
    /** Where the audience is now (`Beat`). */
    beat(): Message {
      hash ??= hashOfTexts(texts())
      const before = `{"epoch":"${epoch()}","seq":${seq},"hash":${hash},"at":`
      return (at) => encoded('beat', `${before}${at},"wall":${clock.wall()}}`)
    },
  }
}
