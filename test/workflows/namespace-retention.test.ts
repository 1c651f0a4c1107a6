import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { msToTs } from '@temporalio/common/lib/time.js';
import { projectFolder } from '../../scripts/runtime/node-part.ts';
import { keptDays } from '../../scripts/runtime/prepare-temporal.ts';
import { withTemporal } from '../../scripts/runtime/with-temporal.ts';
import { servers } from '../support/servers.ts';

const run = promisify(execFile);

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
async function prepare(
  namespace: string,
  mode = 'production',
): Promise<{ code: number; said: string }> {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    NODE_ENV: mode,
    TEMPORAL_ADDRESS: servers().temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
  };
  try {
    const { stdout } = await run(process.execPath, ['scripts/prepare-temporal.ts'], {
      cwd: projectFolder,
      env,
    });
    return { code: 0, said: stdout };
  } catch (error) {
    const { code, stderr } = Object(error) as { code: number; stderr: string };
    return { code, said: stderr };
  }
}

test('a namespace that is not there is made to keep ended workflows for 30 days', async () => {
  const namespace = await namespaceOf();
  const { code, said } = await prepare(namespace);
  expect([code, said]).toEqual([0, expect.not.stringContaining('keeps ended workflows')]);
  expect(await keptDays({ address: servers().temporalAddress, namespace })).toBe(30);
});

test.each([
  ['too shortly', 1, '30 are needed'],
  ['longer than the rows of flows', 100, 'Set FLOW_RETENTION_DAYS to 100 or more'],
])('one that keeps them %s is refused, with the number that is needed', async (_, days, words) => {
  const { code, said } = await prepare(await namespaceOf(days));
  expect(code).toBe(1);
  expect(said).toContain(`keeps ended workflows for ${String(days)} days`);
  expect(said).toContain(words);
});

test('the same is said and goes on where it is not production', async () => {
  const { code, said } = await prepare(await namespaceOf(1), 'development');
  expect([code, said]).toEqual([0, expect.stringContaining('30 are needed')]);
});

test('one that keeps them longer is told that old keys stay longer', async () => {
  const { code, said } = await prepare(await namespaceOf(60));
  expect([code, said]).toEqual([0, expect.stringContaining('SECRET_KEYS has to stay')]);
});
