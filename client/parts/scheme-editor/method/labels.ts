/** The rows of tables that speak of the form: its grades and its items, by their codes and labels. */
import type { Bilingual } from '../../../../shared/domain/bilingual.ts'
import type { Form, FormItem, Option } from '../../../../shared/domain/scoring/form.ts'

/** The grades that say something, best first. */
export const opinionsIn = ({ answer }: Form): readonly Option[] =>
  answer.kind === 'grades' ? answer.options.filter(({ noOpinion }) => !noOpinion) : []

export const itemsIn = ({ items }: Form): readonly FormItem[] => items

/** A label while it is being written: in the other language if it is not there yet in this one. */
export const shownLabel = (label: Bilingual, language: keyof Bilingual): string =>
  label[language].trim() || label['zh-CN'].trim() || label.en.trim() || '—'
