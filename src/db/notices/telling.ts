import { type RawBuilder, sql } from 'kysely';
import type { NoticeKind } from '../../domain/account/notice.ts';

/** What happens within this long is told once. */
export const togetherSeconds = 300;

type Event = {
  accountId: RawBuilder<unknown>;
  kind: NoticeKind;
  /** The row that the notice is about: of `new_device` a sign-in. */
  about: RawBuilder<unknown>;
  when: RawBuilder<unknown>;
};

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
      from account a cross join lateral (
        select 'sms', m.phone, 'authentication_method.phone' from authentication_method m
        where m.account_id = a.id and m.kind = 'otp_phone' and m.ended_at is null
          and m.phone is not null
        union all
        select 'email', a.email, 'account.email' where a.email is not null
      ) as c (channel, address, address_column)
      where a.id = (${accountId})::uuid and a.closed_at is null and (${when})
        and not exists (select from notice n
          where n.account_id = a.id and n.kind = ${kind}::text and n.channel = c.channel
            and n.period >= ${period} - 1
            and n.created_at > now() - make_interval(secs => ${togetherSeconds}::int))
      on conflict (account_id, kind, channel, period) do nothing
      returning id)`;
}
