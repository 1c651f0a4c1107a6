import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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
import { servers } from '../support/servers.ts';
import { runScript } from '../support/version-before.ts';

const project = path.join(import.meta.dirname, '../..');
const story = 'src/workflows/registration/by-mobile-subscriber.ts';
const choosing = '    const password = await choosePassword(flow);\n';
const proving = '    await proveByOtp(';

let folder: string;
let broken: string;
/** This version, but for a story that asks for the password before the code. */
beforeAll(async () => {
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { filter: 'off' } },
  });
  folder = await mkdtemp(path.join(tmpdir(), 'dinhdanh-broken-'));
  for (const part of ['src', 'scripts', 'package.json', 'migrations', 'simulators']) {
    await cp(path.join(project, part), path.join(folder, part), { recursive: true });
  }
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  const text = await readFile(path.join(folder, story), 'utf8');
  const changed = text.replace(choosing, '').replace(proving, `${choosing}${proving}`);
  expect(changed).not.toBe(text);
  await writeFile(path.join(folder, story), changed);
  broken = path.join(folder, 'workflows.js');
  await runScript(folder, ['scripts/bundle-workflows.ts', broken]);
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
  expect(await replay(broken)).toBeInstanceOf(DeterminismViolationError);
}, 60_000);
