import type { DroppedIndex } from './dropped-indexes.ts';
import { type InUse, useOf } from './index-use.ts';
import type { VisibilityIndex } from './visibility-indexes.ts';

const reasons = {
  temporal: "kept: Temporal's server or its UI searches by it",
  namespace: 'kept: a search attribute of a namespace',
  operator: 'kept: by --keep',
  unknown: 'kept: not known to this version',
} as const;

/** A line for each index that is there or was dropped, and the sum. */
export function indexesText(
  there: readonly VisibilityIndex[],
  dropped: readonly DroppedIndex[],
  inUse: InUse,
): string {
  const names = new Set(there.map(({ name }) => name));
  const gone = dropped.filter(({ name }) => !names.has(name));
  const lines = [
    ...there.map((index) => [index.name, index.column, said(index, inUse)] as const),
    ...gone.map(({ name, column }) => [name, column, 'dropped'] as const),
  ].sort(([a], [b]) => a.localeCompare(b));
  const width = Math.max(...lines.map(([name]) => name.length));
  const text = lines.map(
    ([name, column, state]) => `${name.padEnd(width)}  ${state}${column && ` (${column})`}`,
  );
  return [...text, `${there.length} indexes are there, ${gone.length} are dropped.`].join('\n');
}

function said(index: VisibilityIndex, inUse: InUse): string {
  const use = useOf(index, inUse);
  return use === 'unused' ? 'unused' : reasons[use.kept];
}
