/** 票类 of a line, from a column of classes, one that says who takes part, or both. */
import { fills, says } from './fillings.ts'
import type { Target } from './guess.ts'
import type { LineReason } from './read-line.ts'
import { tidyText } from './tidy.ts'

/** The code of the class, '' for none, a reason if it is not known; `undefined` where no column says anything. */
export function voterClass(
  raw: Partial<Record<Target, string>>,
  classes: readonly string[],
): string | LineReason | undefined {
  if (raw.votes !== undefined) {
    const votes = tidyText(raw.votes)
    if (says(votes, 'no')) return ''
    if (votes !== '' && !says(votes, 'yes')) return { code: 'votesUnclear', value: votes, field: 'votes' }
    const text = tidyText(raw.voterClass ?? '')
    const only = classes.length === 1 ? classes[0] : undefined
    if (votes !== '' && (text === '' || says(text, 'withoutVote'))) {
      return only ?? { code: 'classMissing', field: 'voterClass' }
    }
  }
  if (raw.voterClass === undefined) return raw.votes === undefined ? undefined : ''
  return classNamed(tidyText(raw.voterClass), classes)
}

function classNamed(text: string, classes: readonly string[]): string | LineReason {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  const exact = classes.find((code) => code === text) ?? classes.find((code) => same(code, text))
  if (exact !== undefined) return exact
  if (text === '' || says(text, 'withoutVote')) return ''
  const names = [...fills.classWords].map((word) =>
    text.toLowerCase().endsWith(word) ? text.slice(0, -word.length).trim() : text,
  )
  const found = classes.find((code) => names.some((name) => same(code, name)))
  if (found !== undefined) return found
  // Nobody has named the classes yet: then the list names them.
  if (classes.length === 0)
    return names.reduce((short, name) => (name && name.length < short.length ? name : short), text)
  return { code: 'unknownClass', value: text, field: 'voterClass' }
}
