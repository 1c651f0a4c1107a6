import { sql } from 'kysely';
import type { OutsideSystem } from '../../domain/flows/waiting-for.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import { constraintOf } from '../unique-violation.ts';
import { actOnce, type KeyedAct } from './acts.ts';

/** An outage as it stands, with how many flows wait for that system now. */
export type OutageRow = {
  id: string;
  system: OutsideSystem;
  since: Date;
  until: Date | null;
  declaredBy: string;
  endedBy: string | null;
  reason: string;
  ticket: string;
  flowsWaiting: number;
};

type Act = Omit<KeyedAct, 'act' | 'details'>;
type Done = 'done' | 'repeated' | 'key_reused';

/**
 * Declares an outage, once under the act's key, which names it. One that has no `until` lasts; of a system
 * at most one does. `since` missing: now, by the database's clock.
 */
export async function declareOutage(
  database: Pick<Database, 'transaction'>,
  act: Act,
  { system, since }: { system: OutsideSystem; since: Date | undefined },
): Promise<Done | 'already_open'> {
  const declared = { ...act, act: 'outage_declared', details: { system, outage: act.key } };
  const { reason, ticket } = act.why;
  try {
    const { outcome } = await actOnce(database, declared, (tx) =>
      sql`
        insert into outage (id, system, since, declared_by, reason, ticket)
        values (${act.key}, ${system}, least(${since ?? null}::timestamptz, now()), ${act.by},
          ${reason}, ${ticket})`.execute(tx),
    );
    return outcome;
  } catch (error) {
    if (constraintOf(error) === 'outage_open') return 'already_open';
    throw error;
  }
}

class NotEnded extends Error {
  readonly outcome: 'not_found' | 'ended' | 'times_wrong';

  constructor(outcome: NotEnded['outcome']) {
    super(outcome);
    this.outcome = outcome;
  }
}

/** Ends an outage that lasts, once under the act's key. `until` missing: now. */
export async function endOutage(
  database: Pick<Database, 'transaction'>,
  act: Act,
  { id, until }: { id: string; until: Date | undefined },
): Promise<Done | NotEnded['outcome']> {
  const ended = { ...act, act: 'outage_ended', details: { outage: id } };
  try {
    const { outcome } = await actOnce(database, ended, (tx) => end(tx, act.by, { id, until }));
    return outcome;
  } catch (error) {
    if (error instanceof NotEnded) return error.outcome;
    throw error;
  }
}

/** Throws where there is nothing to be ended: then nothing is noted as done. */
async function end(
  tx: Queryable,
  by: string,
  { id, until }: { id: string; until: Date | undefined },
): Promise<void> {
  const [found] = await rows(
    tx,
    sql<{ isOver: boolean; isBefore: boolean }>`
      select until is not null as "isOver",
        least(${until ?? null}::timestamptz, now()) < since as "isBefore"
      from outage where id = ${id} for update`,
  );
  if (!found) throw new NotEnded('not_found');
  if (found.isOver) throw new NotEnded('ended');
  if (found.isBefore) throw new NotEnded('times_wrong');
  await sql`
    update outage set until = least(${until ?? null}::timestamptz, now()), ended_by = ${by}
    where id = ${id}`.execute(tx);
}

const columns = sql`o.id, o.system, o.since, o.until, o.declared_by as "declaredBy",
  o.ended_by as "endedBy", o.reason, o.ticket,
  (select count(*)::int from flow f where f.status = 'open' and f.waiting_for = o.system)
    as "flowsWaiting"`;

/** One outage; null where there is none. */
export async function readOutage(db: Queryable, id: string): Promise<OutageRow | null> {
  const [found] = await rows(
    db,
    sql<OutageRow>`select ${columns} from outage o where o.id = ${id}`,
  );
  return found ?? null;
}

/** Those that last, the latest first, then those that have ended. */
export async function listOutages(db: Queryable, limit: number): Promise<OutageRow[]> {
  return rows(
    db,
    sql<OutageRow>`
      select ${columns} from outage o
      order by o.until is not null, o.since desc, o.id limit ${limit}`,
  );
}
