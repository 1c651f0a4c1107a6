import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import {
  everythingStuck,
  stuckColumns,
  stuckQueries,
  stuckQuery,
} from '../../../src/domain/staff/stuck-queries.ts';
import { searchAttributes } from '../../../src/workflows/engine/search-attributes.ts';

const now = new Date('2026-11-27T12:00:00Z');
const docs = readFileSync(path.join(import.meta.dirname, '../../../docs/operators.md'), 'utf8');
const isQuery = (name: string): name is keyof typeof stuckQueries => name in stuckQueries;
const names = Object.keys(stuckQueries).filter(isQuery);

/** As a link of Markdown has it, where a bracket would end it. */
const linked = (query: string): string =>
  `?query=${encodeURIComponent(query).replaceAll('(', '%28').replaceAll(')', '%29')}`;

test('a query counts from its usual age, or from the one that is asked for', () => {
  const where = 'ExecutionStatus = "Running" AND FlowState = "ours" AND FlowWaitingSince';
  expect(stuckQuery('ours', now)).toBe(`${where} <= "2026-11-27T11:55:00.000Z"`);
  expect(stuckQuery('ours', now, 0)).toBe(`${where} <= "2026-11-27T12:00:00.000Z"`);
  expect(stuckQuery('wedged', now, 30)).toBe(
    'ExecutionStatus = "Running" AND TemporalReportedProblems IS NOT NULL',
  );
});

test('docs/operators.md has every query as it is, in its words', () => {
  for (const name of names) {
    const { title, where } = stuckQueries[name];
    expect(docs).toContain(title.en);
    expect(docs).toContain(where);
    expect(docs).toContain(linked(`ExecutionStatus = "Running" AND ${where}`));
  }
  expect(docs).toContain(everythingStuck);
  expect(docs).toContain(linked(everythingStuck));
  for (const column of stuckColumns) expect(docs).toContain(`'${column}'`);
});

test('the search attributes stay within what SQL visibility takes', () => {
  const types = Object.values(searchAttributes).map(({ type }) => type);
  const most: Partial<Record<string, number>> = { KEYWORD: 10 };
  for (const type of new Set(types)) {
    const used = types.filter((other) => other === type).length;
    expect(used).toBeLessThanOrEqual(most[type] ?? 3);
  }
});
