import { sql } from 'kysely';
import { type EvidenceType, mostEvidence } from '../../domain/dispute/evidence.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { sealColumn } from '../sealed.ts';
import { countHits, type Throttle } from '../throttles.ts';

/** A file of a complaint, without its content. */
export type EvidenceFound = {
  id: string;
  type: EvidenceType;
  size: number;
  digest: Buffer;
  addedAt: Date;
};

export type NewEvidence = {
  id: string;
  flowId: string;
  type: EvidenceType;
  /** SHA-256 of it. */
  digest: Buffer;
  content: Buffer;
};

export type Added =
  | { outcome: 'added'; evidence: EvidenceFound }
  /** The flow does not stand where files are taken. */
  | { outcome: 'not_open' | 'too_many' }
  /** There is another file by this id. */
  | { outcome: 'id_taken' }
  | { outcome: 'refused'; until: Date };

const columns = sql`id, type, size, digest, added_at as "addedAt"`;

/**
 * Adds a file, sealed, to a flow that stands at the step `evidence`. The flow's row is held meanwhile: so the
 * files are those that the flow goes on with, and never more than there may be. The same file under the
 * same id again is there already.
 */
export async function addEvidence(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { id, flowId, type, digest, content }: NewEvidence,
  throttle: Throttle,
): Promise<Added> {
  const sealed = sealColumn(keys, 'evidence.content', id, content);
  return transaction(async (tx) => {
    if (!(await holdAtEvidence(tx, flowId))) return { outcome: 'not_open' };
    const found = await listEvidence(tx, flowId);
    const before = found.find((one) => one.id === id);
    if (before) {
      const isSame = before.digest.equals(digest);
      return isSame ? { outcome: 'added', evidence: before } : { outcome: 'id_taken' };
    }
    if (found.length >= mostEvidence) return { outcome: 'too_many' };
    const until = await countFile(tx, throttle);
    if (until) return { outcome: 'refused', until };
    const [evidence] = await rows(
      tx,
      sql<EvidenceFound>`
        insert into evidence (id, flow_id, type, size, digest, content)
        values (${id}, ${flowId}, ${type}, ${content.length}, ${digest}, ${sealed})
        on conflict (id) do nothing returning ${columns}`,
    );
    return evidence ? { outcome: 'added', evidence } : { outcome: 'id_taken' };
  });
}

/** The files of a flow, the first one first. */
export async function listEvidence(db: Queryable, flowId: string): Promise<EvidenceFound[]> {
  return rows(
    db,
    sql<EvidenceFound>`
      select ${columns} from evidence where flow_id = ${flowId} order by added_at, id`,
  );
}

/** Deletes a file while the flow stands where files are taken. */
export async function removeEvidence(
  { transaction }: Pick<Database, 'transaction'>,
  { id, flowId }: { id: string; flowId: string },
): Promise<'removed' | 'not_open' | 'not_found'> {
  return transaction(async (tx) => {
    if (!(await holdAtEvidence(tx, flowId))) return 'not_open';
    const removed = await rows(
      tx,
      sql`delete from evidence where id = ${id} and flow_id = ${flowId} returning id`,
    );
    return removed.length > 0 ? 'removed' : 'not_found';
  });
}

/** Holds a flow's row; whether it stands at the step `evidence`. */
async function holdAtEvidence(tx: Queryable, flowId: string): Promise<boolean> {
  const held = await rows(
    tx,
    sql<{ step: string | null; status: string }>`
      select step, status from flow where id = ${flowId} for no key update`,
  );
  return held.some(({ step, status }) => status === 'open' && step === 'evidence');
}

async function countFile(tx: Queryable, throttle: Throttle): Promise<Date | null> {
  const hits = await rows(
    tx,
    sql<{ hits: number; hit_limit: number; window_ends: Date }>`
      with hit as (${countHits([throttle], sql`true`)}) select * from hit`,
  );
  return hits.find(({ hits: made, hit_limit }) => made > hit_limit)?.window_ends ?? null;
}
