import type { Access } from '../growth/explain-statement.ts';
import type { HotStatement } from '../growth/hot-statements.ts';
import { table } from './table.ts';

/** A statement with how it reads each table; `failure` where it could not be planned. */
export type Explained = {
  statement: HotStatement;
  accesses: readonly Access[];
  failure: string | undefined;
};

const longest = 52;

/** Each hot statement with the plan's access, and how many read the whole of a table that is not small. */
export function accessReport(
  explained: readonly Explained[],
  smallTables: ReadonlySet<string>,
): string {
  const rows = explained.map(({ statement, accesses, failure }) => [
    shortened(statement.text),
    statement.calls.toFixed(1),
    statement.meanMs.toFixed(2),
    failure === undefined ? accessText(accesses, smallTables) : `not planned: ${failure}`,
  ]);
  const scans = explained.filter(({ accesses }) =>
    accesses.some((one) => isScan(one, smallTables)),
  );
  const unknown = explained.filter(({ failure }) => failure !== undefined);
  const sum =
    `Of ${explained.length} statements ${scans.length} read the whole of a table that is not small (at most 0)` +
    (unknown.length > 0 ? `, ${unknown.length} could not be planned.` : '.');
  return `${table(['statement', 'calls', 'ms', 'access'], rows)}\n\n${sum}`;
}

function isScan({ table: name, index }: Access, smallTables: ReadonlySet<string>): boolean {
  return index === null && !smallTables.has(name);
}

function accessText(accesses: readonly Access[], smallTables: ReadonlySet<string>): string {
  const texts = accesses.map((access) =>
    access.index !== null
      ? access.index
      : isScan(access, smallTables)
        ? `ALL OF ${access.table}`
        : `all of ${access.table} (small)`,
  );
  return [...new Set(texts)].join(', ') || 'adds rows alone';
}

/** On one line, and without what is the same in all. */
function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll('"', '').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
