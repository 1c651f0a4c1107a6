import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { signInView } from '../../../src/domain/account/sign-in-view.ts';
import { type ListsUnderTest, startLists } from '../../support/account-lists.ts';
import { auditOf } from '../../support/account-rows.ts';
import {
  insertTestSession,
  insertTestSignIn,
  type TestSession,
} from '../../support/session-rows.ts';

let lists: ListsUnderTest;
beforeAll(async () => {
  lists = await startLists();
}, 60_000);
afterAll(() => lists.stop());

let mine: TestSession;
beforeEach(async () => {
  mine = await insertTestSession(lists.database.db);
});

const path = '/v1/account/sign-ins';
const listed = z.object({ items: z.array(signInView), next: z.string().nullable() });
const get = (query = '', { token = mine.token, language = 'vi' } = {}) =>
  lists.edge.send('GET', path + query, { token, headers: { 'accept-language': language } });
const read = async (query = '', options = {}) => listed.parse((await get(query, options)).json);
const signedIn = (session: TestSession) =>
  insertTestSignIn(lists.database.db, { ...session, lookup: Buffer.from(randomUUID()) });
/** So many refused sign-ins, `perMoment` of them at each moment. */
const refused = (count: number, perMoment = 1, accountId = mine.accountId) =>
  sql`
    insert into sign_in (id, account_id, flow_id, method, outcome, problem, device_name, at)
    select md5(random()::text)::uuid, ${accountId}, 'f', 'password', 'refused', 'OtpWrong', 'Unknown',
      now() - make_interval(hours => 1 + n / ${perMoment}::int)
    from generate_series(0, ${count - 1}::int) as n`.execute(lists.database.db);

/** All of them, a part at a time; between two parts something may happen. */
async function readAll(between = () => Promise.resolve()): Promise<string[]> {
  const found: string[] = [];
  let query = '';
  for (;;) {
    const { items, next } = await read(query);
    found.push(...items.map(({ id }) => id));
    if (next === null) return found;
    await between();
    query = `?after=${next}`;
  }
}

describe('the history', () => {
  test('tells each sign-in, and of a failure the reason in the language asked for', async () => {
    const id = await signedIn(mine);
    await refused(1);
    const reasons = { vi: 'Mã OTP không đúng', en: 'The OTP is wrong' };
    for (const [language, title] of Object.entries(reasons)) {
      expect(await read('', { language })).toMatchObject({
        items: [
          {
            id,
            outcome: 'signed_in',
            problem: null,
            device: { id: mine.deviceId, current: true },
            actions: ['notMe'],
          },
          {
            outcome: 'refused',
            problem: { code: 'OtpWrong', title },
            device: { id: null, name: 'Unknown', current: false },
            actions: [],
          },
        ],
        next: null,
      });
    }
  });

  test('comes in parts of fifty, each line once, though many are of one moment and new ones come', async () => {
    await refused(130, 7);
    const found = await readAll(async () => {
      await signedIn(mine);
    });
    expect([found.length, new Set(found).size]).toEqual([130, 130]);
    expect((await read()).items).toHaveLength(50);
  });

  test('goes back 12 months', async () => {
    await refused(1);
    await sql`update sign_in set at = now() - interval '366 days'
      where account_id = ${mine.accountId}`.execute(lists.database.db);
    expect((await read()).items).toEqual([]);
  });

  test('is gone on with by its own cursor alone', async () => {
    const other = await insertTestSession(lists.database.db);
    await refused(51);
    await refused(51, 1, other.accountId);
    const { next } = await read('', { token: other.token });
    const { next: own } = await read();
    for (const after of [next, `${own}A`.slice(2), 'x', '']) {
      const { status, json } = await get(`?after=${after}`);
      expect([status, json]).toMatchObject([400, { code: 'HeaderInvalid' }]);
    }
    expect((await read(`?after=${own}`)).items).toHaveLength(1);
  });
});

describe('“this was not me”, said from the list', () => {
  const report = (id: string, token = mine.token) =>
    lists.edge.send('POST', `${path}/${id}/not-me`, { token });
  const isLive = async ({ token }: TestSession) =>
    (await lists.edge.send('GET', '/v1/session', { token })).status === 200;

  test('of another sign-in keeps mine, and my device; all others end; the second time ends nothing', async () => {
    const { accountId } = mine;
    const theirs = await insertTestSession(lists.database.db, { accountId });
    const third = await insertTestSession(lists.database.db, { accountId });
    const stranger = await insertTestSession(lists.database.db);
    const signIn = await signedIn(theirs);
    expect(await report(signIn)).toMatchObject({
      status: 200,
      json: { sessionsEnded: 2, methodLocked: 'vietnam_post' },
    });
    const states = await Promise.all([mine, theirs, third, stranger].map(isLive));
    expect(states).toEqual([true, false, false, true]);
    const known = sql`select id from device where account_id = ${accountId} and forgotten_at is null`;
    expect((await known.execute(lists.database.db)).rows).toEqual([{ id: mine.deviceId }]);

    const fourth = await insertTestSession(lists.database.db, { accountId });
    expect(await report(signIn)).toMatchObject({ status: 200, json: { sessionsEnded: 0 } });
    expect(await isLive(fourth)).toBe(true);
    expect((await read()).items).toMatchObject([{ id: signIn, actions: [] }]);
    expect((await auditOf(lists, accountId)).map(({ event }) => event)).toEqual(['sign_in.not_me']);
  });

  test('of its own ends mine, too', async () => {
    expect(await report(await signedIn(mine))).toMatchObject({ json: { sessionsEnded: 1 } });
    expect(await isLive(mine)).toBe(false);
  });

  test('of many at once ends the sessions once', async () => {
    const theirs = await insertTestSession(lists.database.db, { accountId: mine.accountId });
    const signIn = await signedIn(theirs);
    const answers = await Promise.all(Array.from({ length: 5 }, () => report(signIn)));
    const ended = answers.map(
      ({ json }) => z.object({ sessionsEnded: z.number() }).parse(json).sessionsEnded,
    );
    expect(ended.sort()).toEqual([0, 0, 0, 0, 1]);
  });

  test('finds no sign-in of another account, nor one that is not there', async () => {
    const stranger = await insertTestSession(lists.database.db);
    for (const id of [await signedIn(stranger), randomUUID(), 'x']) {
      expect(await report(id)).toMatchObject({ status: 404, json: { code: 'SignInNotFound' } });
    }
    expect(await isLive(stranger)).toBe(true);
  });

  test('comes too late after ten days, and of a failure there is nothing to report', async () => {
    await refused(1);
    const old = await signedIn(mine);
    await sql`update sign_in set not_me_until = now() where id = ${old}`.execute(lists.database.db);
    for (const { id, actions } of (await read()).items) {
      expect(actions).toEqual([]);
      const code = 'SignInNotReportable';
      expect(await report(id)).toMatchObject({ status: 409, json: { code } });
    }
    expect(await isLive(mine)).toBe(true);
  });
});
