/** The phone's forms that few meetings use: items, points, places. Fetched with them. */
import type { phoneForms as chinese } from '../zh-CN/phone-forms.ts'

export const phoneForms: typeof chinese = {
  pages: {
    overview: 'Overview',
    all: (n) => `All ${n} presenters`,
    of: (n, of) => `${n} of ${of}`,
    back: 'Back',
    next: 'Next presenter',
    toOverview: 'To the overview',
    cells: (done, of) => `${done} of ${of}`,
  },
  abstainAll: 'Abstain (all items)',

  points: {
    give: 'Points',
    limits: (least, most, step) =>
      step === '1' ? `${least}–${most}, whole points` : `${least}–${most}, in steps of ${step}`,
    total: 'Total',
    totalOf: (sum, most) => `${sum} of ${most}`,
    point: 'Decimal point',
    delete: 'Delete',
    clear: 'Clear',
    next: 'Next',
    nextItem: 'Next item',
    done: 'Done',
    none: 'No points yet',
    above: (most) => `At most ${most}`,
    below: (least) => `At least ${least}`,
    step: (step) => (step === '1' ? 'Whole points only' : `In steps of ${step} only`),
  },

  places: {
    how: 'Tap them in your order, first place first. Tap again to take one out.',
    now: (n) => `Now tap place ${n}`,
    allGiven: 'Every place is given',
    place: (n) => `Place ${n}`,
    free: (n) => `Place ${n} is free`,
    undo: 'Undo the last',
    order: 'Order of the list',
    printed: 'By number',
    ranked: 'By place',
    left: (n) => `Without a place: ${n}`,
    moveUp: (who) => `One place up: ${who}`,
    abstain: 'Abstain with the whole ballot',
    abstained: 'You abstain with the whole ballot. Nobody gets a place.',
  },
}
