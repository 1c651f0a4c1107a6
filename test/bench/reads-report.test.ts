import { expect, it } from '@jest/globals';
import { readsReport } from '../../bench/report/reads-report.ts';

const ms = Array.from({ length: 1000 }, () => 5);
const reads = { path: '/v1/session', atLeastPerCore: 2_000, inFlight: 16, seconds: 2, ms };
const cellsOf = (text: string, line = 2) => text.split('\n')[line]?.trim().split(/ {2,}/);

it('tells how many of each a core could answer, by what API and PostgreSQL use for one', () => {
  const cpu = { API: 300, 'PostgreSQL, for us': 100, worker: 9 };
  const page = { ...reads, cpu, path: '/v1/account/identity', atLeastPerCore: null, seconds: 4 };
  const text = readsReport([{ ...reads, cpu }, page]);
  const [times, each] = ['5 / 5 / 5', ['0.300', '0.100', '2500']];
  expect(cellsOf(text)).toEqual(['/v1/session', '16', '500', times, ...each, '2000']);
  expect(cellsOf(text, 3)).toEqual(['/v1/account/identity', '16', '250', times, ...each, '–']);
});

it('says nothing of a core where no CPU time could be read', () => {
  const text = readsReport([{ ...reads, cpu: { 'load generator': 5 } }]);
  expect(cellsOf(text)).toEqual(['/v1/session', '16', '500', '5 / 5 / 5', '–', '2000']);
});
