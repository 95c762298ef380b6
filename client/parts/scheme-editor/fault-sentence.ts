/** What a fault says beside its field: why, and what to do about it. */
import type { SchemeFault, SchemeFaultCode } from '../../../shared/domain/scoring/outcome.ts'
import type { schemeEditor } from '../../../shared/i18n/scheme-editor.ts'

/** Where a field has limits of its own, they are named instead of “outside the limits”. */
const byField: readonly SchemeFaultCode[] = ['empty', 'outOfRange', 'unknownBand', 'wrongForm']

export function faultSentence({ field, why }: SchemeFault, words: (typeof schemeEditor)['zh-CN']): string {
  const { faults, faultsAt, bothNeeded } = words
  const row = field.replace(/\.\d+/g, '.*')
  const own = byField.includes(why) || field === 'timing' ? faultsAt[row] : undefined
  return own ?? (why === 'empty' && /\.(label|title)$/.test(field) ? bothNeeded : faults[why])
}
