import { type Selectable, sql } from 'kysely';
import type { FactKind, NoticeDetails } from '../../domain/account/notice.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import type { Tables } from '../entities/entities.ts';
import { openText } from '../sealed.ts';

type Row = Selectable<Tables['notice']>;

export type Channel = Row['channel'];

/** A notice to be handed over, and whom and what it is about. */
export type DueNotice = Pick<Row, 'id' | 'tries'> & {
  /** Opens E.164, or an e-mail address. Of one that cannot be opened the error is this notice's alone. */
  to: () => string;
  language: Language;
  about: DueSignIn | DueFact;
};

/** A sign-in from a new device; null where there is none any more. */
type DueSignIn = {
  kind: 'new_device';
  signIn: { id: string; deviceName: string; at: Date; notMeUntil: Date } | null;
};

/** What a flow has done to the account, or will do. */
export type DueFact = {
  kind: FactKind;
  flowId: string | null;
  at: Date;
  details: NoticeDetails;
};

type ClaimedRow = Pick<
  Row,
  | 'id'
  | 'kind'
  | 'tries'
  | 'account_id'
  | 'address'
  | 'address_column'
  | 'flow_id'
  | 'details'
  | 'created_at'
> & {
  language: Language;
  sign_in_id: string | null;
  device_name: string | null;
  at: Date | null;
  not_me_until: Date | null;
};

/**
 * Takes the notices of a channel that are due, oldest first, so that nobody else takes them for
 * `leaseMs`: who does not come back by then leaves them to be taken again.
 */
export async function claimNotices(
  db: Queryable,
  keys: Keys,
  channel: Channel,
  { leaseMs, atOnce }: { leaseMs: number; atOnce: number },
): Promise<DueNotice[]> {
  const claimed = await rows(
    db,
    sql<ClaimedRow>`
      with due as (
        select id from notice
        where sent_at is null and given_up_at is null and due_at <= now() and channel = ${channel}
        order by due_at limit ${atOnce} for update skip locked),
      claimed as (
        update notice set tries = tries + 1, due_at = ${fromNow(leaseMs)}
        where id in (select id from due)
        returning id, kind, about, tries, account_id, address, address_column, flow_id, details,
          created_at)
      select c.id, c.kind, c.tries, c.account_id, c.address, c.address_column, c.flow_id, c.details,
        c.created_at, a.language,
        s.id as sign_in_id, s.device_name, s.at, s.not_me_until
      from claimed c join account a on a.id = c.account_id left join sign_in s on s.id = c.about`,
  );
  return claimed.map((row) => toNotice(keys, row));
}

function toNotice(keys: Keys, row: ClaimedRow): DueNotice {
  const { id, kind, tries, language, flow_id: flowId, details, created_at: at } = row;
  return {
    ...{ id, tries, language },
    to: () => openText(keys, row.address_column, row.account_id, row.address),
    about: kind === 'new_device' ? { kind, signIn: signInOf(row) } : { kind, flowId, at, details },
  };
}

function signInOf({ sign_in_id, device_name, at, not_me_until }: ClaimedRow): DueSignIn['signIn'] {
  const isThere =
    sign_in_id !== null && device_name !== null && at !== null && not_me_until !== null;
  return isThere ? { id: sign_in_id, deviceName: device_name, at, notMeUntil: not_me_until } : null;
}

/** Notes that a notice is with the SMS centre or the mail server, or may be. */
export async function markNoticeSent(db: Queryable, id: string): Promise<void> {
  await sql`update notice set sent_at = now(), failure = null
    where id = ${id} and sent_at is null`.execute(db);
}

/** How a try has failed; `again` is when the next one may be, null for never. */
export type NoticeFailure = {
  failure: string;
  again: { afterMs: number; untilHours: number } | null;
};

/**
 * Notes a try that has failed, and gives up what is refused for good or was told of too long ago.
 * Answers whether it is given up.
 */
export async function noteNoticeFailure(
  db: Queryable,
  id: string,
  { failure, again }: NoticeFailure,
): Promise<boolean> {
  const isOver = again
    ? sql`created_at <= now() - make_interval(hours => ${again.untilHours}::int)`
    : sql`true`;
  const [noted] = await rows(
    db,
    sql<{ given_up: boolean }>`
      update notice set failure = ${failure}, due_at = ${fromNow(again?.afterMs ?? 0)},
        given_up_at = case when ${isOver} then now() end
      where id = ${id} and sent_at is null and given_up_at is null
      returning given_up_at is not null as given_up`,
  );
  return noted?.given_up ?? false;
}

function fromNow(ms: number) {
  return sql`now() + ${ms}::float8 * interval '1 millisecond'`;
}
