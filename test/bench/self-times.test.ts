import { expect, it } from '@jest/globals';
import { selfTimes } from '../../bench/profile/self-times.ts';

const at = (id: number, functionName: string, url: string) => ({
  id,
  callFrame: { functionName, url, scriptId: '1', lineNumber: 1, columnNumber: 1 },
});
const modules = 'file:///a/node_modules';

it('sums up the time between samples by package, file and module, without idleness', () => {
  const profile = {
    nodes: [
      at(1, '(idle)', ''),
      at(2, 'one', `${modules}/@temporalio/worker/lib/worker.js`),
      at(3, 'two', `${modules}/@temporalio/worker/lib/other.js`),
      at(4, 'three', `${modules}/express/node_modules/qs/index.js`),
      at(5, 'four', 'file:///a/src/api/create-app.ts'),
      at(6, 'five', 'node:internal/crypto/hash'),
      at(7, 'writev', ''),
      at(8, '(garbage collector)', ''),
      at(9, 'six', 'file:///a/workflow-bundle-1d28.js'),
    ],
    samples: [2, 3, 1, 4, 5, 6, 7, 8, 9, 1],
    timeDeltas: [500, 4000, 2000, 90_000, 1000, 1000, 1000, 1000, 1000, 3000],
    startTime: 0,
    endTime: 9,
  };
  const { busyMs, places } = selfTimes(JSON.stringify(profile));
  expect(busyMs).toBeCloseTo(14);
  expect(places.slice(0, 2)).toEqual([
    { place: '@temporalio/worker', ms: 6 },
    { place: 'workflows, as bundled', ms: 3 },
  ]);
  expect(places.slice(2).map(({ place }) => place)).toEqual([
    'qs',
    'src/api/create-app.ts',
    'node:internal/crypto/hash',
    'native: writev',
    '(garbage collector)',
  ]);
});
