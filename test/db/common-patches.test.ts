import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { removeWorkerReport, writeWorkerReport } from '../../src/db/operations/worker-reports.ts';
import { patchGate } from '../../src/platform/patch-gate.ts';
import { patches } from '../../src/workflows/engine/patches.ts';
import { createTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 2,
    statementTimeoutMs: 30_000,
  });
}, 60_000);
afterAll(() => database.close());

const asked = (gate: ReturnType<typeof patchGate>) =>
  patches.filter((patchId) => gate.isOpen({ patchId }));

test('a change is begun with once every worker that runs knows it', async () => {
  const { db } = database;
  const gate = patchGate(db);
  expect(asked(gate)).toEqual([]);
  await writeWorkerReport(db, 'new', { systems: {}, patches });
  // As a version writes it that knows nothing of patches.
  await sql`insert into worker_report (worker, systems) values ('old', '{}')`.execute(db);
  await gate.refresh();
  expect(asked(gate)).toEqual([]);
  await removeWorkerReport(db, 'old');
  await gate.refresh();
  expect(asked(gate)).toEqual(patches);
});
