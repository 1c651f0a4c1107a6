import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { msToTs } from '@temporalio/common/lib/time.js';
import { keptDays } from '../../scripts/runtime/prepare-temporal.ts';
import { withTemporal } from '../../scripts/runtime/with-temporal.ts';
import { runScript } from '../support/run-script.ts';
import { servers } from '../support/servers.ts';

/** A namespace of our own; without days one that is not there yet. */
async function namespaceOf(days?: number): Promise<string> {
  const namespace = `kept-${String(days)}-${randomUUID()}`;
  if (days === undefined) return namespace;
  const workflowExecutionRetentionPeriod = msToTs(`${String(days)} days`);
  await withTemporal({ address: servers().temporalAddress }, ({ workflowService }) =>
    workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod }),
  );
  return namespace;
}

/** `scripts/prepare-temporal.ts`, as a deployment runs it. */
async function prepare(namespace: string, mode = 'production') {
  const { code, stdout, stderr } = await runScript('scripts/prepare-temporal.ts', {
    NODE_ENV: mode,
    TEMPORAL_ADDRESS: servers().temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
  });
  return { code, said: `${stdout}${stderr}` };
}

// All at once: a server takes seconds to know a namespace.
const [unmade, short, shortInDevelopment, longer, tooLong] = await Promise.all([
  namespaceOf().then(async (namespace) => ({ ...(await prepare(namespace)), namespace })),
  namespaceOf(1).then((namespace) => prepare(namespace)),
  namespaceOf(1).then((namespace) => prepare(namespace, 'development')),
  namespaceOf(60).then((namespace) => prepare(namespace)),
  namespaceOf(100).then((namespace) => prepare(namespace)),
]);

test('a namespace that is not there is made to keep ended workflows for 30 days', async () => {
  expect([unmade.code, unmade.said]).toEqual([0, expect.not.stringContaining('keeps ended')]);
  const { namespace } = unmade;
  expect(await keptDays({ address: servers().temporalAddress, namespace })).toBe(30);
});

test.each([
  ['too shortly', short, 'for 1 days; 30 are needed'],
  ['longer than the rows of flows', tooLong, 'for 100 days, longer than FLOW_RETENTION_DAYS (90)'],
])(
  'one that keeps them %s is refused, with the number that is needed',
  (_, { code, said }, words) => {
    expect([code, said]).toEqual([1, expect.stringContaining(words)]);
  },
);

test('the same is said and goes on where it is not production', () => {
  const { code, said } = shortInDevelopment;
  expect([code, said]).toEqual([0, expect.stringContaining('30 are needed')]);
});

test('one that keeps them longer is told that old keys stay longer', () => {
  expect([longer.code, longer.said]).toEqual([
    0,
    expect.stringContaining('SECRET_KEYS has to stay'),
  ]);
});
