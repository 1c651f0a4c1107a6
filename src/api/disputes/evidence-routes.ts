import { evidenceList } from '../../domain/dispute/evidence.ts';
import { refusedAt } from '../flows/answer-submission.ts';
import { flowToken } from '../http/access/flow-token.ts';
import { route, type Route } from '../http/route.ts';
import { addEvidence } from './add-evidence.ts';
import { type EvidenceDeps, evidencePath, toView } from './evidence-deps.ts';

/** Ids are in lower case, as they were told. */
const evidenceId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files of a complaint: sent beside its steps, listed, and deleted again until it goes on with them. */
export function evidenceRoutes(deps: EvidenceDeps): Route[] {
  return [addEvidence(deps), list(deps), remove(deps)];
}

function list(deps: EvidenceDeps): Route {
  return route({
    method: 'get',
    path: evidencePath,
    access: flowToken(deps),
    answers: { 200: { description: 'The files, the first one first', schema: evidenceList } },
    refusals: [],
    operation: {
      id: 'listEvidence',
      tag: 'dispute',
      summary: { vi: 'Các tệp chứng minh', en: 'The files that were sent as evidence' },
    },
    handle: async ({ flowId }) => {
      const items = (await deps.disputes.listEvidence(flowId)).map(toView);
      return { status: 200, json: { items, next: null } };
    },
  });
}

function remove(deps: EvidenceDeps): Route {
  const { rows, disputes } = deps;
  return route({
    method: 'delete',
    path: `${evidencePath}/{evidenceId}`,
    access: flowToken(deps),
    answers: { 204: { description: 'Deleted' } },
    refusals: ['StepNotOpen', 'EvidenceNotFound'],
    operation: {
      id: 'deleteEvidence',
      tag: 'dispute',
      summary: { vi: 'Xóa một tệp chứng minh', en: 'Delete a file' },
    },
    handle: async ({ flowId, params }) => {
      const id = params['evidenceId'] ?? '';
      const isOne = evidenceId.test(id);
      const outcome = isOne ? await disputes.removeEvidence({ id, flowId }) : 'not_found';
      if (outcome === 'removed') return { status: 204 };
      const code = outcome === 'not_open' ? 'StepNotOpen' : 'EvidenceNotFound';
      throw refusedAt(code, await rows.read(flowId));
    },
  });
}
