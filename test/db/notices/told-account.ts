import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import type { Queryable } from '../../../src/db/database.ts';
import { telling } from '../../../src/db/notices/telling.ts';
import { notMeDays } from '../../../src/domain/account/not-me-code.ts';
import { notMeCode, notMeLookup } from '../../../src/platform/look-ups.ts';
import { aCitizen } from '../../support/citizens.ts';
import { testKeys } from '../../support/keys.ts';
import { rows } from '../../support/rows.ts';

type Contacts = { phone?: string; email?: string };

/** An account with these contacts, or with a phone and an address of its own. */
export async function anAccount(db: Queryable, contacts?: Contacts, keys = testKeys) {
  const id = randomUUID();
  const { phone, email } = contacts ?? { phone: aCitizen().phone, email: `${id}@thu.example` };
  await insertAccount(db, keys, {
    id,
    flowId: id,
    subjectType: 'citizen',
    level: 2,
    method: 'mobile_subscriber',
    fullName: 'x',
    ...(email !== undefined && { email }),
    documents: [{ kind: 'passport', number: id }],
    source: 'carrier',
    methods: [
      { kind: 'password', salt: 'eA', mac: 'eA' },
      ...(phone === undefined ? [] : [{ kind: 'otp_phone' as const, phone }]),
    ],
    consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
  });
  return { id, phone: phone ?? '', email: email ?? '' };
}

/** A sign-in from a new device, told of in the statement that writes it; answers with its id. */
export async function signIn(
  db: Queryable,
  accountId: string,
  { deviceName = 'Chrome, Windows', isNew = true, keys = testKeys } = {},
): Promise<string> {
  const id = randomUUID();
  const told = telling({
    accountId: sql`${accountId}`,
    kind: 'new_device',
    about: sql`${id}`,
    when: sql`exists (select from signed where is_new_device)`,
  });
  await sql`
    with signed as (
      insert into sign_in (id, account_id, flow_id, method, outcome, device_name, is_new_device,
        not_me_lookup, not_me_until)
      values (${id}, ${accountId}, ${id}, 'password', 'signed_in', ${deviceName}, ${isNew},
        ${notMeLookup(keys, notMeCode(keys, id))}, now() + make_interval(days => ${notMeDays}))
      returning is_new_device),
    ${told}
    select id from told`.execute(db);
  return id;
}

const notice = z.object({
  id: z.string(),
  channel: z.string(),
  tries: z.number(),
  isSent: z.boolean(),
  isGivenUp: z.boolean(),
  failure: z.string().nullable(),
  waitsMs: z.number(),
});

/** The notices of an account, those by e-mail first. */
export function noticesOf(db: Queryable, accountId: string) {
  return rows(
    db,
    notice,
    sql`select id, channel, tries, sent_at is not null as "isSent",
      given_up_at is not null as "isGivenUp", failure,
      (extract(epoch from due_at - now()) * 1000)::float8 as "waitsMs"
      from notice where account_id = ${accountId} order by channel, created_at`,
  );
}

/** Lets so many seconds have passed since everything that is told of an account. */
export async function timePasses(db: Queryable, accountId: string, seconds: number): Promise<void> {
  await sql`update notice set created_at = created_at - make_interval(secs => ${seconds}),
    due_at = due_at - make_interval(secs => ${seconds}), period = period - ${Math.ceil(seconds / 300)}
    where account_id = ${accountId}`.execute(db);
}
