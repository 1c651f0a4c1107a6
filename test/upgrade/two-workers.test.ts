import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import {
  beforeRowsWrittenAgain,
  type Version,
  writeChangedVersion,
} from '../support/changed-version.ts';
import { type AtCode, atCode } from '../support/complete-registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { createTestFolder, removeTestFolder, type TestFolder } from '../support/test-folder.ts';
import { until } from '../support/until.ts';
import { startWorkerBeside } from '../support/worker-beside.ts';

/** Temporal tells of a workflow whose task fails after some tries, with growing pauses. */
const foundMs = 180_000;
const mostMs = 600_000;
/** How the marker of the change begins in a history: its bytes are a multiple of three. */
const marker = Buffer.from('{"id":"row-written-again').toString('base64');

let folder: TestFolder;
let system: System;
let before: Version;
beforeAll(async () => {
  folder = await createTestFolder();
  const writing = writeChangedVersion(path.join(folder.path, 'before'), beforeRowsWrittenAgain);
  [before, system] = await Promise.all([writing, startSystem()]);
}, mostMs);
afterAll(async () => {
  await system.stop();
  await removeTestFolder(folder.path);
}, 60_000);

const report = z.object({ worker: z.string(), knowsIt: z.boolean(), seenAt: z.date() });
/** What each worker has said last, and when. */
const reports = () =>
  rows(
    system.database.db,
    report,
    sql`select worker, 'row-written-again' = any(patches) as "knowsIt", seen_at as "seenAt"
      from worker_report`,
  );

/** The next report of this version's worker: right behind each it looks what the others know. */
const reportAfter = (since: Date) =>
  until('a report', async () => (await reports()).find((one) => one.knowsIt && one.seenAt > since));

/** Starts a worker of the version before beside this version's; answers once that one takes it into account. */
async function startOld() {
  const old = await startWorkerBeside(system, folder, before);
  const said = await until('its report', async () => (await reports()).find((one) => !one.knowsIt));
  const { seenAt } = await reportAfter(said.seenAt);
  await reportAfter(seenAt);
  return { ...old, name: said.worker };
}

/** Has a flow come to the change: whether it goes by it from now on. */
async function comesToChange({ flow: { id } }: AtCode): Promise<boolean> {
  await system.signal(id, 'writeAgain', { sequence: -1 });
  // A query is answered behind what came before it.
  await system.query(id);
  return (await system.rawHistory(id)).includes(marker);
}

async function expectCompleted({ flow, complete }: AtCode): Promise<void> {
  expect((await complete()).status).toBe('completed');
  expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
  expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
}

const wedged = () =>
  system.search(
    `TaskQueue = "${system.environment['TEMPORAL_TASK_QUEUE'] ?? ''}" AND TemporalReportedProblems IS NOT NULL`,
  );

test(
  'an old worker that is killed in the middle of a roll loses nothing, and holds a change up for a minute',
  async () => {
    const old = await startOld();
    const died = (secondsAgo: number) =>
      sql`update worker_report set seen_at = now() - make_interval(secs => ${secondsAgo}::int)
        where worker = ${old.name}`.execute(system.database.db);
    const underWay = await Promise.all(Array.from({ length: 4 }, () => atCode(system)));
    const ends = Promise.all(underWay.map(expectCompleted));
    await old.kill('worker');
    await ends;

    await died(20);
    const early = await atCode(system);
    expect(await comesToChange(early)).toBe(false);
    await died(61);
    const late = await until('a flow to begin with the change', async () => {
      const next = await atCode(system);
      const goesByIt = await comesToChange(next);
      await expectCompleted(next);
      return goesByIt && next;
    });
    expect(await system.audit(late.flow.id, 'flow.written_again')).toHaveLength(1);
    await expectCompleted(early);
    expect(await wedged()).toEqual([]);
    await sql`delete from worker_report where worker = ${old.name}`.execute(system.database.db);
  },
  mostMs,
);

test(
  'an old worker that meets a change it does not know leaves the flow waiting, to be found; a new one goes on with it',
  async () => {
    const [marked, other] = [await atCode(system), await atCode(system)];
    expect(await comesToChange(marked)).toBe(true);
    const old = await startOld();
    expect(await system.end('worker')).toBe('code 0');

    expect((await marked.type()).status).toBe(202);
    await expectCompleted(other);
    await until('it to be found', async () => (await wedged()).includes(marked.flow.id), foundMs);
    expect(await wedged()).toEqual([marked.flow.id]);

    await system.start('worker');
    expect(await old.end('worker')).toBe('code 0');
    await expectCompleted(marked);
  },
  mostMs,
);
