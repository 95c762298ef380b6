/** The words of a scheme: its method, its formula, its rules, and why there is no result. */
import type { schemeWords as chinese } from '../zh-CN/scheme.ts'
import { formula } from './scheme-formula.ts'
import { rules } from './scheme-rules.ts'

export const schemeWords: typeof chinese = {
  family: {
    grade_share: 'Weighted shares of grades',
    graded_points: 'Points for grades, weighted by class',
    items_by_class: 'Points for items, weighted by class',
    points_by_class: 'Points out of 100, weighted by class',
    weighted_items: 'Full marks of items × parts for grades, weighted by class',
    trimmed_mean: 'Mean without the highest and the lowest',
    majority: 'Verdict by majority',
    approval: 'Approval rate',
    ranking: 'Ranking ballot',
    banded: 'Points by steps of a share',
  },
  formula,
  rules,
  verdict: { passed: 'Passed', notPassed: 'Not passed' },
  withheld: {
    emptyClass: (classes) => `No result: no valid ballot in ${classes}`,
    tooFewBallots: (classes, least) => `No result: fewer than ${least} valid ballots in ${classes}`,
    attendanceUnknown: (classes) => `No result: attendance of ${classes} not reported yet`,
    partsMissing: (parts) => `No combined score yet: ${parts} still to be given`,
  },
  noValidBallots: 'No result: no ballot that counts',
  renormalised: (classes) => `No valid ballot in ${classes}; its weight is shared among the others`,
  imbalance: {
    moreThanIssued: (voterClass) => `${voterClass}: more ballots returned than issued`,
    sourcesDiffer: (voterClass) => `${voterClass}: phone and paper ballots do not add up to those returned`,
    votesDiffer: (voterClass, presenter) => `${voterClass}: the votes on ${presenter} are not as many as valid ballots`,
  },
  voided: {
    several_ticks: 'more than one tick',
    altered: 'altered',
    blank: 'left blank',
    not_ours: 'not of this meeting',
    unreadable: 'unreadable',
    rule: 'breaks a rule',
    blank_row: 'a cell left empty',
    places: 'a place twice or left out',
    unfit: 'filled in wrongly',
  },
}
