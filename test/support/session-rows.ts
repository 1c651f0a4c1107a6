import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import type { Queryable } from '../../src/db/database.ts';
import { tokenHash } from '../../src/db/sessions/token-hash.ts';
import { testKeys as keys } from './keys.ts';

/** Inserts an account with a password and a linked account at the Post; answers its id. */
export async function insertTestAccount(db: Queryable): Promise<string> {
  const id = randomUUID();
  await insertAccount(db, keys, {
    id,
    flowId: randomUUID(),
    subjectType: 'citizen',
    level: 2,
    method: 'mobile_subscriber',
    fullName: 'Nguyễn Thị Hòa',
    documents: [{ kind: 'personal_id_number', number: randomUUID() }],
    source: 'carrier',
    methods: [
      { kind: 'password', salt: 'c2FsdA', mac: 'bWFj' },
      { kind: 'otp_phone', phone: '+84981234567' },
      { kind: 'vietnam_post', subject: randomUUID() },
    ],
    consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
  });
  return id;
}

export type TestSession = { id: string; accountId: string; deviceId: string; token: string };

/** Inserts a session of 15 minutes on a device of its own, of a new account unless told. */
export async function insertTestSession(
  db: Queryable,
  { accountId: given }: { accountId?: string } = {},
): Promise<TestSession> {
  const accountId = given ?? (await insertTestAccount(db));
  const [id, deviceId, token] = [randomUUID(), randomUUID(), aToken()];
  await sql`
    with device as (
      insert into device (id, account_id, token_hash, name)
      values (${deviceId}, ${accountId}, ${tokenHash(aToken())}, 'Chrome, Android') returning id)
    insert into session (id, account_id, device_id, token_hash, method, level, proven_2_at,
      idle_seconds, idle_until, expires_at)
    select ${id}, ${accountId}, id, ${tokenHash(token)}, 'vietnam_post', 2, now(), 900,
      now() + interval '15 minutes', now() + interval '12 hours' from device`.execute(db);
  return { id, accountId, deviceId, token };
}

/** A token of nobody yet. */
export function aToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Inserts the sign-in of a session, with the look-up of its "not me" code; answers its id. */
export async function insertTestSignIn(
  db: Queryable,
  { accountId, deviceId, id: sessionId, lookup }: TestSession & { lookup: Buffer },
): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into sign_in (id, account_id, flow_id, method, outcome, session_id, device_id,
      device_name, is_new_device, not_me_lookup, not_me_until)
    values (${id}, ${accountId}, ${randomUUID()}, 'vietnam_post', 'signed_in', ${sessionId},
      ${deviceId}, 'Chrome, Android', true, ${lookup}, now() + interval '10 days')`.execute(db);
  return id;
}
