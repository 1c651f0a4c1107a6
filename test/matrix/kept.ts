import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { replaceSection } from '../../scripts/readme/sections.ts';
import { type Results, results, type Round, withRound } from './result.ts';
import { cellsTable, failuresText, roundsTable, signsText } from './table.ts';

const folder = path.join(import.meta.dirname, '../../docs');
const file = path.join(folder, 'fault-matrix.json');
const document = path.join(folder, 'reliability.md');

/** The results that are kept: the last of each process and fault. */
export function keptResults(): Results {
  return existsSync(file) ? results.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Keeps one more, and writes the tables of docs/reliability.md anew. */
export function keep(round: Round): void {
  const now = withRound(keptResults(), round);
  writeFileSync(file, `${JSON.stringify(now)}\n`);
  writeFileSync(document, withTables(readFileSync(document, 'utf8'), now));
}

/** The document with the tables of these results. */
export function withTables(text: string, now: Results): string {
  const sections = {
    rounds: roundsTable(now),
    cells: `${signsText()}\n\n${cellsTable(now)}`,
    failures: failuresText(now),
  };
  return Object.entries(sections).reduce(
    (all, [name, content]) => replaceSection(all, name, content),
    text,
  );
}

/** The document as it is. */
export const readDocument = (): string => readFileSync(document, 'utf8');
