/** What is wrong with the rules of a scheme, or with what it is composed of. */
import { opinions } from '../denominator.ts'
import type { Form } from '../form.ts'
import type { SchemeFault } from '../outcome.ts'
import type { Rules, Scheme } from '../scheme.ts'
import { addUpTo, codeFaults, descending, isNumber, labelFaults, when } from './field-faults.ts'
import { scores } from './method-faults.ts'

export function rulesFaults(scheme: Scheme): readonly SchemeFault[] {
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

export function compositeFaults(scheme: Scheme): readonly SchemeFault[] {
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
