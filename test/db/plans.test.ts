import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { heldNumbers, insertAccount } from '../../src/db/accounts/accounts.ts';
import { admit, countFailure } from '../../src/db/admissions.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { readFlow, saveFlow, savingFlow, type SavedFlow } from '../../src/db/flows/flows.ts';
import { recordDeliveries } from '../../src/db/flows/record-deliveries.ts';
import { watchFlow } from '../../src/db/flows/watch-flow.ts';
import { claimNotices, markNoticeSent, noteNoticeFailure } from '../../src/db/notices/notices.ts';
import { readNoticesWaiting } from '../../src/db/operations/notices-waiting.ts';
import { markSent, openChallenge, tryCode } from '../../src/db/proofs/otp-challenges.ts';
import { tryAppCode } from '../../src/db/sessions/app-code-attempts.ts';
import { endSession } from '../../src/db/sessions/end-session.ts';
import { findOwner, findPostOwner, isDeviceKnown } from '../../src/db/sessions/find-owner.ts';
import { findResumable } from '../../src/db/recovery/resumable.ts';
import { takeUpFlow } from '../../src/db/recovery/take-up-flow.ts';
import { openSession } from '../../src/db/sessions/open-session.ts';
import { readPasswordAccount, tryPassword } from '../../src/db/sessions/password-attempts.ts';
import { readSession } from '../../src/db/sessions/read-session.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import { useNotMeCode } from '../../src/db/sessions/use-not-me-code.ts';
import { aRecord } from '../api/support/records.ts';
import { asUser, createTestDatabase } from '../support/database.ts';
import { testKeys as keys } from '../support/keys.ts';
import { rows } from '../support/rows.ts';
import { insertTestSession, insertTestSignIn } from '../support/session-rows.ts';
import { anAccount, signIn } from './notices/told-account.ts';
import { endAccount, readLists } from './support/account-work.ts';
import { remind } from './support/reminder-work.ts';

let database: Database;
let owner: Database;
beforeAll(async () => {
  // One connection, whose plans are made while there is next to nothing in the tables.
  const url = await createTestDatabase();
  const options = { poolSize: 1, statementTimeoutMs: 30_000 };
  [database, owner] = await Promise.all([
    openDatabase(url, options),
    openDatabase(asUser(url, 'owner'), options),
  ]);
}, 60_000);
afterAll(() => Promise.all([database.close(), owner.close()]));

const limit = (name: string) => ({
  key: keys.lookup('throttle', name),
  limit: 1_000,
  careful: 1_000,
  windowSeconds: 3_600,
});

/** What a registration by phone has our database do. */
async function register(): Promise<void> {
  const { db } = database;
  const [flowId, accountId] = [randomUUID(), randomUUID()];
  const documents = [{ kind: 'personal_id_number' as const, number: randomUUID() }];
  const phone = randomUUID();
  const proof = { flowId, step: 'otp', purpose: 'registration' } as const;
  const codeMac = keys.lookup('otp', flowId);
  const at = (sequence: number) => {
    const record = aRecord(flowId, { sequence });
    return { record, personal: { phone }, event: 'x', actor: 'citizen' } as const;
  };
  const [starts, failures] = [[limit('starts')], [limit('failures')]];
  const counted = { starts, failures, claims: [limit(phone)], spend: null };
  const how = { isStart: true, isHardCheck: true, onlyKnown: false };
  await admit(db, { flowId, claim: codeMac, ...counted, ...how });
  const times = { ttlMs: 60_000, claimMs: 5_000 };
  const unless = heldNumbers(keys, { subjectType: 'citizen', documents });
  const secret = {
    sealedSecret: codeMac,
    codeMac,
    phoneLookup: keys.lookup('phone', phone),
    unless,
  };
  await openChallenge(db, { proof, number: 1, ...secret, ...times }, [limit(`day:${phone}`)]);
  await saveFlow(db, keys, at(1), { id: flowId }, markSent(proof, 1));
  await recordDeliveries(db, [{ messageId: flowId, delivery: 'delivered' }]);
  await watchFlow(db, keys, flowId);
  const attempt = { proof, number: 1, codeMac, attemptId: flowId, triesPerCode: 5 };
  await tryCode(
    db,
    { ...attempt, daily: limit(`wrong:${phone}`) },
    {
      parts: (when) => savingFlow(keys, at(2), { when }),
    },
  );
  await readFlow(db, keys, flowId);
  const account = {
    id: accountId,
    flowId,
    subjectType: 'citizen',
    level: 2,
    method: 'mobile_subscriber',
    fullName: 'x',
    documents,
    source: 'carrier',
    methods: [{ kind: 'otp_phone', phone }],
    consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
  } as const;
  await insertAccount(db, keys, account, savingFlow(keys, at(3)));
  await countFailure(db, flowId);
}

