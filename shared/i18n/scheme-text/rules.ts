/** 计分规则: what a scheme lays down, one printed sentence for each rule that has a say in it (domain 2.3). */
import { noOpinions, opinions } from '../../domain/scoring/denominator.ts'
import type { Rules, Scheme } from '../../domain/scoring/scheme.ts'
import type { SheetRule } from '../../domain/scoring/sheet.ts'
import { cutText } from './formula.ts'
import { gradeNames, isPooled, itemName, named, noOpinionNames, signed, type Reader } from './reader.ts'

/** The sentences in the order of domain 2.3. A rule that cannot matter for this scheme has none. */
export const ruleSentences = (scheme: Scheme, reader: Reader): readonly string[] =>
  Object.values(sentences).flatMap((of) => of(scheme, reader))

type Sentences = (scheme: Scheme, reader: Reader) => readonly string[]

/** One for every field of the rules, and trimming, which is a part of its method. Their order is the printed one. */
const sentences: Readonly<Record<keyof Rules | 'trimming', Sentences>> = {
  denominator: (scheme, reader) => {
    const { denominator: t } = reader.words.rules
    const { method, rules } = scheme
    const name = (code: string) => gradeNames(scheme, [code], reader)
    if (method.family === 'approval') return [t.forAndAgainst(name(method.inFavour), name(method.against))]
    return [method.family === 'trimmed_mean' ? t.kept : t[rules.denominator]]
  },
  abstainCounts: (scheme, { words: { rules: t } }) => {
    if (scheme.form.abstain === 'none' && dividesByValid(scheme)) return []
    if (dividesByValid(scheme)) return [countsAbstentions(scheme) ? t.abstain.counts : t.abstain.out]
    return [scheme.rules.denominator === 'returned' ? t.abstain.returned : t.abstain.members]
  },
  noOpinionCounts: (scheme, reader) => {
    const { noOpinion: t } = reader.words.rules
    if (noOpinions(scheme.form).length === 0) return []
    const counts = !dividesByValid(scheme) || (scheme.method.family !== 'approval' && scheme.rules.noOpinionCounts)
    return [(counts ? t.counts : t.out)(noOpinionNames(scheme, reader))]
  },
  blankRow: ({ form, rules }, { words }) => {
    const { blankRow: t } = words.rules
    if (rules.blankRow === 'void' || form.abstain === 'none') return [t.void]
    if (form.answer.kind === 'places') return [t.places]
    return [form.abstain === 'presenter' && form.items.length > 1 ? t.presenter : t.cell]
  },
  invalid: (scheme, reader) => scheme.rules.invalid.map((rule) => invalidSentence(rule, scheme, reader)),
  emptyClass: (scheme, { words }) => {
    const { emptyClass: t } = words.rules
    const { classes, rules } = scheme
    // Of a fixed number of members a class that says nothing is counted like any other.
    if (classes.length === 1 || (isPooled(scheme) && rules.denominator !== 'valid')) return [t.alone]
    if (isPooled(scheme) && rules.emptyClass === 'renormalise') return [t.alone]
    return [t[rules.emptyClass]]
  },
  minValid: ({ rules: { minValid } }, { words }) => (minValid > 1 ? [words.rules.minValid(minValid)] : []),
  trimming: ({ method }, reader) => {
    const cut = method.family === 'trimmed_mean' ? cutText(method, reader) : ''
    return method.family === 'trimmed_mean' && cut ? [reader.words.rules.trimming(cut, method.from)] : []
  },
  decimals: ({ method, rules: { decimals } }, { words }) =>
    method.family === 'majority' ? [] : [words.rules.decimals(decimals)],
  ties: (scheme, reader) => {
    const { ties: t } = reader.words.rules
    const { rules } = scheme
    if (rules.rank === 'off' && !rules.quota) return []
    return [rules.ties === 'shared' ? t.shared : t.ladder(rungs(scheme, reader))]
  },
  rank: (scheme, reader) => {
    const { rank: t } = reader.words.rules
    const { rank } = scheme.rules
    const by = orderedBy(scheme)
    return [t[rank], ...(rank !== 'off' && by.length > 0 ? [t.by(gradeNames(scheme, by, reader))] : [])]
  },
  bands: ({ rules: { bands } }, reader) => {
    const { rules: t, formula } = reader.words
    if (bands.length === 0) return []
    const all = bands.map(({ label, from }, i) => {
      if (i < bands.length - 1) return t.band(named(label, reader), from)
      const below = bands.at(-2)?.from
      return below === undefined ? t.onlyBand(named(label, reader)) : t.lastBand(named(label, reader), below)
    })
    return [t.bands(formula.list(all))]
  },
  quota: ({ rules: { quota, bands } }, reader) => {
    const band = bands.find(({ code }) => code === quota?.band)
    return quota && band
      ? [reader.words.rules.quota(reader.words.formula.quoted(named(band.label, reader)), quota.percent)]
      : []
  },
  bonus: ({ rules: { bonus } }, { words }) =>
    bonus ? [words.rules.bonus(signed(bonus.least), signed(bonus.most))] : [],
  smallCells: ({ rules: { smallCells } }, { words }) => [words.rules.smallCells[smallCells.of](smallCells.fewest)],
}

const dividesByValid = ({ method, rules }: Scheme): boolean =>
  rules.denominator === 'valid' || method.family === 'approval' || method.family === 'trimmed_mean'

/** Trimming and the approval rate leave abstentions out, whatever the rules say. */
const countsAbstentions = ({ method, rules }: Scheme): boolean =>
  rules.abstainCounts && method.family !== 'approval' && method.family !== 'trimmed_mean'

/** The grades by whose share presenters are ordered, where there is no score. */
function orderedBy({ method, form }: Scheme): readonly string[] {
  if (method.family === 'grade_share') return opinions(form).slice(0, 1)
  return method.family === 'majority' ? (method.verdicts[0]?.options ?? []) : []
}

function rungs(scheme: Scheme, reader: Reader): string {
  const { rules: t, formula } = reader.words
  const [best, worst] = [opinions(scheme.form).at(0), opinions(scheme.form).at(-1)]
  const [first] = scheme.classes
  const name = (code: string) => gradeNames(scheme, [code], reader)
  return formula.list([
    t.ties.exact,
    ...(first && !isPooled(scheme) ? [t.ties.firstClass(reader.terms.voterClass(first.code))] : []),
    ...(best ? [t.ties.best(name(best))] : []),
    ...(worst ? [t.ties.worst(name(worst))] : []),
  ])
}

/** What makes a ballot void, by one rule of the plan. */
export function invalidSentence(rule: SheetRule, scheme: Scheme, reader: Reader): string {
  const { invalid: t } = reader.words.rules
  const option = 'option' in rule ? gradeNames(scheme, [rule.option], reader) : ''
  const item = 'item' in rule ? reader.words.formula.quoted(itemName(scheme, rule.item, reader)) : ''
  switch (rule.rule) {
    case 'same_for_all':
      return t.same_for_all
    case 'at_most':
      return t.at_most(option, rule.percent)
    case 'overall_needs':
      return t.overall_needs(item, option, rule.percent)
    case 'poor_overall':
      return t.poor_overall(item, option)
  }
}
