/** The smallest of the values that at least this share of them does not exceed (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[rank - 1] ?? Number.NaN;
}

/** The middle one, and the one that 95 and 99 of a hundred do not exceed: "12 / 30 / 41". */
export function latencyText(milliseconds: readonly number[]): string {
  return [0.5, 0.95, 0.99].map((share) => quantile(milliseconds, share).toFixed(0)).join(' / ');
}
