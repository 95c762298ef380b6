/** The words of formulas. `scheme-text/formula.ts` puts them together from a scheme. */
import type { formula as chinese } from '../zh-CN/scheme-formula.ts'

const and = new Intl.ListFormat('en', { type: 'conjunction' })

export const formula: typeof chinese = {
  equals: (name, sum) => `${name} = ${sum}`,
  composed: 'Combined score',
  list: (all) => all.join(', '),
  and: (all) => and.format(all),
  worth: (name, points) => `${name} ${points}`,
  share: (name, percent) => `${name} ${percent}%`,
  weighted: (name, percent) => `${name} × ${percent}%`,
  /** Of classes that share the weight of an empty one. */
  ofWeights: (sum, percent) => `(${sum}) ÷ ${percent}%`,
  among: (sum, details) => `${sum} (${details})`,
  over: { valid: 'valid ballots', returned: 'ballots returned', present: 'members present', due: 'members due' },

  meanOf: (voterClass) => `mean of ${voterClass}`,
  eachMean: 'Mean of a class',
  gradeMean: (over) => `Σ (points of the grade × its votes) ÷ ${over}`,
  onItem: (item) => `Only “${item}” counts; the other items are for analysis`,

  shareOf: (voterClass) => `its share in ${voterClass}`,
  eachShare: 'Share of a grade in a class',
  gradeShare: 'Weighted share of a grade',
  votesOver: (over) => `votes for the grade ÷ ${over}`,

  figureOf: (voterClass) => `score of ${voterClass}`,
  eachFigure: 'Score of a class',
  itemSum: 'Σ (mean of the item × weight of the item)',
  itemMean: 'Mean of an item',
  notCounted: (items) => `For analysis only, not in the score: ${items}`,

  ballotTotals: (over) => `sum of the ballots’ totals ÷ ${over}`,
  ballotPoints: (over) => `sum of the points given ÷ ${over}`,
  itemMeanOf: (voterClass) => `mean of the item in ${voterClass}`,
  eachItemMean: 'Mean of an item in a class',
  itemScore: 'Score of an item (each by itself, not added up)',

  ballotScores: (over) => `sum of the ballots’ scores ÷ ${over}`,
  ballotScore: 'Score of a ballot',
  itemTimesOption: 'Σ (full marks of the item × part for the grade)',
  full: (items) => `Full marks: ${items}`,
  parts: (options) => `Parts for grades: ${options}`,

  trimmed: (cut) => `mean without ${cut}`,
  trimmedItems: (cut) => `sum over the items of the mean without ${cut}`,
  highest: (n) => (n === 1 ? 'the highest' : `the ${n} highest`),
  lowest: (n) => (n === 1 ? 'the lowest' : `the ${n} lowest`),

  verdict: (verdict, options, more, over) =>
    `“${verdict}” if the votes for ${options} are more than ${more} of ${over}`,
  nextVerdict: (verdict, options, more, over) =>
    `Otherwise “${verdict}” if the votes for ${options} together are more than ${more} of ${over}`,
  otherwise: (verdict, more) => `In all other cases, exactly ${more} included, “${verdict}”`,
  together: 'The ballots of all classes are counted together',
  quoted: (name) => `“${name}”`,

  approvalRate: 'Approval rate',
  approvalOver: (yes, no) => `votes for ${yes} ÷ (votes for ${yes} + votes for ${no})`,
  approvalWorth: (points) => `approval rate × ${points}`,
  passed: (more) => `Passed with a rate of more than ${more}; exactly ${more} is not enough`,

  places: (over) => `sum of the points for places ÷ ${over}`,
  placeWorth: 'Points for a place',
  placeSum: '100 × (number ranked + 1 − place) ÷ number ranked',

  rate: (options) => `share of ${options}`,
  steps: (rate) => `points by the ${rate}`,
  step: (from, points) => `${from}% or more: ${points}`,
  lastStep: (from, points) => `less than ${from}%: ${points}`,
  oneStep: (points) => `always ${points}`,
  unless: (options, share, over, points) =>
    `If the votes for ${options} together are at least ${share} of ${over}: always ${points} points`,
  votesOf: (options, over) => `votes for ${options} ÷ ${over}`,

  bonus: 'bonus points',
  between: (least, most) => `${least} to ${most}`,
}
