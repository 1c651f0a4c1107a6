import { type LostTime, readLostTime as read } from '../../db/flows/lost-time.ts';
import { systemsOf } from '../../domain/flows/systems-of.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ReadLostTime } from './operator-activities.ts';

/** Reads how long declared outages of systems that a flow needs have lasted since a moment. */
export function readLostTime(
  { database }: Pick<ActivityDeps, 'database'>,
  { since, ...flow }: ReadLostTime,
): Promise<LostTime> {
  return read(database.db, { systems: systemsOf(flow), since: new Date(since) });
}
