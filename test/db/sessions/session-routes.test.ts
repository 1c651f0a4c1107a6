import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import { accountDeps } from '../../../src/api/account/account-deps.ts';
import { type Edge, startEdge } from '../../api/support/edge.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession, type TestSession } from '../../support/session-rows.ts';

let database: Database;
let edges: Edge[];
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
  const deps = accountDeps(database, keys);
  edges = [await startEdge(deps), await startEdge(deps)];
}, 60_000);
afterAll(async () => {
  await Promise.all(edges.map((edge) => edge.stop()));
  await database.close();
});

let one: TestSession;
beforeEach(async () => {
  one = await insertTestSession(database.db);
});

/** What each of two API processes answers of the session. */
const codes = (token: string) =>
  Promise.all(
    edges.map(async (edge) => {
      const { status, json } = await edge.send('GET', '/v1/session', { token });
      return status === 200 ? json : z.object({ code: z.string() }).parse(json).code;
    }),
  );

describe('a revocation holds on the next request, in every process', () => {
  test.each([
    ['by signing out', () => edges[0]?.send('DELETE', '/v1/session', { token: one.token })],
    ['by staff', () => endSession(database.db, { id: one.id, endedBy: 'staff' })],
    [
      'by the end of the account',
      () =>
        sql`update account set closed_at = now() where id = ${one.accountId}`.execute(database.db),
    ],
  ])('%s', async (_, revoke) => {
    const alive = expect.objectContaining({ id: one.id, endedAt: null });
    expect(await codes(one.token)).toEqual([alive, alive]);
    await revoke();
    expect(await codes(one.token)).toEqual(['SessionEnded', 'SessionEnded']);
  });
});

test('one session ends, the others of the account go on', async () => {
  const other = await insertTestSession(database.db, { accountId: one.accountId });
  await edges[0]?.send('DELETE', '/v1/session', { token: one.token });
  const again = await edges[1]?.send('DELETE', '/v1/session', { token: one.token });
  expect(again?.status).toBe(204);
  const alive = expect.objectContaining({ id: other.id, endedAt: null });
  expect(await codes(other.token)).toEqual([alive, alive]);
});
