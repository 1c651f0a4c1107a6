import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WorkflowFailedError } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker';
import { LeanWorker } from '../../../src/platform/sandbox/lean-worker.ts';
import { servers } from '../../support/servers.ts';
import { type Place, changeShared, isThere, leaveWord, wait } from './workflows.ts';

const taskQueue = `sandbox-${randomUUID()}`;
const places: Place[] = ['global', 'symbol', 'index', 'module', 'console', 'Math'];

let environment: TestWorkflowEnvironment;
let worker: Worker;
let running: Promise<void>;
beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger, telemetryOptions: { logging: { filter: 'off' } } });
  const address = servers().temporalAddress;
  environment = await TestWorkflowEnvironment.createFromExistingServer({ address });
  worker = await LeanWorker.create({
    connection: environment.nativeConnection,
    taskQueue,
    workflowsPath: fileURLToPath(new URL('./workflows.ts', import.meta.url)),
  });
  running = worker.run();
}, 60_000);
afterAll(async () => {
  worker.shutdown();
  await running;
  await environment.teardown();
});

const named = () => ({ taskQueue, workflowId: randomUUID() });

test.each(places)('what a workflow leaves at "%s" is its own, and stays there', async (place) => {
  const words = ['first', 'second', 'third'];
  const seen = await Promise.all(
    words.map((word) =>
      environment.client.workflow.execute(leaveWord, { ...named(), args: [place, word] }),
    ),
  );
  expect(seen).toEqual(words.map((word) => [null, word, word, null, word]));
});

test.each(['object', 'function', 'sdk'] as const)(
  'a workflow cannot change what all share: %s',
  async (shared) => {
    const changed = environment.client.workflow.execute(changeShared, {
      ...named(),
      args: [shared],
      // The change is an error of the workflow task, which is tried for as long as it may run.
      workflowRunTimeout: '2s',
    });
    await expect(changed).rejects.toBeInstanceOf(WorkflowFailedError);
  },
);

test('a workflow is asked and answers; its stack trace is not to be had', async () => {
  const handle = await environment.client.workflow.start(wait, named());
  expect(await handle.query(isThere)).toBe(true);
  await expect(handle.query('__stack_trace')).rejects.toThrow('not enabled on this worker');
  await handle.terminate();
});
