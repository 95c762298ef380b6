/** One sentence for each rule of a scheme. `scheme-text/rules.ts` chooses among them. */
import type { rules as chinese } from '../zh-CN/scheme-rules.ts'

const void_ = 'makes the whole ballot void; a phone does not send it.'

export const rules: typeof chinese = {
  denominator: {
    valid: 'The denominator is the valid ballots.',
    returned: 'The denominator is the ballots returned.',
    present: 'The denominator is the members present, without those recused.',
    due: 'The denominator is all members due, without those recused.',
    kept: 'The denominator is the ballots that are left after trimming.',
    forAndAgainst: (yes, no) => `The denominator is the votes for ${yes} and ${no} together.`,
  },
  abstain: {
    out: 'Abstentions are not in the denominator.',
    counts: 'Abstentions are in the denominator and worth nothing.',
    returned: 'Abstentions and invalid ballots are in the denominator and worth nothing.',
    members: 'Abstentions, invalid ballots and ballots not returned are in the denominator and worth nothing.',
  },
  noOpinion: {
    out: (options) => `A tick for ${options} is not in the denominator and worth nothing.`,
    counts: (options) => `A tick for ${options} is in the denominator and worth nothing.`,
  },
  blankRow: {
    cell: 'A cell left empty on paper is an abstention.',
    presenter: 'A presenter not filled in completely on paper is an abstention for that presenter.',
    places: 'A place left out on paper makes the whole ballot void; a form left empty altogether is an abstention.',
    void: 'A cell left empty on paper makes the whole ballot void.',
  },
  invalid: {
    same_for_all: `The same answer for every presenter ${void_}`,
    at_most: (option, percent) => `${option} for more than ${percent}% of the presenters ${void_}`,
    overall_needs: (item, option, percent) =>
      `${option} for ${item} with less than ${percent}% of the other items at ${option} ${void_}`,
    poor_overall: (item, option) => `${option} for any item but not for ${item} ${void_}`,
  },
  emptyClass: {
    alone: 'Without a valid ballot there is no result.',
    error: 'If any class has no valid ballot there is no result.',
    renormalise: 'If a class has no valid ballot its weight is shared among the others in proportion.',
  },
  minValid: (n) => `There is a result only if each class has at least ${n} valid ballots.`,
  trimming: (cut, from) =>
    `Within each class ${cut} are left out; a class of fewer than ${from} valid ballots is not trimmed.`,
  decimals: (n) => {
    const to = n === 0 ? 'a whole number' : n === 1 ? '1 decimal' : `${n} decimals`
    return `Nothing is rounded on the way; the result is rounded half up once, to ${to}.`
  },
  ties: {
    shared: 'Results that are equal as printed are tied.',
    ladder: (rungs) =>
      `Results that are equal as printed are told apart by, in this order, ${rungs}; if still equal they are tied.`,
    exact: 'the unrounded figure',
    firstClass: (voterClass) => `the higher mean of ${voterClass}`,
    best: (option) => `more votes for ${option}`,
    worst: (option) => `fewer votes for ${option}`,
  },
  rank: {
    off: 'Presenters are not ranked.',
    all: 'Presenters are ranked, all together.',
    group: 'Presenters are ranked within their group.',
    by: (option) => `The order is by the share of ${option}.`,
  },
  bands: (bands) => `The grade suggested follows from the score: ${bands}.`,
  band: (name, from) => `${name} from ${from}`,
  lastBand: (name, below) => `${name} below ${below}`,
  onlyBand: (name) => `always ${name}`,
  quota: (band, percent) =>
    `${band} goes to at most ${percent}% of the presenters with a score, rounded down; the others, and all who are equal at the edge, get the next grade.`,
  bonus: (least, most) =>
    `Bonus points from ${least} to ${most} are given by the chair’s table, with a reason, and added to the score.`,
  smallCells: {
    class: (n) => `If any class has fewer than ${n} votes, the votes of the classes are not shown.`,
    cell: (n) => `If any choice has fewer than ${n} votes in a class, the votes of the classes are not shown.`,
  },
}
