import { expect, test } from '@jest/globals';
import { chooseProcesses } from '../../scripts/runtime/choose-processes.ts';

const chosen = (environment: NodeJS.ProcessEnv, cores: number) =>
  chooseProcesses(environment, cores)['API_HOSTS_WORKER'];

test('API and worker are one process on one or two cores, and two on more', () => {
  expect([1, 2, 3, 8].map((cores) => chosen({}, cores))).toEqual([
    'true',
    'true',
    'false',
    'false',
  ]);
});

test('what is set counts, unless it is empty', () => {
  expect(chosen({ API_HOSTS_WORKER: 'false' }, 2)).toBe('false');
  expect(chosen({ API_HOSTS_WORKER: 'true' }, 8)).toBe('true');
  expect(chosen({ API_HOSTS_WORKER: ' ' }, 2)).toBe('true');
});
