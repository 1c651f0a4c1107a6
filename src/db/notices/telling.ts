import { type RawBuilder, sql } from 'kysely';
import type { FactKind, NoticeDetails, NoticeKind } from '../../domain/account/notice.ts';
import type { Queryable } from '../database.ts';

/** What happens within this long is told once. */
export const togetherSeconds = 300;

type Event = {
  accountId: RawBuilder<unknown>;
  kind: Extract<NoticeKind, 'new_device'>;
  /** The row that the notice is about: of `new_device` a sign-in. */
  about: RawBuilder<unknown>;
  when: RawBuilder<unknown>;
};

/** Of account `a`, each live contact: channel, address as it is sealed, and the column that it was sealed for. */
export const contacts = sql`
  select 'sms', m.phone, 'authentication_method.phone' from authentication_method m
  where m.account_id = a.id and m.kind = 'otp_phone' and m.ended_at is null and m.phone is not null
  union all
  select 'email', a.email, 'account.email' where a.email is not null`;

/**
 * Part of a WITH clause, named `told`: where `when` holds, a notice for each live contact of the account,
 * beside whatever makes the event. None on a channel on which the same kind was told within the last
 * five minutes. The addresses stay sealed as they are.
 */
export function telling({ accountId, kind, about, when }: Event): RawBuilder<unknown> {
  const period = sql`floor(extract(epoch from now()) / ${togetherSeconds}::int)::bigint`;
  return sql`
    told as (
      insert into notice (account_id, kind, about, channel, address, address_column, period)
      select a.id, ${kind}::text, (${about})::uuid, c.channel, c.address, c.address_column, ${period}
      from account a cross join lateral (${contacts}) as c (channel, address, address_column)
      where a.id = (${accountId})::uuid and a.closed_at is null and (${when})
        and not exists (select from notice n
          where n.account_id = a.id and n.kind = ${kind}::text and n.channel = c.channel
            and n.period >= ${period} - 1
            and n.created_at > now() - make_interval(secs => ${togetherSeconds}::int))
      on conflict (account_id, kind, channel, period) where kind = 'new_device' do nothing
      returning id)`;
}

/** A fact to tell an account. */
export type Fact = {
  accountId: string;
  kind: FactKind;
  /** The flow that makes it a fact: tells it once; null: whoever tells it sees to that. */
  flowId: string | null;
  details?: NoticeDetails;
};

/** Tells each contact that the account has by now: call it before a contact is changed, in the same transaction. */
export async function tell(db: Queryable, fact: Fact): Promise<void> {
  const { accountId, kind, flowId, details = {} } = fact;
  await sql`
    insert into notice (account_id, kind, flow_id, details, channel, address, address_column, period)
    select a.id, ${kind}, ${flowId}, ${JSON.stringify(details)}::jsonb, c.channel, c.address,
      c.address_column, 0
    from account a cross join lateral (${contacts}) as c (channel, address, address_column)
    where a.id = ${accountId}
    on conflict do nothing`.execute(db);
}
