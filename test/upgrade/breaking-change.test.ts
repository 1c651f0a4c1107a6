import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { loadConfig } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createWorkerDataConverter } from '../../src/platform/payload-codec.ts';
import { LeanWorker } from '../../src/platform/sandbox/lean-worker.ts';
import {
  toldInAnotherOrder,
  type Version,
  writeChangedVersion,
} from '../support/changed-version.ts';
import { servers } from '../support/servers.ts';

const project = path.join(import.meta.dirname, '../..');
let folder: string;
let broken: Version;
/** This version, but for a story that asks for the password before the code. */
beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'off' } },
  });
  folder = await mkdtemp(path.join(tmpdir(), 'dinhdanh-broken-'));
  broken = await writeChangedVersion(path.join(folder, 'broken'), [toldInAnotherOrder]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function replay(codePath: string): Promise<unknown> {
  const text = await readFile(path.join(project, 'test/histories/completed.json'), 'utf8');
  const history = historyFromJSON(JSON.parse(text));
  const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
  const dataConverter = createWorkerDataConverter(createKeys(loadConfig({}).keys), {
    isInActivity: () => false,
  });
  const results = LeanWorker.runReplayHistories({ workflowBundle: { codePath }, dataConverter }, [
    { workflowId, history },
  ]);
  for await (const { error } of results) return error;
  throw new Error('a history gives a result');
}

test('a story that is told in another order, without a name for the change, is found by the replay', async () => {
  expect(await replay(servers().workflowBundle)).toBeUndefined();
  expect(await replay(broken.workflowBundle)).toBeInstanceOf(DeterminismViolationError);
}, 60_000);