/** What logins have our database do, by password and by what else opens a session. */
async function logIn(): Promise<void> {
  const { db } = database;
  const { id: accountId } = await anAccount(db);
  const name = keys.lookup('name', accountId);
  const network = keys.lookup('network', accountId);
  const device = keys.lookup('device', accountId);
  const limits = { ofNetwork: 5, ofAccount: 20, lock: { first: 60, longest: 900 } };
  await isDeviceKnown(db, device);
  await readPasswordAccount(db, { name, network, device }, limits);
  const attempt = {
    name,
    network,
    device,
    flowId: accountId,
    attemptId: 'a',
    deviceName: 'x',
    onlyOf: null,
  };
  await tryPassword(db, { ...attempt, mac: name }, limits);
  const documents = [{ kind: 'passport' as const, number: accountId }];
  await findOwner(db, keys, { subjectType: 'citizen', documents });
  await findPostOwner(db, keys, accountId);
  const login = { id: accountId, kind: 'login', method: 'password' } as const;
  const next: SavedFlow = {
    personal: null,
    event: 'session.opened',
    actor: 'citizen',
    record: aRecord(accountId, { ...login, status: 'completed', step: null }),
  };
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
  const session = {
    id: accountId,
    signInId: accountId,
    flowId: accountId,
    accountId,
    isStepUp: false,
    method: 'password',
    uses: ['password', 'otp_phone'],
    level: 2,
    tokenHash: name,
    idleSeconds: 1_800,
    idleUntil: inAnHour,
    expiresAt: inAnHour,
    device: { tokenHash: device, name: 'x' },
    notMe: { lookup: name, until: new Date(inAnHour) },
  } as const;
  await openSession(db, keys, session, next);
  const code = { attemptId: 'b', failures: 10, lock: limits.lock };
  const asked = { session: { ...session, isStepUp: true }, next };
  await tryAppCode(db, keys, { ...code, code: { step: 1 } }, asked);
  await tryAppCode(db, keys, { ...code, code: { recoveryMac: name } }, asked);
}

/** What a resumption has our database do, beside its code. */
async function takeUp(): Promise<void> {
  const { db } = database;
  const [taken, resumption] = [aRecord(randomUUID()), aRecord(randomUUID())];
  const phone = randomUUID();
  const saved = { personal: { phone }, event: 'x', actor: 'citizen' } as const;
  for (const record of [taken, resumption]) await saveFlow(db, keys, { record, ...saved });
  await findResumable(db, keys, taken.reference);
  const ended = { ...resumption, sequence: 2, status: 'completed', step: null } as const;
  await takeUpFlow(db, keys, { id: taken.id, phone }, { record: ended, ...saved });
}

/** What notices have our database do: each time one that is sent and one that fails. */
async function tell(): Promise<void> {
  const { db } = database;
  const account = await anAccount(db);
  await signIn(db, account.id);
  const lease = { leaseMs: 60_000, atOnce: 20 };
  for (const { id } of await claimNotices(db, keys, 'sms', lease)) await markNoticeSent(db, id);
  for (const { id } of await claimNotices(db, keys, 'email', lease)) {
    await noteNoticeFailure(db, id, { failure: 'x', again: { afterMs: 60_000, untilHours: 24 } });
  }
  await readNoticesWaiting(db);
}

/** How often each table was read from end to end, up to now. */
async function readWhole(): Promise<Record<string, number>> {
  const { db } = database;
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const found = await rows(
    db,
    z.object({ table: z.string(), scans: z.number() }),
    sql`select relname as table, seq_scan::float8 as scans from pg_stat_user_tables`,
  );
  return Object.fromEntries(found.map(({ table, scans }) => [table, scans]));
}

/** What a session has our database do, from its first request to "this was not me". */
async function useSession(): Promise<void> {
  const { db } = database;
  const one = await insertTestSession(db);
  const { id, token } = one;
  const hash = tokenHash(token);
  await readSession(db, hash);
  await sql`update session set last_seen_at = now() - interval '2 minutes' where id = ${id}`.execute(
    db,
  );
  await readSession(db, hash);
  await endSession(db, { id, endedBy: 'signed_out' });
  const lookup = keys.lookup('not-me', id);
  await insertTestSignIn(db, { ...one, lookup });
  await useNotMeCode(database, lookup, [limit('not-me')]);
}

test.each([
  ['a registration', register],
  ['a login', logIn],
  ['a session', useSession],
  ['a resumption', takeUp],
  ['reminders', () => remind(database)],
  ['the lists of an account', () => readLists(database)],
  ['notices', tell],
  ['an export, a closing and a look for unused accounts', () => endAccount(database)],
])(
  'no statement of %s reads a whole table, though its plan was made when that was small',
  async (_, work) => {
    for (let n = 0; n < 3; n += 1) await work();
    // Now it is known how small they are.
    await sql`analyze`.execute(owner.db);
    const before = await readWhole();
    for (let n = 0; n < 10; n += 1) await work();
    expect(await readWhole()).toEqual(before);
  },
);
