/**
 * A number field that holds nothing legible is NaN in a scheme that is being edited, and JSON has no NaN. On its way to
 * the hub and back it is a number that no field of a scheme takes, so that the check still finds it.
 */
const UNREAD = -999_999

/** For `JSON.stringify`. */
export const unreadOut = (_key: string, value: unknown): unknown => (Number.isNaN(value) ? UNREAD : value)

/** The same value with NaN where nothing legible was typed. */
export function unreadBack<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_key, each: unknown) => (each === UNREAD ? Number.NaN : each)) as Value
}
