/** A mean of counts: whole where it is, else with one decimal. */
export function roundCount(count: number): string {
  return Number.isInteger(count) ? String(count) : count.toFixed(1);
}
