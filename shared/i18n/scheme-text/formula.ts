/** 计分公式: how a score comes about, in words and signs that an organisation department prints under its results. */
import type { Family, Method, Scheme } from '../../domain/scoring/scheme.ts'
import { fraction, gradeNames, itemName, named, perGrade, signed, type Reader, type SchemeOf } from './reader.ts'

/** `score`: what the score is equal to; null for methods that give none. `how`: what stands in it. */
type Text = { readonly score: string | null; readonly how: readonly string[] }

/** The formula line by line, the score first. `empty`: classes that gave their weight to the others, so that it gives the score. */
export function formulaText(whole: Scheme, reader: Reader, empty: readonly string[] = []): readonly string[] {
  const scheme = { ...whole, classes: whole.classes.filter(({ code }) => !empty.includes(code)) }
  const { words, terms } = reader
  const { bonus } = scheme.rules
  const { score, how } = (texts[scheme.method.family] as (scheme: Scheme, reader: Reader) => Text)(scheme, reader)
  const given = bonus
    ? ` + ${words.formula.among(words.formula.bonus, words.formula.between(signed(bonus.least), signed(bonus.most)))}`
    : ''
  return [
    ...composedText(scheme, reader),
    ...(score === null ? [] : [words.formula.equals(terms.score, score + given)]),
    ...how,
  ]
}

/** What the figure of a result is called: with other parts in it, it is no longer that of this ballot alone. */
export const scoreName = ({ composite }: Scheme, { words, terms }: Reader): string =>
  composite ? words.formula.composed : terms.score

function composedText(scheme: Scheme, reader: Reader): readonly string[] {
  if (!scheme.composite) return []
  const { weighted, equals } = reader.words.formula
  const { weight, others } = scheme.composite
  const parts = others.map((other) => weighted(named(other.label, reader), other.weight))
  return [equals(scoreName(scheme, reader), [weighted(reader.terms.score, weight), ...parts].join(' + '))]
}

const texts: { readonly [F in Family]: (scheme: SchemeOf<F>, reader: Reader) => Text } = {
  grade_share: (scheme, reader) => {
    const { formula: t } = reader.words
    const classes = perClass(scheme, reader, { of: t.shareOf, each: t.eachShare }, t.votesOver(overOf(scheme, reader)))
    return { score: null, how: [t.equals(t.gradeShare, classes.score), ...classes.how, ...onItem(scheme, reader)] }
  },
  graded_points: (scheme, reader) => {
    const { formula: t } = reader.words
    const mean = t.among(t.gradeMean(overOf(scheme, reader)), worths(scheme, scheme.method.points, reader))
    const { score, how } = perClass(scheme, reader, means(reader), mean)
    return { score, how: [...how, ...onItem(scheme, reader)] }
  },
  items_by_class: (scheme, reader) => {
    const { formula: t } = reader.words
    const weights = Object.entries(scheme.method.items)
    const list = (items: typeof weights) =>
      t.list(items.map(([code, weight]) => t.share(itemName(scheme, code, reader), weight)))
    const sum = t.among(t.itemSum, list(weights.filter(([, weight]) => weight > 0)))
    const { score, how } = perClass(scheme, reader, { of: t.figureOf, each: t.eachFigure }, sum)
    const mean = t.among(t.gradeMean(overOf(scheme, reader)), worths(scheme, scheme.method.points, reader))
    const idle = weights.filter(([, weight]) => weight === 0).map(([code]) => itemName(scheme, code, reader))
    return {
      score,
      how: [...how, t.equals(t.itemMean, mean), ...(idle.length > 0 ? [t.notCounted(t.list(idle))] : [])],
    }
  },
  points_by_class: (scheme, reader) => {
    const { formula: t } = reader.words
    const over = overOf(scheme, reader)
    if (!scheme.method.separate) {
      const mean = scheme.form.items.length > 1 ? t.ballotTotals(over) : t.ballotPoints(over)
      return perClass(scheme, reader, means(reader), mean)
    }
    const items = perClass(scheme, reader, { of: t.itemMeanOf, each: t.eachItemMean }, t.ballotPoints(over))
    return { score: null, how: [t.equals(t.itemScore, items.score), ...items.how] }
  },
  weighted_items: (scheme, reader) => {
    const { formula: t } = reader.words
    const { points, options } = scheme.method
    const { score, how } = perClass(scheme, reader, means(reader), t.ballotScores(overOf(scheme, reader)))
    const full = t.list(Object.entries(points).map(([code, full]) => t.worth(itemName(scheme, code, reader), full)))
    const parts = perGrade(scheme, reader, (code, name) => t.share(name, options[code] ?? 0))
    return { score, how: [...how, t.equals(t.ballotScore, t.itemTimesOption), t.full(full), t.parts(parts)] }
  },
  trimmed_mean: (scheme, reader) => {
    const { formula: t } = reader.words
    const cut = cutText(scheme.method, reader)
    const mean = scheme.method.on === 'items' ? t.trimmedItems(cut) : t.trimmed(cut)
    return perClass(scheme, reader, means(reader), cut ? mean : t.ballotTotals(t.over.valid))
  },
  majority: (scheme, reader) => {
    const { formula: t } = reader.words
    const { verdicts, otherwise, more } = scheme.method
    const over = overOf(scheme, reader)
    const tried = verdicts.map(({ label, options }, i) =>
      (i === 0 ? t.verdict : t.nextVerdict)(
        named(label, reader),
        gradeNames(scheme, options, reader),
        fraction(more),
        over,
      ),
    )
    const rest = t.otherwise(named(otherwise.label, reader), fraction(more))
    return { score: null, how: [...tried, rest, ...together(scheme, reader), ...onItem(scheme, reader)] }
  },
  approval: (scheme, reader) => {
    const { formula: t } = reader.words
    const { inFavour, against, more, worth } = scheme.method
    const [yes, no] = [inFavour, against].map((code) => gradeNames(scheme, [code], reader)) as [string, string]
    return {
      score: t.approvalWorth(worth),
      how: [
        t.equals(t.approvalRate, t.approvalOver(yes, no)),
        t.passed(fraction(more)),
        ...together(scheme, reader),
        ...onItem(scheme, reader),
      ],
    }
  },
  ranking: (scheme, reader) => {
    const { formula: t } = reader.words
    const { score, how } = perClass(scheme, reader, means(reader), t.places(overOf(scheme, reader)))
    return { score, how: [...how, t.equals(t.placeWorth, t.placeSum)] }
  },
  banded: (scheme, reader) => {
    const { formula: t } = reader.words
    const { options, steps, unless } = scheme.method
    const over = overOf(scheme, reader)
    const good = gradeNames(scheme, options, reader)
    const table = steps.map(({ from, points }, i) => {
      if (i < steps.length - 1) return t.step(from, points)
      return steps.length > 1 ? t.lastStep(steps.at(-2)?.from ?? 0, points) : t.oneStep(points)
    })
    const spoiled = unless
      ? [t.unless(gradeNames(scheme, unless.options, reader), fraction(unless.atLeast), over, unless.points)]
      : []
    return {
      score: t.among(t.steps(t.rate(good)), t.list(table)),
      how: [
        t.equals(t.rate(good), t.votesOf(good, over)),
        ...spoiled,
        ...together(scheme, reader),
        ...onItem(scheme, reader),
      ],
    }
  },
}

