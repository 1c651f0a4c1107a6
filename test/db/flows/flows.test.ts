import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { rows } from '../../support/rows.ts';
import { type SavedFlow, readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const name = { kind: 'registration', method: 'sim_signature' } as const;
const input = { reference: 'DD-1', deadlineMs: 60_000 };

/** A flow whose waiting points are all of the same number and place. */
function aFlow() {
  const flowId = randomUUID();
  const opening = { waitingFor: 'sim' as const, actions: ['cancel' as const] };
  const record = startedRecord(name, { ...input, flowId }, Date.now(), opening);
  const at = (event: string, shown: Partial<OpenStep> = {}): SavedFlow => ({
    record: { ...record, sequence: 7, step: record.step && { ...record.step, ...shown } },
    personal: null,
    event,
    actor: 'citizen',
  });
  return { flowId, at };
}

async function eventsOf(flowId: string): Promise<string[]> {
  const found = await rows(
    database.db,
    z.object({ event: z.string() }),
    sql`select event from audit_event where flow_id = ${flowId} order by id`,
  );
  return found.map(({ event }) => event);
}

test('what a workflow task did that was lost is overwritten by what is done in its place', async () => {
  const { flowId, at } = aFlow();
  await saveFlow(database.db, keys, at('waiting.SimUnavailable'));
  await saveFlow(database.db, keys, at('sim.prompted', { simPrompt: { code: '0042' } }));
  const row = await readFlow(database.db, keys, flowId);
  expect(row?.record.step?.simPrompt).toEqual({ code: '0042' });
  expect(await eventsOf(flowId)).toEqual(['waiting.SimUnavailable', 'sim.prompted']);
});

test('an end stands, whatever number a lost workflow task has written; nothing is open after it', async () => {
  const { flowId, at } = aFlow();
  await saveFlow(database.db, keys, at('waiting.SimUnavailable'));
  const ended = { ...at('flow.cancelled').record, status: 'cancelled', step: null } as const;
  await saveFlow(database.db, keys, {
    ...at('flow.cancelled'),
    record: { ...ended, sequence: 6 },
  });
  expect((await readFlow(database.db, keys, flowId))?.record).toMatchObject({
    status: 'cancelled',
    sequence: 6,
  });
  await saveFlow(database.db, keys, {
    ...at('late'),
    record: { ...at('late').record, sequence: 6 },
  });
  expect((await readFlow(database.db, keys, flowId))?.record.status).toBe('cancelled');
  expect(await eventsOf(flowId)).toEqual(['waiting.SimUnavailable', 'flow.cancelled']);
});

test('a repeated call changes nothing, and audits nothing twice', async () => {
  const { flowId, at } = aFlow();
  await saveFlow(database.db, keys, at('sim.prompted'));
  await saveFlow(database.db, keys, at('sim.prompted'));
  expect((await readFlow(database.db, keys, flowId))?.version).toBe(1);
  expect(await eventsOf(flowId)).toEqual(['sim.prompted']);
});
