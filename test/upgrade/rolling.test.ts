import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { ownPrograms } from '../../scripts/runtime/own-programs.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { migrate } from '../../src/db/migrate.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { atOtp, type OpenFlow, openFlows } from '../support/open-flows.ts';
import { rows } from '../support/rows.ts';
import { servers } from '../support/servers.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../support/test-folder.ts';
import {
  checkOutBefore,
  emptyDatabase,
  hasVersionBefore,
  runScript,
  versionBefore,
} from '../support/version-before.ts';

const isThere = await hasVersionBefore();
if (!isThere) {
  const sentence = `This clone is shallow and lacks ${versionBefore}: no upgrade from it is tried.`;
  process.stderr.write(`${sentence}\n`);
}

let folder: TestFolder;
let system: System;
let owner: string;

/** The version before, as it runs: its own schema, its own programs, its own workflows. */
async function startBefore(): Promise<void> {
  folder = await createTestFolder();
  const checkout = path.join(folder.path, 'before');
  await checkOutBefore(checkout);
  const urls = await emptyDatabase(`before_${randomUUID()}`);
  ({ owner } = urls);
  await runScript(checkout, ['scripts/migrate.ts'], {
    DATABASE_OWNER_URL: urls.owner,
    DATABASE_URL: urls.writer,
    DATABASE_SEALER_URL: urls.sealer,
  });
  const workflowBundle = path.join(folder.path, 'workflows-before.js');
  await runScript(checkout, ['scripts/bundle-workflows.ts', workflowBundle]);
  system = await startSystem(
    {
      DATABASE_URL: urls.writer,
      DATABASE_SEALER_URL: urls.sealer,
      WORKFLOW_BUNDLE: workflowBundle,
      HEARING_SECONDS: '5',
      OTP_RESEND_AFTER_SECONDS: '1',
    },
    { checkout },
  );
}

beforeAll(async () => {
  if (isThere) await startBefore();
}, 180_000);
afterAll(async () => {
  if (!isThere) return;
  await system.stop();
  await removeTestFolder(folder.path);
}, 60_000);

/** Starts a program of this version beside, or in the place of, one of the version before. */
async function startNext(name: 'worker' | 'api'): Promise<Part> {
  const environment = {
    ...system.environment,
    WORKFLOW_BUNDLE: servers().workflowBundle,
    WORKER_METRICS_PORT: String(await freePort()),
  };
  const plan = ownPrograms(loadConfig(environment), environment)[name];
  if (!plan) throw new Error(`there is no ${name}`);
  return folder.start(plan);
}

const known = z.object({ patches: z.array(z.string()) });
/** What each worker that runs has said that it knows. */
const patchesOf = () =>
  rows(system.database.db, known, sql`select patches from worker_report order by patches`);

const wedged = () =>
  system.search(
    `TaskQueue = "${system.environment['TEMPORAL_TASK_QUEUE'] ?? ''}" AND TemporalReportedProblems IS NOT NULL`,
  );

async function finishAll(flows: readonly OpenFlow[]): Promise<void> {
  for (const { name, finish, end = 'completed' } of flows) {
    expect([name, (await finish()).status]).toEqual([name, end]);
  }
}

/** Each account was made once, and each flow has said each thing once. */
async function expectNothingDoubled(): Promise<void> {
  const doubled = await rows(
    system.database.db,
    z.object({ flow_id: z.string(), event: z.string() }),
    sql`select flow_id, event from audit_event
      where event in ('account.created', 'session.opened', 'flow.expired', 'otp.verified')
      group by flow_id, event having count(*) > 1 and event <> 'otp.verified'`,
  );
  expect(doubled).toEqual([]);
}

(isThere ? test : test.skip)(
  `${versionBefore} is rolled over with flows of each kind open, and nothing is lost`,
  async () => {
    const opened = await openFlows(system);
    const later = [await atOtp(system), await atOtp(system)];

    // Expand: the version before goes on, while and after its schema grows.
    const [ran, during] = await Promise.all([migrate(owner), atOtp(system)]);
    expect(ran.length).toBeGreaterThan(0);
    await finishAll([during, await atOtp(system)]);

    // Two versions at once: neither leaves the other a flow that it cannot go on with.
    const nextWorker = await startNext('worker');
    await until('both workers to report', async () => (await patchesOf()).length === 2);
    const both = await Promise.all(Array.from({ length: 6 }, () => atOtp(system)));
    await finishAll([...later, ...both]);
    const half = Math.floor(opened.length / 2);
    await finishAll(opened.slice(0, half));
    expect(await wedged()).toEqual([]);

    // The old worker goes in order, then the API.
    expect(await system.end('worker')).toBe('code 0');
    const [last] = await Promise.all([atOtp(system), system.database.ping()]);
    expect(await system.end('api')).toBe('code 0');
    await startNext('api');
    // The last one first: until then the insurer is down.
    await finishAll([last, ...opened.slice(half).reverse(), await atOtp(system)]);
    expect(await wedged()).toEqual([]);
    expect((await patchesOf()).length).toBe(1);
    await expectNothingDoubled();
    await nextWorker.stop();
    expect(await nextWorker.ended).toBe('code 0');
  },
  300_000,
);
