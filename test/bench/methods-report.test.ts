import { expect, it } from '@jest/globals';
import type { MethodFigures } from '../../bench/measure-method.ts';
import { methodsReport } from '../../bench/report/methods-report.ts';

const registered = { flowId: 'a', requests: [], ms: 40 };
const figures: MethodFigures = {
  name: { kind: 'registration', method: 'sim_signature' },
  counts: {
    requests: 4.05,
    events: 30,
    bytes: 12_340,
    workflowTasks: 4,
    localActivities: 6,
    activities: 0,
    own: { statements: 14.5, commits: 9 },
    temporal: undefined,
  },
  middleMs: 61.7,
  load: {
    inFlight: 8,
    seconds: 2,
    done: Array.from({ length: 40 }, () => registered),
    failures: [],
    cpu: { worker: 600, API: 999 },
  },
};

it('has a line for each method, with the name that the guide gives it', () => {
  const [header, , line] = methodsReport([figures]).split('\n');
  const cells = (text = '') => text.trim().split(/ {2,}/);
  expect(Object.fromEntries(cells(header).map((name, at) => [name, cells(line)[at]]))).toEqual({
    'per registration': '1.3 SIM signature',
    requests: '4.0',
    events: '30',
    kB: '12.3',
    tasks: '4',
    local: '6',
    regular: '0',
    SQL: '14.5',
    commits: '9',
    ms: '62',
    'per s': '20.0',
    'worker ms': '15.0',
  });
});

it('has lines of logins', () => {
  const name = { kind: 'login', method: 'password' } as const;
  const [header, , line] = methodsReport([{ ...figures, name }]).split('\n');
  expect(header).toMatch(/^per login /);
  expect(line).toMatch(/^2\.1 /);
});

it('shows the time of the process that is API and worker', () => {
  const together = { ...figures, load: { ...figures.load, cpu: { 'API with worker': 1_000 } } };
  expect(methodsReport([together]).split('\n')[2]).toMatch(/ 25\.0$/);
});

it('shows no CPU time where none could be read', () => {
  const elsewhere = { ...figures, load: { ...figures.load, cpu: { 'load generator': 5 } } };
  expect(methodsReport([elsewhere]).split('\n')[2]).toMatch(/ –$/);
});
