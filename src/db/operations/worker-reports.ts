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
  systems: Record<string, SystemReport>,
): Promise<void> {
  await sql`
    insert into worker_report (worker, systems) values (${worker}, ${JSON.stringify(systems)}::jsonb)
    on conflict (worker) do update set seen_at = now(), systems = excluded.systems`.execute(db);
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
