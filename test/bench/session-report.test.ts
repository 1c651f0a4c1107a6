import { expect, it } from '@jest/globals';
import { sessionReport } from '../../bench/report/session-report.ts';

const checks = { inFlight: 16, seconds: 2, ms: Array.from({ length: 1000 }, () => 5) };
const cellsOf = (text: string) => text.split('\n')[2]?.trim().split(/ {2,}/);

it('tells how many sessions a core could check, by what API and PostgreSQL use for one', () => {
  const text = sessionReport({
    ...checks,
    cpu: { API: 300, 'PostgreSQL, for us': 100, worker: 9 },
  });
  expect(cellsOf(text)).toEqual(['16', '500', '5 / 5 / 5', '0.300', '0.100', '2500', '2000']);
});

it('says nothing of a core where no CPU time could be read', () => {
  const text = sessionReport({ ...checks, cpu: { 'load generator': 5 } });
  expect(cellsOf(text)).toEqual(['16', '500', '5 / 5 / 5', '–', '2000']);
});
