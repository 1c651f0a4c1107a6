import { createHash } from 'node:crypto';
import { sql } from 'kysely';

/** What stands before the first event. */
export const beforeFirst: Buffer = Buffer.alloc(32);

/** An event as the chain takes it: each part as the text that PostgreSQL makes of it. */
export type ChainedEvent = {
  id: string;
  at: string;
  event: string;
  actor: string;
  flow_id: string | null;
  account_id: string | null;
  details: string;
};

/** The columns of a `ChainedEvent`; not made by a function of the database, which its owner can change. */
export const chainedColumns = sql`id::text as id,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
  event, actor, flow_id, account_id::text as account_id, details::text as details`;

/** SHA-256 over an event at its place in the chain and all before it. */
export function chainHash(previous: Buffer, sequence: number, event: ChainedEvent): Buffer {
  const { id, at, event: name, actor, flow_id, account_id, details } = event;
  const parts = [sequence, id, at, name, actor, flow_id, account_id, details];
  return createHash('sha256').update(previous).update(JSON.stringify(parts)).digest();
}
