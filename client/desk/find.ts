/** Finds people by what somebody types in a hurry: a part of a name, its first letters in pinyin, a unit, a seat. */
import { shallowRef } from 'vue'
import type { ListedAttendee } from '../../shared/domain/view.ts'

/** The first letters of a Chinese name, `zs` of 张三; all readings of its signs are tried. Loaded once, when first needed. */
type Initials = (name: string) => string
const initials = shallowRef<Initials | null>(null)

export async function loadInitials(): Promise<void> {
  if (initials.value) return
  try {
    const { pinyin } = await import('pinyin-pro')
    const known = new Map<string, string>()
    initials.value = (name) => {
      const before = known.get(name)
      if (before !== undefined) return before
      // As a surname first: of 曾, 单 and 解 the reading is another one there.
      const letters = pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head', type: 'array' })
      const made = letters
        .join('')
        .toLowerCase()
        .replace(/[^a-z]/g, '')
      known.set(name, made)
      return made
    }
  } catch {
    // The hub is away: people are found by the rest until it is back.
  }
}

/** Case, width and spaces do not matter: 张 三 is 张三. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** How well somebody fits what was typed: 0 not at all, then a part of something, of the name, its beginning, all of it. */
function fit(person: ListedAttendee, typed: string): number {
  const name = plain(person.name)
  if (name === typed) return 5
  if (name.startsWith(typed)) return 4
  if (name.includes(typed)) return 3
  if (/^[a-z]+$/.test(typed) && initials.value?.(person.name).startsWith(typed)) return 3
  if (plain(person.seat) === typed || person.id === typed) return 3
  const rest = [person.unit, person.post, person.identity, person.seat].map(plain)
  return rest.some((text) => text.includes(typed)) ? 1 : 0
}

/** The people who fit, best first, and in the order of the list where they fit alike. Everybody for nothing typed. */
export function found(people: readonly ListedAttendee[], raw: string): readonly ListedAttendee[] {
  const words = raw.trim().split(/\s+/).map(plain).filter(Boolean)
  const whole = plain(raw)
  if (!whole) return people
  return people
    .map((person) => {
      const one = fit(person, whole)
      // 郑州 张: each word of its own, if they do not stand together.
      const each = words.length > 1 && words.every((word) => fit(person, word) > 0) ? 2 : 0
      return { person, fits: Math.max(one, each) }
    })
    .filter(({ fits }) => fits > 0)
    .sort((a, b) => b.fits - a.fits)
    .map(({ person }) => person)
}

/** Does it look like the code of an invitation, from a scanner or typed: `7K3M-Q9XA`? */
export const looksLikeCode = (typed: string): boolean =>
  /^[0-9a-z]{4}-?[0-9a-z]{4}$/i.test(typed.normalize('NFKC').trim())
