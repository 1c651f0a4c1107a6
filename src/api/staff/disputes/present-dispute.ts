import type { EvidenceFound } from '../../../db/disputes/evidence.ts';
import type { DisputeFound, DisputeShown } from '../../../db/staff/disputes.ts';
import type { DisputeLine, DisputeView } from '../../../domain/staff/dispute-view.ts';
import type { ReviewView } from '../../../domain/staff/review-view.ts';
import { toView } from '../../disputes/evidence-deps.ts';

/** A complaint as the list has it. */
export function presentDisputeLine(dispute: DisputeFound): DisputeLine {
  const { id, reference, step, since, dueAt, hasObjection } = dispute;
  const times = { since: since.toISOString(), dueAt: dueAt?.toISOString() ?? null };
  return { id, reference, step, ...times, hasObjection };
}

/** A complaint with what both parties have said. */
export function presentDispute(
  dispute: DisputeShown,
  evidence: readonly EvidenceFound[],
  review: ReviewView | null,
): DisputeView {
  const { hearing } = dispute;
  const objection = hearing?.objection;
  return {
    ...presentDisputeLine(dispute),
    hearing: hearing && {
      until: hearing.until.toISOString(),
      objection: objection
        ? { statement: objection.statement, at: objection.at.toISOString() }
        : null,
    },
    evidence: evidence.map(toView),
    review,
  };
}
