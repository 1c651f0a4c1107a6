import { expect, it } from '@jest/globals';
import type { OverloadLevel } from '../../bench/overload/measure-overload.ts';
import { newTally } from '../../bench/overload/tally.ts';
import { overloadReport } from '../../bench/report/overload-report.ts';

const every = (ms: number, count: number, took: number) =>
  Array.from({ length: count }, (_, n) => ({ at: n * ms, ms: took }));

const level = (inFlight: number, perSecond: number): OverloadLevel => ({
  inFlight,
  seconds: 10,
  tally: {
    ...newTally(),
    accepted: every(100, 100, 300),
    refused: every(50, 200, 2),
    steps: [
      ...every(100, 100, 40).map((one) => ({ ...one, step: 'otp' as const })),
      ...every(100, 100, 60).map((one) => ({ ...one, step: 'password' as const })),
    ],
    completed: every(1000 / perSecond, 10 * perSecond, 500),
  },
  limit: { least: 8, most: 32 },
  recoverySeconds: 12.34,
});

it('has a line for each level, with rates after everybody has started at once', () => {
  const [header = '', , ...lines] = overloadReport([level(16, 20), level(400, 19)]).split('\n');
  const cells = (text = '') => text.trim().split(/ {2,}/);
  expect(cells(header)).toEqual([
    'in flight',
    'let in/s',
    'refused/s',
    'registrations/s',
    'of the best',
    'start, ms p50 / p99',
    'later step',
    'of them password',
    'told later',
    'steps refused',
    'not finished',
    'limit',
    'recovered after s',
  ]);
  expect(cells(lines[1])).toEqual([
    '400',
    '10.0',
    '20.0',
    '19.0',
    '0.95',
    '300 / 300',
    '40 / 60',
    '60 / 60',
    '0',
    '0',
    '0',
    '8–32',
    '12.3',
  ]);
});

it('says what became of those who were let in and did not finish', () => {
  const lost = { ...level(16, 20), recoverySeconds: null };
  lost.tally.lost.push('ended as expired');
  const report = overloadReport([lost]);
  expect(report).toMatch(/ 1 +8–32 +not$/m);
  expect(report).toContain('not finished: ended as expired');
});
