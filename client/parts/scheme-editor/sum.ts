/** The running sum of weights, to the hundredth: `0.1 + 0.2` is 0.3 here, as it is for a person. */
export const sumOf = (terms: readonly (number | undefined)[]): number =>
  terms.reduce<number>((sum, term) => sum + Math.round((term ?? 0) * 100 || 0), 0) / 100
