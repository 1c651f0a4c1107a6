/** Names that differ by more are taken for somebody else's settings, such as HTTP_PROXY. */
const mostEdits = 2;

/** A sentence for each name that is no setting but reads like one, with the one that it is like. */
export function misspeltSettings(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const [nearest] = known
        .map((one) => ({ one, edits: editsBetween(name.toUpperCase(), one) }))
        .filter(({ edits }) => edits <= mostEdits)
        .toSorted((a, b) => a.edits - b.edits);
      return nearest ? [`.env sets ${name}, which is no setting: is it ${nearest.one}?`] : [];
    });
}

/** Letters to add, drop, change, or swap with the next one (optimal string alignment). */
function editsBetween(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwap ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
