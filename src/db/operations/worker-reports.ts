import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** How a worker's last calls to an outside system went; times in milliseconds since 1970. */
export type SystemReport = {
  succeededAt: number | null;
  failedAt: number | null;
  /** Since the last one that succeeded. */
  failuresInARow: number;
};

export type WorkerReport = {
  /** As Temporal knows it: process id and host. */
  worker: string;
  /** How long ago it was written, by the database's clock. */
  secondsAgo: number;
  systems: Record<string, SystemReport>;
};

/** Overwrites what this worker said before. */
export async function writeWorkerReport(
  db: Queryable,
  worker: string,
  { systems, patches }: { systems: Record<string, SystemReport>; patches: readonly string[] },
): Promise<void> {
  await sql`
    insert into worker_report (worker, systems, patches)
    values (${worker}, ${JSON.stringify(systems)}::jsonb, ${sql.val([...patches])}::text[])
    on conflict (worker) do update set seen_at = now(), systems = excluded.systems,
      patches = excluded.patches`.execute(db);
}

/** How long after its last word a worker is taken to run: one that was stopped for a while comes back. */
const runsForSeconds = 60;

/** The changes of the workflows that every worker knows that runs. */
export async function readCommonPatches(db: Queryable): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ patch: string }>`
      with running as (select patches from worker_report
        where seen_at > now() - make_interval(secs => ${runsForSeconds}))
      select patch from running, unnest(patches) as patch
      group by patch having count(*) = (select count(*) from running)`,
  );
  return found.map(({ patch }) => patch);
}

/** The last words of the workers of the last hour. */
export function readWorkerReports(db: Queryable): Promise<WorkerReport[]> {
  return rows(
    db,
    sql<WorkerReport>`
      select worker, extract(epoch from now() - seen_at)::float8 as "secondsAgo", systems
      from worker_report where seen_at > now() - interval '1 hour'`,
  );
}

/** A worker that ends in order takes its word back. */
export async function removeWorkerReport(db: Queryable, worker: string): Promise<void> {
  await sql`delete from worker_report where worker = ${worker}`.execute(db);
}
