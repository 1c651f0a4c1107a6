import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';

import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { loadConfig } from '../../src/platform/config.ts';
import { createKeys } from '../../src/platform/keys.ts';
import { createWorkerDataConverter } from '../../src/platform/payload-codec.ts';
import { LeanWorker } from '../../src/platform/sandbox/lean-worker.ts';
import { servers } from '../support/servers.ts';

const folder = path.join(import.meta.dirname, '../histories');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

const logger = new DefaultLogger('ERROR');
beforeAll(() => {
  Runtime.install({ logger, telemetryOptions: { logging: { filter: 'off' } } });
});

/** Histories of flows that ended, and of flows that wait, as a server holds them: encrypted. */
async function replay(text: string): Promise<unknown> {
  const history = historyFromJSON(JSON.parse(text));
  // Payloads are sealed for their flow.
  const workflowId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowId ?? '';
  const results = LeanWorker.runReplayHistories(
    {
      workflowBundle: { codePath: servers().workflowBundle },
      dataConverter: createWorkerDataConverter(createKeys(loadConfig({}).keys), {
        isInActivity: () => false,
      }),
    },
    [{ workflowId, history }],
  );
  for await (const { error } of results) return error;
  throw new Error('a history gives a result');
}

test('there are stored histories', () => {
  expect(names.length).toBeGreaterThanOrEqual(5);
});

test.each(names)(
  'the workflows of today replay the stored history %s',
  async (name) => {
    const text = read(name);
    expect(text).toContain('"encryption-key-id"');
    expect(await replay(text)).toBeUndefined();
  },
  30_000,
);

test('a history of other steps is found out', async () => {
  const other: unknown = JSON.parse(read('completed.json'), (key: string, value: unknown) =>
    key === 'data' && typeof value === 'string' ? rename(value) : value,
  );
  expect(await replay(JSON.stringify(other))).toBeInstanceOf(DeterminismViolationError);
}, 30_000);

/** Another activity in a marker, whose name the SDK keeps in clear. */
function rename(data: string): string {
  const text = Buffer.from(data, 'base64').toString('utf8');
  return text.includes('sendOtp')
    ? Buffer.from(text.replace('sendOtp', 'sendSms')).toString('base64')
    : data;
}
