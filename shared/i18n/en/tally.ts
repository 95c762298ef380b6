/** What npm run tally prints in its window. */
import type { tallyWords as chinese } from '../zh-CN/tally.ts'

export const tallyWords: typeof chinese = {
  outExists: (file) => `${file} exists and was not overwritten. Give another name.`,
  outFailed: (file) => `${file} cannot be written. Check the folder and its permissions.`,
  written: (file) => `Written to ${file}.`,
  usage: 'Usage: npm run tally -- FILE.json [--json] [--lang en]',
  unreadable: (file) => `${file} cannot be read. Check its name and permissions.`,
  notJson: (file) => `${file} is not a JSON file. Nothing was counted.`,
  badShape: (where, what) =>
    `The file has the wrong shape at ${where || 'its beginning'} (${what}). Nothing was counted. See docs/tally.md.`,
  schemeFault: (field, why) => `The scheme has a fault, so nothing was counted. scheme.${field}: ${why}`,
  unknownPresenter: (round, presenter) =>
    `${round} has a presenter ${presenter} who is not listed. Nothing was counted.`,
  twice: (round, presenter) =>
    `${presenter} counts in ${round} and in another round. Nothing was counted. One of them should be marked voided.`,
  list: {
    unknownPresenter: (presenter) => `Something is given for ${presenter}, who is not listed. Nothing was counted.`,
    twice: (presenter) => `${presenter} is listed twice. Nothing was counted.`,
  },
  given: (presenter, part) =>
    `${part} of ${presenter} is no part of the scheme, or outside its limits. Nothing was counted.`,
  nothing: 'The file has no presenter who could have a result.',
  unknownClass: (round, voterClass) => `${round} has a class ${voterClass} that the scheme lacks. Nothing was counted.`,
  ballot: (round, n, why) => `${round}, row ${n} of its ballots: ${why}. Nothing was counted.`,
  counts: (round) =>
    `The sums of ${round} are not of this form (another class, presenter, item or mark). Nothing was counted.`,
  ballotFault: {
    foreign: 'it names somebody who is not on the form',
    missing: 'it is not filled in whole',
    unfit: 'it has a grade or a figure that the form does not take',
    partlyAbstained: 'it abstains for a part of one presenter',
    samePlace: 'a place stands twice or is left out',
    rule: 'it breaks a rule of the form and should be listed as void',
  },
  unbalanced: (round, why) => `${round} does not balance, so there is no result: ${why}.`,
  withheld: 'Some presenters have no result; the note says why.',
  round: (id, number) => `${id} (round ${number})`,
  note: 'The on-site score is an input, not the final grade.',
  nothingCounted: 'No ballot has been counted yet, so there is nothing to hand out.',
}
