/** What stands beside the figure of one presenter: the votes by grade, or a few bars. */
import { spread } from '../../shared/domain/scoring/distribution.ts'
import type { useSchemeText } from '../../client/parts/scheme/scheme-text.ts'
import type { Scheme } from '../../shared/domain/scoring/scheme.ts'
import type { Score } from '../../shared/domain/scoring/score.ts'
import type { display } from '../../shared/i18n/zh-CN/display.ts'
import type { resultWords } from '../../shared/i18n/zh-CN/results.ts'
import { filled, fullMarks } from './full-marks.ts'
import type { Bar } from './LabelledBars.vue'

/** The place of the item whose votes are shown; null for methods that do not rest on one item of grades. */
export function itemShown({ form, method }: Scheme): number | null {
  if (form.answer.kind !== 'grades') return null
  if ('item' in method) return form.items.findIndex(({ code }) => code === method.item)
  return form.items.length === 1 ? 0 : null
}

type Words = {
  readonly t: typeof display
  readonly r: typeof resultWords
  readonly say: ReturnType<typeof useSchemeText>
}

/** The items where each has its score, the spread where there is one class, the classes else. */
export function barsOf(scheme: Scheme, score: Score, { t, r, say }: Words): readonly Bar[] {
  const { method, form, classes } = scheme
  if (method.family === 'points_by_class' && method.separate) {
    return form.items.map(({ code, label, points }) => ({
      key: code,
      label: say.label(label),
      about: '',
      text: score.parts?.[code] ?? '—',
      filled: filled(score.parts?.[code] ?? '0', points?.most ?? 100),
    }))
  }
  const [only] = score.classes
  const bands = form.items.length === 1 ? (form.items[0]?.points?.bands ?? []) : []
  if (classes.length === 1 && only && bands.length > 0) {
    const { bands: counts, other } = spread(only.items[0] ?? {}, bands)
    const all = Math.max(1, counts.reduce((a, b) => a + b, 0) + other)
    const rows = bands.map(({ label, least, most }, i) => ({
      key: String(least),
      label: say.label(label),
      about: r.range(least, most),
      n: counts[i] ?? 0,
    }))
    const between = other > 0 ? [{ key: 'other', label: r.other, about: '', n: other }] : []
    return [...rows, ...between].map(({ n, ...row }) => ({ ...row, text: t.ballots(n), filled: n / all }))
  }
  return score.classes.map(({ code, weight, figure }) => ({
    key: code,
    label: say.className(code),
    about: classes.length > 1 ? t.weight(weight) : '',
    text: figure ?? r.empty,
    filled: filled(figure ?? '0', fullMarks({ ...scheme, composite: null })),
  }))
}
