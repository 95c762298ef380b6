/** What a simulated voter marks: whatever the form takes, leaning to the better grades as real ones do. */
import { ABSTAIN, type Form, type FormItem, type Mark, type Marks } from '../../shared/domain/scoring/form.ts'
import { faultOf, type SheetRule } from '../../shared/domain/scoring/sheet.ts'
import { oneOf, shuffled } from './chance.ts'

export type Asked = {
  readonly form: Form
  readonly subjects: readonly string[]
  readonly recused: readonly string[]
  readonly invalid: readonly SheetRule[]
}

/** Of so many tries one fits the rules of any usual form; after them everybody is abstained on, or given the best. */
const TRIES = 40
const ABSTAINS = 0.03

/** A whole ballot that the form takes. Throws if there seems to be none, so that a rehearsal shows it and no hall does. */
export function someMarks(asked: Asked, chance: () => number): Marks {
  for (let n = 0; n < TRIES; n += 1) {
    const marks = drawn(asked, chance)
    if (!faultOf(marks, asked)) return marks
  }
  throw new Error('the form takes none of forty ballots that were tried')
}

function drawn({ form, subjects, recused }: Asked, chance: () => number): Marks {
  const judged = subjects.filter((subject) => !recused.includes(subject))
  if (form.answer.kind === 'places') {
    const places = shuffled(judged, chance)
    return Object.fromEntries(judged.map((subject) => [subject, [String(places.indexOf(subject) + 1)]]))
  }
  return Object.fromEntries(
    judged.map((subject) => {
      if (form.abstain !== 'none' && chance() < ABSTAINS) return [subject, form.items.map(() => ABSTAIN)]
      return [subject, form.items.map((item) => someMark(form, item, chance))]
    }),
  )
}

function someMark({ answer }: Form, item: FormItem, chance: () => number): Mark {
  if (answer.kind === 'grades') {
    // The lower of two throws: the first grade is given more often than the last.
    const at = Math.min(chance(), chance()) * answer.options.length
    return answer.options[Math.floor(at)]?.code ?? ABSTAIN
  }
  const { least = 0, most = 100 } = item.points ?? {}
  const whole = Math.round(most - (most - least) * 0.3 * chance())
  return String(oneOf([whole, whole, Math.max(least, whole - 1)], chance) ?? whole)
}
