/** What one audience has been sent, so that a change sends only the sections that differ, once for everybody in it. */
import {
  section,
  sectionsFor,
  type Audience,
  type SectionName,
  type Surroundings,
  type View,
} from '../shared/domain/view.ts'
import { stateHash } from '../shared/protocol/state-hash.ts'
import type { Beat, Frame } from '../shared/protocol/protocol.ts'
import type { Clock } from './clock.ts'

export function openAudience(name: Audience, { epoch, clock }: { epoch: () => string; clock: Clock }) {
  let seq = 0
  let sent: View = {}
  const texts = new Map<SectionName, string>()
  let hash: number | null = null

  return {
    name,
    /** The frame for what has changed among these sections; null if nothing has. */
    change(from: Surroundings, names: readonly SectionName[] = sectionsFor[name]): Frame | null {
      const changed: Record<string, unknown> = {}
      for (const part of names) {
        if (!sectionsFor[name].includes(part)) continue
        const value = section(part, from, name)
        const text = JSON.stringify(value)
        if (texts.get(part) === text) continue
        texts.set(part, text)
        changed[part] = value
      }
      if (Object.keys(changed).length === 0) return null
      sent = { ...sent, ...changed }
      seq += 1
      hash = null
      return { epoch: epoch(), seq, at: clock.now(), whole: false, sections: changed }
    },
    /** Everything, as of the last change: what a connection begins with. */
    whole: (): Frame => ({ epoch: epoch(), seq, at: clock.now(), whole: true, sections: sent }),
    beat(): Beat {
      hash ??= stateHash(sent)
      return { epoch: epoch(), seq, hash, at: clock.now(), wall: clock.wall() }
    },
  }
}
