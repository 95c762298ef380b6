/** What is wrong with a scheme, field by field: said when it is saved, so that nothing is left to be found at the count. */
import { compare, decimalOf, total, whole } from './exact.ts'
import { ABSTAIN, RECUSED, type Form } from './form.ts'
import { opinions } from './denominator.ts'
import type { SchemeFault, SchemeFaultCode } from './outcome.ts'
import { BONUS, type Method, type Rules, type Scheme } from './scheme.ts'

/** Empty if the scheme can be used. `voting`: the classes that hold cards; each needs a weight. */
export function faultsOf(scheme: Scheme, voting: readonly string[] = []): readonly SchemeFault[] {
  return [
    ...formFaults(scheme.form),
    ...classFaults(scheme, voting),
    ...methodFaults(scheme),
    ...rulesFaults(scheme),
    ...compositeFaults(scheme),
  ]
}

const fault = (field: string, why: SchemeFaultCode): SchemeFault => ({ field, why })
const when = (wrong: boolean, field: string, why: SchemeFaultCode): readonly SchemeFault[] =>
  wrong ? [fault(field, why)] : []

const isNumber = (value: number, most = 1_000_000) =>
  /^-?\d{1,7}(\.\d{1,2})?$/.test(String(value)) && Math.abs(value) <= most

/** Codes are names in files and on the wire: short, plain, each once, and none of the two reserved ones. */
function codeFaults(codes: readonly string[], field: string): readonly SchemeFault[] {
  return codes.flatMap((code, i) => [
    ...when(!/^\w{1,24}$/.test(code), `${field}.${i}.code`, 'badCode'),
    ...when(code === ABSTAIN || code === RECUSED || code === BONUS, `${field}.${i}.code`, 'reservedCode'),
    ...when(codes.indexOf(code) < i, `${field}.${i}.code`, 'duplicate'),
  ])
}

type Labelled = { readonly label: { readonly 'zh-CN': string; readonly en: string } }
/** Every name in both languages, and each once: two items of one name are one item twice. */
function labelFaults(all: readonly Labelled[], field: string): readonly SchemeFault[] {
  return all.flatMap(({ label }, i) => [
    ...when(!label['zh-CN'].trim() || !label.en.trim(), `${field}.${i}.label`, 'empty'),
    ...when(
      all.findIndex((other) => other.label['zh-CN'].trim() === label['zh-CN'].trim()) < i,
      `${field}.${i}.label`,
      'duplicate',
    ),
  ])
}

function formFaults({ title, answer, items, abstain }: Form): readonly SchemeFault[] {
  const options = answer.kind === 'grades' ? answer.options : []
  return [
    ...when(!title['zh-CN'].trim() || !title.en.trim(), 'form.title', 'empty'),
    ...when(items.length === 0 || items.length > 30, 'form.items', 'outOfRange'),
    ...codeFaults(
      items.map(({ code }) => code),
      'form.items',
    ),
    ...(items.length > 1 ? labelFaults(items, 'form.items') : []),
    ...when(
      answer.kind === 'grades' && (options.length < 2 || options.length > 12),
      'form.answer.options',
      'outOfRange',
    ),
    ...codeFaults(
      options.map(({ code }) => code),
      'form.answer.options',
    ),
    ...labelFaults(options, 'form.answer.options'),
    ...when(answer.kind === 'places' && items.length !== 1, 'form.items', 'wrongForm'),
    // A ballot of places ranks everybody or nobody, and a total needs all of its items.
    ...when(answer.kind !== 'grades' && abstain === 'cell' && items.length > 1, 'form.abstain', 'cannotAbstainByCell'),
    ...(answer.kind === 'points' ? items.flatMap((item, i) => pointsFaults(item, i)) : []),
  ]
}

function pointsFaults({ points }: Form['items'][number], i: number): readonly SchemeFault[] {
  const field = `form.items.${i}.points`
  if (!points) return [fault(field, 'empty')]
  const { least, most, bands } = points
  return [
    ...when(!isNumber(least, 10_000) || !isNumber(most, 10_000) || least < 0 || least >= most, field, 'outOfRange'),
    ...when(
      bands.some((band) => band.least > band.most || band.least < least || band.most > most),
      `${field}.bands`,
      'outOfRange',
    ),
  ]
}

function classFaults({ classes }: Scheme, voting: readonly string[]): readonly SchemeFault[] {
  const known = classes.map(({ code }) => code)
  const numbers = classes.every(({ weight }) => isNumber(weight, 100))
  return [
    ...when(classes.length === 0, 'classes', 'empty'),
    ...codeFaults(known, 'classes'),
    ...labelFaults(classes, 'classes'),
    ...classes.flatMap(({ weight }, i) =>
      when(!isNumber(weight, 100) || weight <= 0, `classes.${i}.weight`, 'outOfRange'),
    ),
    ...when(
      numbers &&
        classes.length > 0 &&
        !addUpTo(
          classes.map(({ weight }) => weight),
          100,
        ),
      'classes',
      'weightsNot100',
    ),
    ...voting.filter((code) => !known.includes(code)).map((code) => fault(`classes.${code}`, 'classWithoutWeight')),
  ]
}

