/** What is wrong with a scheme, field by field: said when it is saved, so that nothing is left to be found at the count. */
import type { SchemeFault } from './outcome.ts'
import type { Scheme } from './scheme.ts'
import { addUpTo, codeFaults, fault, isNumber, labelFaults, when } from './check/field-faults.ts'
import { formFaults } from './check/form-faults.ts'
import { methodFaults } from './check/method-faults.ts'
import { compositeFaults, rulesFaults } from './check/rules-faults.ts'

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
