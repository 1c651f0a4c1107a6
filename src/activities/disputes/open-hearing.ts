import { openHearing as open } from '../../db/disputes/hearings.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { DisputeActivities } from './dispute-activities.ts';

/** Opens the hearing; its evidence is named by digests, as staff and their decisions know it. */
export async function openHearing(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { until, ...opening }: Parameters<DisputeActivities['openHearing']>[0],
): ReturnType<DisputeActivities['openHearing']> {
  const files = await open(database, keys, { ...opening, until: new Date(until) });
  if (!files) return null;
  const evidence = files.map(({ id, type, size, digest }) => ({
    id,
    type,
    size,
    digest: digest.toString('hex'),
  }));
  return { evidence };
}
