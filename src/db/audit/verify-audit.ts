import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import { beforeFirst, type ChainedEvent, chainedColumns, chainHash } from './audit-chain.ts';
import type { AuditHead } from './seal-events.ts';
import { isSignedByOneOf } from './seal-key.ts';

const atOnce = 5_000;

export type AuditTrail =
  | {
      intact: true;
      head: AuditHead | null;
      /** Written and not sealed yet, and since when the oldest of them waits. */
      unsealed: Unsealed;
    }
  | { intact: false; brokenAt: number; why: string };

/** What waits for the sealer: since when, and how long that is by the database's clock. */
export type Unsealed = { events: number; since: Date | null; seconds: number };

type Options = {
  /** Of the sealer's keys, also of earlier ones: 32 bytes each. */
  publicKeys: readonly Buffer[];
  /** Heads that were noted earlier, anywhere out of reach of the database; hashes may be shortened. */
  noted: readonly AuditHead[];
};

/**
 * Walks the whole audit trail and names the first event that does not fit: numbers without a gap,
 * each event's hash over it and all before, each seal signed by the sealer over the hash at its
 * event. Whoever rewrites events cannot sign; whoever puts an older copy in place lacks the events of
 * a head that was noted since.
 */
export async function verifyAudit(db: Queryable, options: Options): Promise<AuditTrail> {
  const walk = createWalk(options);
  for (;;) {
    const page = await readPage(db, walk.head().sequence);
    for (const event of page) {
      const why = walk.take(event);
      if (why !== null) return { intact: false, brokenAt: walk.head().sequence + 1, why };
    }
    if (page.length < atOnce) break;
  }
  const why = walk.end();
  if (why !== null) return { intact: false, brokenAt: walk.sealedUntil() + 1, why };
  return { intact: true, head: walk.sealedHead(), unsealed: await readUnsealed(db) };
}

type Row = ChainedEvent & {
  sequence: number;
  hash: Buffer;
  number: number | null;
  seal_hash: Buffer | null;
  sealed_at: Date | null;
  key_id: string | null;
  signature: Buffer | null;
};

function createWalk({ publicKeys, noted }: Options) {
  let head: AuditHead = { sequence: 0, hash: beforeFirst };
  let seal = { number: 0, sequence: 0 };
  let sealed: AuditHead | null = null;

  function sealFlaw(row: Row, hash: Buffer): string | null {
    const { number, seal_hash, sealed_at: sealedAt, key_id: keyId, signature } = row;
    if (number === null || !seal_hash || !sealedAt || keyId === null || !signature) return null;
    if (number !== seal.number + 1) return `seal ${seal.number + 1} is missing`;
    const sealing = { number, lastSequence: row.sequence, hash, sealedAt };
    if (!seal_hash.equals(hash) || !isSignedByOneOf(publicKeys, sealing, { keyId, signature })) {
      return `seal ${number} is not the sealer's over events ${seal.sequence + 1} to ${row.sequence}`;
    }
    seal = { number, sequence: row.sequence };
    sealed = { sequence: row.sequence, hash };
    return null;
  }

  return {
    head: () => head,
    sealedUntil: () => seal.sequence,
    sealedHead: (): AuditHead | null => sealed,
    take: (row: Row): string | null => {
      const sequence = head.sequence + 1;
      if (row.sequence !== sequence) return 'it is missing';
      const hash = chainHash(head.hash, sequence, row);
      if (!hash.equals(row.hash)) return 'it is not what was sealed';
      const flaw = sealFlaw(row, hash);
      if (flaw !== null) return flaw;
      const note = noted.find((one) => one.sequence === sequence);
      if (note && !isSameHash(note.hash, hash)) return 'it is not that of the head that was noted';
      head = { sequence, hash };
      return null;
    },
    end: (): string | null => {
      if (head.sequence > seal.sequence) return 'it has a number, and no seal';
      const beyond = noted.find((one) => one.sequence > head.sequence);
      return beyond ? `the trail ends before event ${beyond.sequence}, which was noted` : null;
    },
  };
}

function isSameHash(noted: Buffer, hash: Buffer): boolean {
  return noted.length > 0 && hash.subarray(0, noted.length).equals(noted);
}

function readPage(db: Queryable, after: number): Promise<Row[]> {
  return rows(
    db,
    sql<Row>`
      with page as (
        select ${chainedColumns}, sequence, hash from audit_event where sequence > ${after}
        order by audit_event.sequence limit ${atOnce})
      select page.*, page.sequence::float8 as sequence, s.number::float8 as number,
        s.hash as seal_hash, s.sealed_at, s.key_id, s.signature
      from page left join audit_seal s on s.last_sequence = page.sequence
      order by page.sequence`,
  );
}

/** What waits for the sealer. */
export async function readUnsealed(db: Queryable): Promise<Unsealed> {
  const [row] = await rows(
    db,
    sql<Unsealed>`
      select count(*)::int as events, min(at) as since,
        coalesce(greatest(extract(epoch from now() - min(at)), 0), 0)::float8 as seconds
      from audit_event where sequence is null`,
  );
  return row ?? { events: 0, since: null, seconds: 0 };
}

/** Whether the connected user can change the schema of the trail: as its owner, or as a superuser. */
export async function ownsAuditTrail(db: Queryable): Promise<boolean> {
  const [row] = await rows(
    db,
    sql<{ owns: boolean }>`
      select pg_has_role(current_user, relowner, 'usage') as owns from pg_class
      where oid = 'audit_event'::regclass`,
  );
  return row?.owns ?? false;
}
