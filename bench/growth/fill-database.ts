import { Client } from 'pg';

export type Fill = { accounts: number; openFlows: number };

const chunk = 100_000;
const statementMs = 600_000;

/**
 * Makes accounts, and open flows that wait for a code, by SQL: rows that every constraint takes, of the
 * sizes that ours have, with random bytes where ours are sealed or keyed hashes. Nothing of it is in
 * Temporal, and nobody can open it; statements that look for other rows find it in their way.
 */
export async function fillDatabase(url: string, { accounts, openFlows }: Fill): Promise<void> {
  const client = new Client({ connectionString: url, statement_timeout: statementMs });
  await client.connect();
  try {
    for (const statement of ofAccounts) await inChunks(client, statement, accounts);
    for (const statement of ofFlows) await inChunks(client, statement, openFlows);
    await client.query('vacuum analyze');
    // Else what was made is still being written while it is measured.
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function inChunks(client: Client, statement: string, count: number): Promise<void> {
  for (let from = 1; from <= count; from += chunk) {
    await client.query(statement, [from, Math.min(count, from + chunk - 1)]);
  }
}

/** 32 bytes that look random, the same for the same words. */
const bytes = (word: string): string => `sha256(convert_to('${word}' || n, 'UTF8'))`;
const sealed = (word: string): string => `${bytes(`${word}/1/`)} || ${bytes(`${word}/2/`)}`;
const uuid = `md5('grown account ' || n)::uuid`;
const numbers = 'generate_series($1::int, $2::int) as n';
const longAgo = `now() - make_interval(mins => n % 500000)`;

const ofAccounts = [
  `insert into account (id, subject_type, level, method, full_name, date_of_birth, sex, flow_id, created_at)
    select ${uuid}, 'citizen', 2, 'mobile_subscriber', ${sealed('name')}, ${sealed('birth')},
      ${sealed('sex')}, 'grown-account-' || n, ${longAgo} from ${numbers}`,
  `insert into identity_document (account_id, subject_type, kind, number, number_lookup, source, added_at)
    select ${uuid}, 'citizen', 'cccd', ${sealed('number')}, ${bytes('document')}, 'carrier', ${longAgo}
    from ${numbers}`,
  `insert into authentication_method (account_id, kind, password_salt, password_mac)
    select ${uuid}, 'password', substring(${bytes('salt')} for 16), ${bytes('mac')} from ${numbers}`,
  `insert into authentication_method (account_id, kind, phone, phone_lookup)
    select ${uuid}, 'otp_phone', ${sealed('phone')}, ${bytes('phone of account')} from ${numbers}`,
  `insert into consent (account_id, version, purposes, channel, flow_id, given_at)
    select ${uuid}, '2026-11', '{account}', 'web', 'grown-account-' || n, ${longAgo} from ${numbers}`,
  `insert into audit_event (sequence, event, actor, flow_id, account_id, details, hash)
    select 1000000000 + n, 'account.created', 'citizen', 'grown-account-' || n, ${uuid},
      '{"step": null, "status": "completed", "purpose": "registration"}', ${bytes('hash')} from ${numbers}`,
];

const flowId = `'grown-flow-' || n`;
const reference = `'DD-' || substring(translate(upper(md5('reference' || n)), 'ABCDEF', 'GHJKMN') for 4)
  || '-' || substring(translate(upper(md5('reference' || n)), 'ABCDEF', 'GHJKMN') from 5 for 4)`;

/** Opened within the last three days, which is how long a flow is open at most by default. */
const ofFlows = [
  `insert into flow (id, reference, kind, method, status, step, waiting_for, waiting_since, expires_at,
      sequence, event, body, phone_lookup, document_lookup, message_id, delivery, opened_at)
    select ${flowId}, ${reference}, 'registration', 'mobile_subscriber', 'open', 'otp', 'citizen',
      now() - make_interval(mins => n % 4000), now() + make_interval(mins => 60 + n % 4000), 1, 'otp.sent',
      decode(repeat(md5('body' || n), 45), 'hex'), ${bytes('phone of flow')}, ${bytes('document of flow')},
      'grown-' || n, case n % 10 when 0 then 'pending' else 'delivered' end,
      now() - make_interval(mins => n % 4000)
    from ${numbers}`,
  `insert into otp_challenge (flow_id, step, purpose, number, secret, code_mac, issued_at, expires_at, sent_at)
    select ${flowId}, 'otp', 'registration', 1, ${sealed('secret')}, ${bytes('code')},
      now() - make_interval(mins => n % 1400), now() - make_interval(mins => n % 1400 - 5),
      now() - make_interval(mins => n % 1400)
    from ${numbers}`,
  `insert into admission (flow_id, claim, failures, expires_at)
    select ${flowId}, ${bytes('claim')}, array[${bytes('failure/1/')}, ${bytes('failure/2/')}],
      now() + make_interval(mins => 60 + n % 4000)
    from ${numbers}`,
  `insert into throttle (key, hits, window_ends)
    select ${bytes('throttle')}, 1 + n % 3, now() + make_interval(mins => 60 + n % 1300) from ${numbers}`,
];
