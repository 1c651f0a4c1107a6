import { listEvidence } from '../../db/disputes/evidence.ts';
import { concludeHearing } from '../../db/disputes/hearings.ts';
import { settle } from '../../db/disputes/settle.ts';
import { tell } from '../../db/notices/telling.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { checkComplainant } from './check-complainant.ts';
import type { DisputeActivities } from './dispute-activities.ts';
import { openHearing } from './open-hearing.ts';

/** What complaints have done. */
export function disputeActivities(deps: ActivityDeps): DisputeActivities {
  const { database, keys, now, hearingEnd } = deps;
  return {
    checkComplainant: (input) => checkComplainant(deps, input),
    readHearingEnd: async ({ flowId }) => {
      const files = await listEvidence(database.db, flowId);
      return files.length === 0 ? null : { until: hearingEnd(now()).toISOString() };
    },
    openHearing: (input) => openHearing(deps, input),
    concludeHearing: (input) => concludeHearing(database.db, keys, input),
    settleDispute: (input) => settle(database, keys, input),
    tellRejected: (input) => tell(database.db, { ...input, kind: 'dispute_rejected' }),
  };
}
