import type { EvidenceFound } from '../../db/disputes/evidence.ts';
import type { EvidenceView } from '../../domain/dispute/evidence.ts';
import type { Keys } from '../../platform/keys.ts';
import type { FlowRows } from '../flows/flow-rows.ts';
import type { DisputeStore } from './dispute-store.ts';

export const evidencePath = '/v1/flows/{id}/evidence';

export type EvidenceDeps = {
  keys: Keys;
  rows: Pick<FlowRows, 'read'>;
  disputes: Pick<DisputeStore, 'addEvidence' | 'listEvidence' | 'removeEvidence'>;
};

/** A file as whoever has sent it sees it. */
export function toView({ id, type, size, addedAt }: EvidenceFound): EvidenceView {
  return { id, type, size, addedAt: addedAt.toISOString() };
}
