import { sql } from 'kysely';
import { type Database, type Queryable, rows } from '../database.ts';
import { beforeFirst, type ChainedEvent, chainedColumns, chainHash } from './audit-chain.ts';
import type { SealKey } from './seal-key.ts';

const mostAtOnce = 1_000;

/** The newest sealed event, and the hash of the chain up to it. */
export type AuditHead = { sequence: number; hash: Buffer };

type Head = AuditHead & { number: number };

/**
 * Numbers, chains and signs the events that were written since the last seal, a thousand at most, as
 * one transaction of the sealer's role. Null when there are none, or another sealer was first: the
 * number of a seal is there once.
 */
export async function sealEvents(
  { transaction }: Pick<Database, 'transaction'>,
  key: SealKey,
  now: () => Date,
): Promise<AuditHead | null> {
  return transaction(async (tx) => {
    const last = await readLast(tx);
    const events = await readUnnumbered(tx);
    if (events.length === 0) return null;
    const chained = chain(last, events);
    const hash = chained.at(-1)?.hash ?? last.hash;
    const head = { sequence: last.sequence + events.length, hash };
    if (!(await writeSeal(tx, key, { ...head, number: last.number + 1 }, now()))) return null;
    await numberEvents(tx, chained);
    return head;
  });
}

/** The head as the newest seal has it; null before the first. */
export async function readHead(db: Queryable): Promise<AuditHead | null> {
  const last = await readLast(db);
  return last.number === 0 ? null : { sequence: last.sequence, hash: last.hash };
}

/** Names a head so that it can be noted and held against the trail later: n17:hash in hex. */
export function headName({ sequence, hash }: AuditHead): string {
  return `n${sequence}:${hash.toString('hex')}`;
}

async function readLast(db: Queryable): Promise<Head> {
  const [last] = await rows(
    db,
    sql<{ number: number; sequence: number; hash: Buffer }>`
      select number::float8 as number, last_sequence::float8 as sequence, hash from audit_seal
      order by audit_seal.number desc limit 1`,
  );
  return last ?? { number: 0, sequence: 0, hash: beforeFirst };
}

function readUnnumbered(tx: Queryable): Promise<ChainedEvent[]> {
  return rows(
    tx,
    sql<ChainedEvent>`
      select ${chainedColumns} from audit_event where sequence is null
      order by audit_event.id limit ${mostAtOnce}`,
  );
}

type Chained = { id: string; sequence: number; hash: Buffer };

function chain(last: Head, events: readonly ChainedEvent[]): Chained[] {
  let { sequence, hash } = last;
  return events.map((event) => {
    sequence += 1;
    hash = chainHash(hash, sequence, event);
    return { id: event.id, sequence, hash };
  });
}

/** False when there is one of this number by now, for whose writer this waits. */
async function writeSeal(
  tx: Queryable,
  key: SealKey,
  { number, sequence, hash }: Head,
  sealedAt: Date,
): Promise<boolean> {
  const signature = key.sign({ number, lastSequence: sequence, hash, sealedAt });
  const written = await rows(
    tx,
    sql`
      insert into audit_seal (number, last_sequence, hash, sealed_at, key_id, signature)
      values (${number}, ${sequence}, ${hash}, ${sealedAt}, ${key.keyId}, ${signature})
      on conflict do nothing returning number`,
  );
  return written.length === 1;
}

async function numberEvents(tx: Queryable, chained: readonly Chained[]): Promise<void> {
  const values = chained.map(
    ({ id, sequence, hash }) => sql`(${id}::bigint, ${sequence}::bigint, ${hash}::bytea)`,
  );
  const { numAffectedRows } = await sql`
    update audit_event set sequence = v.sequence, hash = v.hash
    from (values ${sql.join(values)}) as v (id, sequence, hash)
    where audit_event.id = v.id`.execute(tx);
  if (Number(numAffectedRows) !== chained.length) throw new Error('audit events have gone');
}
