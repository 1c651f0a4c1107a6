import { expect, it } from '@jest/globals';
import type { Level } from '../../bench/load/measure-levels.ts';
import { barsOf } from '../../bench/report/bars.ts';
import { stepsReport } from '../../bench/report/steps-report.ts';
import { togetherReport } from '../../bench/report/together-report.ts';

const level = (inFlight: number, cpu: Level['cpu'], ms: readonly number[] = [40]): Level => ({
  inFlight,
  seconds: 1,
  failures: [],
  cpu,
  done: ms.map((one) => ({
    flowId: 'a',
    ms: one,
    requests: [
      { name: 'start', ms: one },
      { name: 'otp', ms: one / 2 },
    ],
  })),
});
const cellsOf = (text: string, name: string) =>
  text
    .split('\n')
    .find((line) => line.startsWith(`${name}  `))
    ?.trim()
    .split(/ {2,}/);

it('tells of each part what it costs, its share, and how many times the direct way all of it is', () => {
  const flows = level(16, { API: 20, worker: 30, simulators: 10, 'PostgreSQL, for us': 20 });
  const directly = level(16, { direct: 20, simulators: 10, 'PostgreSQL, for us': 10 });
  const text = togetherReport(flows, directly, 9);
  expect(text).toContain('16 in flight');
  expect(cellsOf(text, 'the argon2id hash')).toEqual(['the argon2id hash', '9.0', '11 %', '9.0']);
  expect(cellsOf(text, 'API without the hash')?.slice(1)).toEqual(['11.0', '14 %', '11.0']);
  expect(cellsOf(text, 'worker: workflows, activities')?.slice(1)).toEqual(['30.0', '38 %', '–']);
  expect(cellsOf(text, 'all')).toEqual(['all', '80.0', '100 %', '40.0', '2.00', '2.4']);
  const portal = 'all but simulators and load generator';
  expect(cellsOf(text, portal)?.slice(1)).toEqual(['70.0', '88 %', '30.0', '2.33']);
});

it('tells of API and worker together where they are one process', () => {
  const text = togetherReport(level(16, { 'API with worker': 45 }), level(16, { direct: 20 }), 9);
  const name = 'API with worker, without the hash';
  expect(cellsOf(text, name)).toEqual([name, '36.0', '80 %', '11.0']);
});

it('has another bar for another kind of flow', () => {
  const many = level(16, { API: 20 }, [50, 50]);
  const text = togetherReport(many, level(16, { direct: 10 }), 9, barsOf.login);
  expect(cellsOf(text, 'all')?.at(-1)).toBe('2.1');
  expect(cellsOf(stepsReport(level(1, {}, [20]), many, 18, barsOf.login), 'start')?.[2]).toBe(
    '50.0',
  );
});

it('leaves out what cannot be seen, such as a server elsewhere', () => {
  const flows = level(16, { API: 20 });
  expect(togetherReport(flows, level(16, { direct: 20 }), 9)).not.toContain('Temporal');
});

it('tells how long each step takes alone and among many, and how far the slowest are from the middle', () => {
  const many = level(16, {}, [100, 100, 100, 350]);
  const text = stepsReport(level(1, {}, [20]), many, 18);
  expect(cellsOf(text, 'start')).toEqual(['start', '20.0', '100', '350', '3.5', '4']);
  // The bar of one at a time is for a hash of 9 ms.
  expect(cellsOf(text, 'otp')).toEqual(['otp', '10.0', '24.0', '50', '175', '3.5', '4']);
  expect(cellsOf(stepsReport(undefined, many, 9), 'start')?.[1]).toBe('–');
});
