/** The middle of several measurements, and the quartiles around it. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** The value below which the share `at` of the values lies, interpolated. */
export function quantile(values: readonly number[] | Float64Array, at: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * at;
  const [below = Number.NaN, above = below] = sorted.slice(Math.floor(place), Math.floor(place) + 2);
  return below + (above - below) * (place % 1);
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: quantile(values, 0.5), low: quantile(values, 0.25), high: quantile(values, 0.75) };
}

/** The spread of `values` over `baseline`, round by round, so that what slows a whole round down cancels out. */
export function ratioOf(values: readonly number[], baseline: readonly number[]): Spread {
  return spreadOf(values.flatMap((value, round) => (baseline[round] ? [value / baseline[round]] : [])));
}
