import { sql } from 'kysely';
import { z } from 'zod';
import type { Journey } from '../support/ways/journey.ts';
import { rows } from '../support/rows.ts';
import type { System } from '../support/system.ts';
import { until } from '../support/until.ts';

/** What rows and journals tell of a flow that has ended. */
export type Facts = {
  status: string | null;
  /** Events that the audit trail has of it twice, of those that happen once. */
  auditedTwice: string[];
  /** Codes that were accepted, and the tries at them that were counted. */
  codesUsed: number;
  tries: number;
  /** Of the account that it has made or changed. */
  level: number | null;
  sessions: number;
  accounts: number;
  /** Notices that were to be sent, and those that were not. */
  notices: number;
  unsent: number;
  /** What has come to phones and mailboxes, each different text with how often; null where others share them. */
  texts: number[] | null;
};

const count = z.object({ count: z.coerce.number() });

/** Reads them, once all notices are sent. */
export async function factsOf(system: System, journey: Journey): Promise<Facts> {
  const { database } = system;
  const { way, flow } = journey;
  const id = flow?.id ?? '';
  const accountId = way.accountId ?? accountOf(journey);
  const one = async (query: ReturnType<typeof sql>): Promise<number> =>
    (await rows(database.db, count, query))[0]?.count ?? 0;
  const listed = async (query: ReturnType<typeof sql>): Promise<string[]> =>
    (await rows(database.db, z.object({ listed: z.string() }), query)).map(
      ({ listed: each }) => each,
    );
  const unsent = () =>
    one(sql`select count(*) from notice where account_id = ${accountId} and sent_at is null`);
  await until('notices to be sent', async () => (await unsent()) === 0, 60_000).catch(
    () => undefined,
  );
  const levels = await listed(
    sql`select level::text as listed from account where id = ${accountId}`,
  );
  return {
    status: (await listed(sql`select status as listed from flow where id = ${id}`))[0] ?? null,
    auditedTwice: await listed(sql`
      select event as listed from audit_event where flow_id = ${id}
        and event = any(${sql.val(onceEach)}::text[]) group by event having count(*) > 1`),
    codesUsed: await one(
      sql`select count(used_at) as count from otp_challenge where flow_id = ${id}`,
    ),
    tries: await one(
      sql`select coalesce(sum(attempts), 0) as count from otp_challenge where flow_id = ${id}`,
    ),
    level: levels[0] === undefined ? null : Number(levels[0]),
    sessions: await one(
      sql`select count(*) from audit_event where flow_id = ${id} and event = 'session.opened'`,
    ),
    accounts: await one(
      sql`select count(*) from audit_event where flow_id = ${id} and event = 'account.created'`,
    ),
    notices: await one(sql`select count(*) from notice where account_id = ${accountId}`),
    unsent: await unsent(),
    texts: way.told ? timesOf(await way.told.messages()) : null,
  };
}

function accountOf({ flow }: Journey): string | null {
  return flow?.result && 'account' in flow.result ? flow.result.account.id : null;
}

/** How often each different text has come. */
export function timesOf(texts: readonly string[]): number[] {
  return [...Map.groupBy(texts, (text) => text).values()].map(({ length }) => length);
}

/** What happens in a flow at most once. */
const onceEach = [
  ...['account.created', 'account.recovered', 'account.closed', 'flow.cancelled', 'flow.taken_up'],
  ...['session.opened', 'session.raised', 'password.changed', 'password.reset', 'phone.changed'],
  ...['email.changed', 'method.added', 'method.removed', 'method.unlocked', 'level.raised'],
  ...['document.added', 'recovery.approved', 'hearing.opened', 'dispute.freed'],
];
