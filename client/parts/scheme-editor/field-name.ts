/** What a field is called in the list of faults: 票类与权重 · 两代表一委员 · 权重. */
import type { Bilingual } from '../../../shared/domain/bilingual.ts'
import type { Scheme } from '../../../shared/domain/scoring/scheme.ts'
import type { schemeEditor } from '../../../shared/i18n/scheme-editor.ts'
import { sectionOf } from './draft-faults.ts'

type Words = (typeof schemeEditor)['zh-CN']

export type Naming = {
  readonly words: Words['fields']
  readonly sections: Words['sections']
  readonly language: keyof Bilingual
}

/** A path like `classes.1.weight`, in words. A row goes by its label, or by its number while it has none. */
export function fieldName(field: string, scheme: Scheme, { words, sections, language }: Naming): string {
  const found: string[] = [sections[sectionOf(field)]]
  let at = ''
  let value: unknown = scheme
  for (const key of field.split('.')) {
    at = at ? `${at}.${key}` : key
    value = part(value, key)
    if (spoken.includes(at)) continue
    const known = words.paths[at] ?? words.leaves[key]
    if (/^\d+$/.test(key)) found.push(labelOf(value, language) || words.row(Number(key) + 1))
    else if (known !== undefined) found.push(known)
    else found.push(labelOfCode(key, scheme, language))
  }
  return found.join(' · ')
}

/** Steps of a path that have been said by the page of the editor, or by the table below them. */
const spoken = ['form', 'form.answer', 'classes', 'method', 'rules', 'composite']

const part = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

/** In the other language while it is not there yet in this one. */
function labelOf(value: unknown, language: keyof Bilingual): string {
  const label = part(value, 'label')
  const texts = [language, 'zh-CN', 'en'].map((each) => part(label, each))
  return texts.find((text): text is string => typeof text === 'string' && text.trim() !== '')?.trim() ?? ''
}

/** `good` of `method.points.good` is a grade, or an item of the form. */
function labelOfCode(code: string, { form }: Scheme, language: keyof Bilingual): string {
  const options = form.answer.kind === 'grades' ? form.answer.options : []
  const found = [...options, ...form.items].find((each) => each.code === code)
  return labelOf(found, language) || code
}
