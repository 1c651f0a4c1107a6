import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { referenceOf } from '../../../src/api/flows/flow-identity.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { findResumable } from '../../../src/db/recovery/resumable.ts';
import { takeUpFlow } from '../../../src/db/recovery/take-up-flow.ts';
import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import { flowNames, isResumable } from '../../../src/domain/flows/flows.ts';
import { aRecord } from '../../api/support/records.ts';
import { untilWaiting } from '../../support/at-once.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';

const phone = '+84961234501';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 12, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

async function aFlow(details: Partial<FlowRecord> = {}, personal: object | null = { phone }) {
  const id = randomUUID();
  const record = aRecord(id, details);
  await saveFlow(database.db, keys, { record, personal, event: 'x', actor: 'citizen' });
  return record;
}

/** A resumption at its code, with the way to its end. */
async function aResumption() {
  const name = { kind: 'recovery', method: 'resumption' } as const;
  const record = await aFlow(name, null);
  const ended = { ...record, sequence: 2, status: 'completed', step: null } as const;
  const next = { record: ended, personal: null, event: 'flow.resumed', actor: 'citizen' } as const;
  const takeUp = (id: string, of = phone) => takeUpFlow(database.db, keys, { id, phone: of }, next);
  return { id: record.id, takeUp };
}

const standing = async (id: string) => {
  const row = await readFlow(database.db, keys, id);
  return [row?.generation, row?.takenUpBy];
};
const auditOf = async (id: string) => {
  const found = await rows(
    database.db,
    z.object({ event: z.string(), by: z.string().nullable() }),
    sql`select event, details->>'by' as by from audit_event
      where flow_id = ${id} and event <> 'x' order by id`,
  );
  return found.map(({ event, by }) => [event, by]);
};

describe('a reference', () => {
  test.each(flowNames)('names a flow that is $kind by $method, or nothing', async (name) => {
    const { id, reference, kind, method } = await aFlow(name);
    const found = await findResumable(database.db, keys, reference);
    expect(found).toEqual(isResumable(name) ? { id, reference, kind, method, phone } : null);
  });

  test('names nothing that has ended, has no phone yet, or is not there', async () => {
    const { reference: ended } = await aFlow({ status: 'cancelled', step: null });
    const { reference: early } = await aFlow({}, { documentNumber: '001090012345' });
    for (const reference of [ended, early, referenceOf('none')]) {
      expect(await findResumable(database.db, keys, reference)).toBeNull();
    }
  });
});

describe('taking a flow up', () => {
  test('raises its token by one, and ends the resumption, with an event of each', async () => {
    const { id } = await aFlow();
    const before = await readFlow(database.db, keys, id);
    const one = await aResumption();
    expect(await standing(id)).toEqual([0, null]);
    expect(await one.takeUp(id)).toBe(true);
    expect(await standing(id)).toEqual([1, one.id]);
    expect((await readFlow(database.db, keys, id))?.version).toBe((before?.version ?? 0) + 1);
    expect((await readFlow(database.db, keys, one.id))?.record.status).toBe('completed');
    expect([await auditOf(id), await auditOf(one.id)]).toEqual([
      [['flow.taken_up', one.id]],
      [['flow.resumed', null]],
    ]);
  });

  test.each([
    ['has ended', { status: 'completed', step: null }, phone],
    ['has another phone by now', {}, '+84961234502'],
  ] as const)('that %s changes nothing', async (_, details, of) => {
    const { id } = await aFlow(details);
    const one = await aResumption();
    expect(await one.takeUp(id, of)).toBe(false);
    expect(await standing(id)).toEqual([0, null]);
    expect((await readFlow(database.db, keys, one.id))?.record.status).toBe('open');
    expect([await auditOf(id), await auditOf(one.id)]).toEqual([[], []]);
  });

  test('once more by the same resumption finds its work, also after another one', async () => {
    const { id } = await aFlow();
    const [one, other] = [await aResumption(), await aResumption()];
    await one.takeUp(id);
    expect(await one.takeUp(id)).toBe(true);
    expect(await standing(id)).toEqual([1, one.id]);
    await other.takeUp(id);
    expect(await one.takeUp(id)).toBe(true);
    expect(await standing(id)).toEqual([2, other.id]);
    expect(await auditOf(one.id)).toHaveLength(1);
  });

  test('by several at once raises once for each, however often each is tried', async () => {
    const { id } = await aFlow();
    const all = await Promise.all(Array.from({ length: 4 }, aResumption));
    const { taking } = await database.transaction(async (tx) => {
      await sql`select from flow where id = ${id} for update`.execute(tx);
      const calls = [...all, ...all].map(({ takeUp }) => takeUp(id));
      // Each for the flow's row, or for its own.
      await untilWaiting(tx, calls.length);
      return { taking: Promise.all(calls) };
    });
    expect(await taking).toEqual(Array(8).fill(true));
    const [generation, by] = await standing(id);
    expect(generation).toBe(4);
    expect((await auditOf(id)).at(-1)).toEqual(['flow.taken_up', by]);
    expect(await auditOf(id)).toHaveLength(4);
  });

  test('stays as it is when the flow goes on', async () => {
    const record = await aFlow();
    const one = await aResumption();
    await one.takeUp(record.id);
    const next = { ...record, sequence: 2 };
    const saved = { record: next, personal: { phone }, event: 'x', actor: 'citizen' } as const;
    await saveFlow(database.db, keys, saved);
    expect(await standing(record.id)).toEqual([1, one.id]);
  });
});
