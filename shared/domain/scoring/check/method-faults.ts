/** What is wrong with a method for the form it is to count. */
import { opinions } from '../denominator.ts'
import type { Form } from '../form.ts'
import type { SchemeFault } from '../outcome.ts'
import type { Method, Scheme } from '../scheme.ts'
import { addUpTo, codeFaults, descending, fault, isNumber, labelFaults, tableFaults, when } from './field-faults.ts'

export function methodFaults({ form, method }: Scheme): readonly SchemeFault[] {
  const grades = opinions(form)
  const items = form.items.map(({ code }) => code)
  const kind = needs[method.family]
  const wrong = when(form.answer.kind !== kind, 'method.family', 'wrongForm')
  const unknownGrades = (field: string, codes: readonly string[]) =>
    codes.filter((code) => !grades.includes(code)).map(() => fault(field, 'unknownGrade'))
  const itemFault = 'item' in method ? when(!items.includes(method.item), 'method.item', 'unknownItem') : []
  const points = (table: Readonly<Record<string, number>>, field: string) =>
    tableFaults(table, grades, field, 'gradeWithoutPoints', 'unknownGrade')
  const share = (field: string, { over, under }: { over: number; under: number }) =>
    when(
      !Number.isInteger(over) || !Number.isInteger(under) || over < 0 || under < 1 || over > under,
      field,
      'outOfRange',
    )
  switch (method.family) {
    case 'grade_share':
    case 'points_by_class':
    case 'ranking':
      return [...wrong, ...itemFault]
    case 'graded_points':
      return [...wrong, ...itemFault, ...points(method.points, 'method.points')]
    case 'items_by_class':
      return [
        ...wrong,
        ...points(method.points, 'method.points'),
        ...tableFaults(method.items, items, 'method.items', 'itemWithoutWeight', 'unknownItem'),
        ...when(!addUpTo(Object.values(method.items), 100), 'method.items', 'weightsNot100'),
      ]
    case 'weighted_items':
      return [
        ...wrong,
        ...points(method.options, 'method.options'),
        ...Object.entries(method.options).flatMap(([key, value]) =>
          when(value > 100, `method.options.${key}`, 'outOfRange'),
        ),
        ...tableFaults(method.points, items, 'method.points', 'itemWithoutWeight', 'unknownItem'),
        ...when(!addUpTo(Object.values(method.points), 100), 'method.points', 'pointsNot100'),
      ]
    case 'trimmed_mean': {
      const { highest, lowest, from } = method
      const counts = [highest, lowest, from].every((n) => Number.isInteger(n) && n >= 0 && n <= 100)
      return [...wrong, ...when(!counts || from <= highest + lowest, 'method.from', 'outOfRange')]
    }
    case 'majority':
      return [
        ...wrong,
        ...itemFault,
        ...share('method.more', method.more),
        ...when(method.verdicts.length === 0, 'method.verdicts', 'empty'),
        ...codeFaults([...method.verdicts.map(({ code }) => code), method.otherwise.code], 'method.verdicts'),
        ...labelFaults([...method.verdicts, method.otherwise], 'method.verdicts'),
        ...method.verdicts.flatMap(({ options }, i) => [
          ...when(options.length === 0, `method.verdicts.${i}.options`, 'empty'),
          ...unknownGrades(`method.verdicts.${i}.options`, options),
        ]),
      ]
    case 'approval':
      return [
        ...wrong,
        ...itemFault,
        ...share('method.more', method.more),
        ...unknownGrades('method.inFavour', [method.inFavour]),
        ...unknownGrades('method.against', [method.against]),
        ...when(method.inFavour === method.against, 'method.against', 'duplicate'),
        ...when(!isNumber(method.worth) || method.worth <= 0, 'method.worth', 'outOfRange'),
      ]
    case 'banded':
      return [
        ...wrong,
        ...itemFault,
        ...when(method.options.length === 0, 'method.options', 'empty'),
        ...unknownGrades('method.options', method.options),
        ...when(method.steps.length === 0, 'method.steps', 'empty'),
        ...descending(method.steps, 'method.steps'),
        ...method.steps.flatMap(({ points: worth }, i) =>
          when(!isNumber(worth), `method.steps.${i}.points`, 'outOfRange'),
        ),
        ...(method.unless
          ? [
              ...share('method.unless.atLeast', method.unless.atLeast),
              ...unknownGrades('method.unless.options', method.unless.options),
              ...when(!isNumber(method.unless.points), 'method.unless.points', 'outOfRange'),
            ]
          : []),
      ]
  }
}

/** What a method asks of the form. */
const needs: Readonly<Record<Method['family'], Form['answer']['kind']>> = {
  grade_share: 'grades',
  graded_points: 'grades',
  items_by_class: 'grades',
  points_by_class: 'points',
  weighted_items: 'grades',
  trimmed_mean: 'points',
  majority: 'grades',
  approval: 'grades',
  ranking: 'places',
  banded: 'grades',
}

/** Methods that give a score; the others give shares or a verdict. */
export const scores = ({ method }: Scheme): boolean =>
  method.family !== 'grade_share' &&
  method.family !== 'majority' &&
  !(method.family === 'points_by_class' && method.separate)
