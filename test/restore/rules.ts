import { sql } from 'kysely';
import { type Queryable, onlyRow, rows } from '../../src/db/database.ts';
import { factsOf } from '../matrix/facts.ts';
import type { CaseName } from './actor.ts';
import type { Outside } from './drill-system.ts';
import type { Met } from './go-on-with.ts';
import type { Lived } from './way-actors.ts';

type Told = Met & { name: CaseName; lived: Lived };

/** Throws where a flow has come to another end than after such a restore it may, or has done anything twice. */
export async function requireRules(
  system: Outside,
  { name, lived, end, met, journey }: Told,
): Promise<void> {
  const { way } = journey;
  const allowed = endsAfter(name, lived);
  if (!allowed.includes(end)) throw new Error(`${met.join(', ')}; not ${allowed.join(' or ')}`);
  const { auditedTwice, accounts, sessions, level, unsent } = await factsOf(system, journey);
  const wrong = [
    ...auditedTwice.map((event) => `doubled: ${event}`),
    ...(accounts > 1 ? [`${accounts} accounts`] : []),
    ...(sessions > 1 ? [`${sessions} sessions opened`] : []),
    ...((level ?? 0) > way.level ? [`level ${level ?? 0}, and ${way.level} was proven`] : []),
    ...(unsent > 0 ? [`${unsent} notices are not sent`] : []),
  ];
  if (wrong.length > 0) throw new Error(`${met.join(', ')}; ${wrong.join('; ')}`);
}

/** What may become of a flow; a change that is under way asks for a session, and all have ended. */
function endsAfter(name: CaseName, { hadBegun, journey: { way, flow } }: Lived): string[] {
  const hadEnded = flow?.status === way.end;
  const goesOn = [way.end, ...(way.flow.kind === 'change' ? ['refused'] : [])];
  switch (name) {
    case 'same':
      return hadBegun ? goesOn : ['FlowNotFound'];
    case 'temporalAhead':
      if (!hadEnded) return goesOn;
      if (!hadBegun) return ['FlowNotFound'];
      return way.end === 'completed' ? ['expired'] : [way.end];
    case 'oursAhead':
      return hadEnded ? [way.end] : hadBegun ? goesOn : ['expired'];
  }
}

/** The level of each account. */
export async function levelsOf(db: Queryable): Promise<Map<string, number>> {
  const found = await rows(db, sql<{ id: string; level: number }>`select id, level from account`);
  return new Map(found.map(({ id, level }) => [id, level]));
}

/** Throws where an account has a higher level than it was ever proven to have. */
export async function requireNoHigher(
  db: Queryable,
  proven: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [id, level] of await levelsOf(db)) {
    const most = proven.get(id);
    if (most === undefined || level > most) {
      throw new Error(`account ${id} has level ${level}, and ${most ?? 'none'} was proven`);
    }
  }
}

/** How many flows staff are still asked about that wait for them no more. */
export async function countIdleReviews(db: Queryable): Promise<number> {
  const { idle } = await onlyRow(
    db,
    sql<{ idle: number }>`
      select count(*)::int as idle from review r join flow f on f.id = r.flow_id
      where r.used_at is null and r.closed_at is null and f.status <> 'open'`,
  );
  return idle;
}