/**
 * `40% of A + 30% of B …` and below it what each class comes to. With one class alone there is nothing to weigh, and
 * the score is what the class comes to.
 */
function perClass(
  { classes }: Scheme,
  { words, terms }: Reader,
  name: { of: (voterClass: string) => string; each: string },
  figure: string,
): Text & { readonly score: string } {
  if (classes.length === 1) return { score: figure, how: [] }
  const { weighted, ofWeights, equals } = words.formula
  const sum = classes.map(({ code, weight }) => weighted(name.of(terms.voterClass(code)), weight)).join(' + ')
  const weights = Math.round(classes.reduce((all, { weight }) => all + weight, 0) * 100) / 100
  return { score: weights === 100 ? sum : ofWeights(sum, weights), how: [equals(name.each, figure)] }
}

const means = ({ words: { formula } }: Reader) => ({ of: formula.meanOf, each: formula.eachMean })

const overOf = ({ rules }: Scheme, { words }: Reader): string => words.formula.over[rules.denominator]

const worths = (scheme: Scheme, points: Readonly<Record<string, number>>, reader: Reader): string =>
  perGrade(scheme, reader, (code, name) => reader.words.formula.worth(name, points[code] ?? 0))

/** Of a form of several items one counts. */
const onItem = (scheme: Scheme, reader: Reader): readonly string[] =>
  'item' in scheme.method && scheme.form.items.length > 1
    ? [reader.words.formula.onItem(itemName(scheme, scheme.method.item, reader))]
    : []

const together = ({ classes }: Scheme, { words }: Reader): readonly string[] =>
  classes.length > 1 ? [words.formula.together] : []

/** What is taken away: 1 个最高分、1 个最低分. */
export function cutText(
  { highest, lowest }: Extract<Method, { family: 'trimmed_mean' }>,
  { words: { formula: t } }: Reader,
): string {
  return t.and([...(highest > 0 ? [t.highest(highest)] : []), ...(lowest > 0 ? [t.lowest(lowest)] : [])])
}
