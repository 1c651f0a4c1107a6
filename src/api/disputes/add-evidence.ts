import { createHash, randomUUID } from 'node:crypto';
import type { Added } from '../../db/disputes/evidence.ts';
import type { FlowRow } from '../../db/flows/flows.ts';
import { evidenceTypes, evidenceView, largestEvidence } from '../../domain/dispute/evidence.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Keys } from '../../platform/keys.ts';
import { refusedAt } from '../flows/answer-submission.ts';
import { refuseFlow } from '../flows/refuse-flow.ts';
import { flowToken, type OpenedFlow } from '../http/access/flow-token.ts';
import { Refused } from '../http/refused.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import { type EvidenceDeps, evidencePath, toView } from './evidence-deps.ts';
import { checkEvidence } from './files/check-evidence.ts';
import { createUploadPlaces } from './upload-places.ts';

/** 5 MB at 1 Mbit/s. */
const timeoutMs = 45_000;
/** With those that are deleted again: more than anybody tries by hand. */
const ofFlow = { limit: 40, windowSeconds: 86_400 };

/**
 * `POST /v1/flows/{id}/evidence`: a file, raw, while the flow stands at the step `evidence`. It is judged by
 * its content alone, and kept sealed.
 */
export function addEvidence(deps: EvidenceDeps): Route {
  return route({
    method: 'post',
    path: evidencePath,
    access: flowToken(deps),
    bound: createUploadPlaces(),
    idempotencyKey: 'optional',
    upload: {
      types: evidenceTypes,
      largestBytes: largestEvidence,
      timeoutMs,
      tooLarge: 'EvidenceTooLarge',
      unknownType: 'EvidenceTypeUnknown',
    },
    answers: { 201: { description: 'The file, as it was taken', schema: evidenceView } },
    refusals: [
      'StepNotOpen',
      'EvidenceEmpty',
      'EvidenceUnreadable',
      'EvidenceActive',
      'EvidenceTooMany',
      'IdempotencyKeyReused',
      'TooManyRequests',
    ],
    operation: {
      id: 'addEvidence',
      tag: 'dispute',
      summary: { vi: 'Gửi một tệp chứng minh', en: 'Send a file as evidence' },
    },
    handle: (request) => add(deps, request),
  });
}

type Adding = ApiRequest & OpenedFlow & { idempotencyKey: string | undefined };

async function add({ keys, disputes }: EvidenceDeps, request: Adding) {
  const { flowId, idempotencyKey, file } = request;
  const row = await request.readRow();
  // Before the file is looked at: that may take a while.
  if (row?.record.step?.name !== 'evidence') throw refusedAt('StepNotOpen', row);
  const checked = await checkEvidence(file);
  if ('code' in checked) throw refuseFlow(checked, row);
  const id = evidenceIdOf(keys, flowId, idempotencyKey);
  const digest = createHash('sha256').update(file).digest();
  const throttle = { key: keys.lookup('throttle', `evidence-of:${flowId}`), ...ofFlow };
  const added = await disputes.addEvidence(
    { id, flowId, type: checked.type, digest, content: file },
    throttle,
  );
  if (added.outcome !== 'added') throw refused(added, row);
  return { status: 201, json: toView(added.evidence) } as const;
}

function refused(added: Exclude<Added, { outcome: 'added' }>, row: FlowRow): Refused {
  const refusal = refusalOf(added);
  return refusal.code === 'IdempotencyKeyReused' ? new Refused(refusal) : refuseFlow(refusal, row);
}

function refusalOf(added: Exclude<Added, { outcome: 'added' }>): Refusal {
  switch (added.outcome) {
    case 'not_open':
      return { code: 'StepNotOpen' };
    case 'too_many':
      return { code: 'EvidenceTooMany' };
    case 'id_taken':
      return { code: 'IdempotencyKeyReused' };
    case 'refused':
      return { code: 'TooManyRequests', retryAt: added.until.toISOString() };
  }
}

/** The same for a file that is sent again under its key, within its flow. */
function evidenceIdOf(keys: Keys, flowId: string, idempotencyKey: string | undefined): string {
  if (idempotencyKey === undefined) return randomUUID();
  const bytes = keys.lookup('evidence', `${flowId}:${idempotencyKey}`).subarray(0, 16);
  // A UUID of version 8, whose bits are one's own affair (RFC 9562, section 5.8).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