const addUpTo = (terms: readonly number[], sum: number): boolean =>
  terms.every((term) => isNumber(term)) && compare(total(terms.map(decimalOf)), whole(sum)) === 0

/** A value for exactly each of `keys`. */
function tableFaults(
  table: Readonly<Record<string, number>>,
  keys: readonly string[],
  field: string,
  missing: SchemeFaultCode,
  unknown: SchemeFaultCode,
): readonly SchemeFault[] {
  return [
    ...keys.filter((key) => table[key] === undefined).map((key) => fault(`${field}.${key}`, missing)),
    ...Object.keys(table)
      .filter((key) => !keys.includes(key))
      .map((key) => fault(`${field}.${key}`, unknown)),
    ...Object.entries(table).flatMap(([key, value]) =>
      when(!isNumber(value) || value < 0, `${field}.${key}`, 'outOfRange'),
    ),
  ]
}

function methodFaults({ form, method }: Scheme): readonly SchemeFault[] {
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

/** Steps and bands go down and end at zero, so that every value falls into exactly one. */
function descending(steps: readonly { readonly from: number }[], field: string): readonly SchemeFault[] {
  const inOrder = steps.every(({ from }, i) => isNumber(from) && (i === 0 || from < (steps[i - 1]?.from ?? 0)))
  return when(steps.length > 0 && (!inOrder || steps.at(-1)?.from !== 0), field, 'bandsOutOfOrder')
}

/** Methods that give a score; the others give shares or a verdict. */
const scores = ({ method }: Scheme): boolean =>
  method.family !== 'grade_share' &&
  method.family !== 'majority' &&
  !(method.family === 'points_by_class' && method.separate)

function rulesFaults(scheme: Scheme): readonly SchemeFault[] {
  const { rules, form } = scheme
  const { minValid, decimals, bands, quota, bonus, smallCells } = rules
  const fixed = scheme.method.family === 'trimmed_mean' || scheme.method.family === 'approval'
  const count = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most
  return [
    // These two divide by what they have kept, or by the two answers alone.
    ...when(fixed && rules.denominator !== 'valid', 'rules.denominator', 'notForThisMethod'),
    ...when(fixed && rules.abstainCounts, 'rules.abstainCounts', 'notForThisMethod'),
    ...when(!count(minValid, 1, 1_000), 'rules.minValid', 'outOfRange'),
    ...when(!count(decimals, 0, 6), 'rules.decimals', 'outOfRange'),
    ...when(!count(smallCells.fewest, 1, 1_000), 'rules.smallCells.fewest', 'outOfRange'),
    ...when(!scores(scheme) && bands.length > 0, 'rules.bands', 'notForThisMethod'),
    ...codeFaults(
      bands.map(({ code }) => code),
      'rules.bands',
    ),
    ...labelFaults(bands, 'rules.bands'),
    ...descending(bands, 'rules.bands'),
    ...(quota
      ? [
          ...when(!bands.some(({ code }) => code === quota.band), 'rules.quota.band', 'unknownBand'),
          ...when(quota.band === bands.at(-1)?.code, 'rules.quota.band', 'outOfRange'),
          ...when(!isNumber(quota.percent, 100) || quota.percent < 0, 'rules.quota.percent', 'outOfRange'),
        ]
      : []),
    ...(bonus
      ? [
          ...when(!scores(scheme), 'rules.bonus', 'notForThisMethod'),
          ...when(
            !isNumber(bonus.least, 1_000) || !isNumber(bonus.most, 1_000) || bonus.least > bonus.most,
            'rules.bonus',
            'outOfRange',
          ),
        ]
      : []),
    ...rules.invalid.flatMap((rule, i) => sheetRuleFaults(rule, form, `rules.invalid.${i}`)),
  ]
}

function sheetRuleFaults(rule: Rules['invalid'][number], form: Form, field: string): readonly SchemeFault[] {
  return [
    ...when(rule.rule !== 'same_for_all' && form.answer.kind !== 'grades', field, 'wrongForm'),
    ...('option' in rule ? when(!opinions(form).includes(rule.option), `${field}.option`, 'unknownGrade') : []),
    ...('item' in rule ? when(!form.items.some(({ code }) => code === rule.item), `${field}.item`, 'unknownItem') : []),
    ...('item' in rule ? when(form.items.length < 2, field, 'wrongForm') : []),
    ...('percent' in rule
      ? when(!isNumber(rule.percent, 100) || rule.percent < 0, `${field}.percent`, 'outOfRange')
      : []),
  ]
}

function compositeFaults(scheme: Scheme): readonly SchemeFault[] {
  const { composite } = scheme
  if (!composite) return []
  const { weight, others } = composite
  return [
    ...when(!scores(scheme), 'composite', 'notForThisMethod'),
    ...when(others.length === 0, 'composite.others', 'empty'),
    ...codeFaults(
      others.map(({ code }) => code),
      'composite.others',
    ),
    ...labelFaults(others, 'composite.others'),
    ...when(!addUpTo([weight, ...others.map((other) => other.weight)], 100), 'composite', 'weightsNot100'),
  ]
}
