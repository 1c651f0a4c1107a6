import type { Heard } from '../../domain/dispute/complaint.ts';
import type { EvidenceClaimed } from '../../domain/dispute/evidence.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Writing } from '../engine/perform.ts';
import type { Handlers, Opening } from '../engine/opening.ts';
import type { DisputeFlow } from './told.ts';

type HearingOpening = Opening<'hearing', null, 'identity'>;
type Taken = { evidence: EvidenceClaimed[]; opening: HearingOpening };

/**
 * Waits for the evidence, and then as long as the other party may be heard: where nobody holds the number,
 * just as long.
 */
export async function hear(
  flow: DisputeFlow,
  { document, fullName }: { document: IdentityNumber; fullName: string },
): Promise<{ evidence: EvidenceClaimed[]; heard: Heard }> {
  const on: Handlers<'evidence', Taken, 'identity'> = {
    submit: async () => {
      const taken = await takeEvidence(flow, document);
      return taken ? { done: taken } : { problem: { code: 'EvidenceMissing' }, on };
    },
  };
  const { evidence, opening } = await flow.step('evidence', { event: 'evidence.awaited', on });
  await flow.step('hearing', opening);
  const { id: flowId } = flow.record;
  const heard = await flow.perform((activities) =>
    activities.concludeHearing({ flowId, fullName }),
  );
  return { evidence, heard };
}

async function takeEvidence(flow: DisputeFlow, document: IdentityNumber): Promise<Taken | null> {
  const { id: flowId } = flow.record;
  const end = await flow.perform((activities) => activities.readHearingEnd({ flowId }));
  if (!end) return null;
  const { until } = end;
  // Staff have their time from the hearing's end on.
  flow.extendDeadline(Date.parse(until) + flow.settings.reviewDeadlineMs);
  const open: Writing<{ evidence: EvidenceClaimed[] } | null> = (activities, next) =>
    activities.openHearing({ flowId, document, until, next });
  const { result, opening } = await flow.openWith(
    'hearing',
    () => ({ ...lasting(Date.parse(until)), rewrite: open }),
    open,
    { isWritten: (opened) => opened !== null },
  );
  return result && { evidence: result.evidence, opening };
}

function lasting(until: number): HearingOpening {
  return {
    event: 'hearing.opened',
    waitingFor: 'other_party',
    until,
    on: {},
    wake: {
      at: () => until,
      run: () => Promise.resolve({ done: null }),
      summary: 'The end of the hearing',
    },
  };
}
