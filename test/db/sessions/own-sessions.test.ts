import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { endSession } from '../../../src/db/sessions/end-session.ts';
import { sessionView } from '../../../src/domain/account/session.ts';
import { type ListsUnderTest, startLists } from '../../support/account-lists.ts';
import {
  insertTestSession,
  insertTestSignIn,
  type TestSession,
} from '../../support/session-rows.ts';
import { auditedEnds } from '../../support/sign-ins.ts';

let lists: ListsUnderTest;
beforeAll(async () => {
  lists = await startLists();
}, 60_000);
afterAll(() => lists.stop());

let [mine, second, third, stranger]: TestSession[] = [];
beforeEach(async () => {
  const { db } = lists.database;
  mine = await insertTestSession(db);
  const { accountId } = mine;
  second = await insertTestSession(db, { accountId });
  third = await insertTestSession(db, { accountId });
  stranger = await insertTestSession(db);
});

const path = '/v1/account/sessions';
const send = (method: string, at: string, token = mine?.token ?? '') =>
  lists.edge.send(method, at, { token });
const listed = z.object({ items: z.array(sessionView), next: z.string().nullable() });
const read = async (query = '') => listed.parse((await send('GET', path + query)).json);
const isLive = async (session: TestSession | undefined) =>
  (await send('GET', '/v1/session', session?.token)).status === 200;
const areLive = () => Promise.all([mine, second, third, stranger].map(isLive));

test('the open ones are listed, and the device that asks is marked', async () => {
  await sql`update session set idle_until = now() where id = ${third?.id}`.execute(
    lists.database.db,
  );
  const { items, next } = await read();
  expect(items.map(({ id, device }) => [id, device.current])).toEqual([
    [second?.id, false],
    [mine?.id, true],
  ]);
  expect(next).toBeNull();
});

describe('those that have ended', () => {
  test('are listed for 12 months, with the end that was theirs', async () => {
    const { db } = lists.database;
    for (const one of [mine, second, third]) {
      if (one) await insertTestSignIn(db, { ...one, lookup: Buffer.from(randomUUID()) });
    }
    await endSession(db, { id: second?.id ?? '', endedBy: 'other_session' });
    await sql`update session set idle_until = now() where id = ${third?.id}`.execute(db);
    const ended = async () =>
      (await read('?ended=true')).items.map(({ id, endedBy }) => [id, endedBy]);
    expect(await ended()).toEqual([
      [third?.id, null],
      [second?.id, 'other_session'],
    ]);
    await sql`update sign_in set at = now() - interval '367 days' where session_id = ${third?.id}`.execute(
      db,
    );
    expect(await ended()).toEqual([[second?.id, 'other_session']]);
  });

  test('are not asked for in other words', async () => {
    for (const query of ['?ended=yes', '?after=x', '?after=']) {
      expect((await send('GET', path + query)).json).toMatchObject({ code: 'HeaderInvalid' });
    }
  });
});

describe('ending one', () => {
  test('ends exactly that one, once, and is audited', async () => {
    for (let n = 0; n < 2; n += 1) {
      const { status, headers } = await send('DELETE', `${path}/${second?.id}`);
      expect([status, headers.get('set-cookie')]).toEqual([204, null]);
    }
    expect(await areLive()).toEqual([true, false, true, true]);
    expect(await auditedEnds(lists.database.db, mine?.accountId ?? '')).toEqual([
      { actor: 'citizen', session: second?.id, by: 'other_session' },
    ]);
  });

  test('of another account, or of nobody, finds nothing', async () => {
    for (const id of [stranger?.id, randomUUID(), 'x', `${mine?.id}'`]) {
      const { status, json } = await send('DELETE', `${path}/${id}`);
      expect([status, json]).toMatchObject([404, { code: 'SessionNotFound' }]);
    }
    expect(await areLive()).toEqual([true, true, true, true]);
  });

  test('the one that asks signs it out', async () => {
    const { status, headers } = await send('DELETE', `${path}/${mine?.id}`);
    expect([status, headers.get('set-cookie')]).toEqual([204, expect.stringContaining('=;')]);
    expect(await areLive()).toEqual([false, true, true, true]);
    const [end] = await auditedEnds(lists.database.db, mine?.accountId ?? '');
    expect(end?.by).toBe('signed_out');
  });
});

describe('ending all others', () => {
  test('keeps mine, and those of other accounts', async () => {
    expect((await send('DELETE', path)).json).toEqual({ ended: 2 });
    expect(await areLive()).toEqual([true, false, false, true]);
    expect(await auditedEnds(lists.database.db, mine?.accountId ?? '')).toHaveLength(2);
    expect((await send('DELETE', path)).json).toEqual({ ended: 0 });
  });

  test('several times at once ends each once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('DELETE', path)));
    const ended = answers.map(({ json }) => z.object({ ended: z.number() }).parse(json).ended);
    expect(ended.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await areLive()).toEqual([true, false, false, true]);
  });
});
