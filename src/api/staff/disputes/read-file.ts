import type { EvidenceType } from '../../../domain/dispute/evidence.ts';
import { whyHeaders } from '../../../domain/staff/why.ts';
import { type StaffAccessDeps, staffOnly } from '../../http/access/staff.ts';
import { Refused } from '../../http/refused.ts';
import { route, type Route } from '../../http/route.ts';
import type { StaffDisputeStore } from './dispute-store.ts';

const endings = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
} as const satisfies Record<EvidenceType, string>;

const policy =
  "default-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

/** A file of a complaint: a stranger has sent it, so it is saved, and never shown by a browser as ours. */
export function readFile(
  deps: StaffAccessDeps & { staffDisputes: Pick<StaffDisputeStore, 'readEvidence'> },
  path: string,
): Route {
  return route({
    method: 'get',
    path: `${path}/{id}/evidence/{fileId}`,
    access: staffOnly(deps, 'readEvidence', ['support', 'supervisor']),
    headers: whyHeaders,
    answers: {
      200: { description: 'The file, as it was sent', type: 'application/octet-stream' },
    },
    refusals: ['EvidenceNotFound'],
    operation: {
      id: 'readEvidence',
      tag: 'staff',
      summary: { vi: 'Tải một tệp chứng minh', en: 'A file that was sent as evidence' },
    },
    handle: async ({ params, staff, headers }) => {
      const { id: flowId = '', fileId: id = '' } = params;
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const of = { flowId, id };
      const found = /^[\w-]{1,100}$/.test(flowId)
        ? await deps.staffDisputes.readEvidence(of, { by: staff.id, why })
        : null;
      if (!found) throw new Refused('EvidenceNotFound');
      return {
        status: 200,
        headers: {
          'Content-Disposition': `attachment; filename="${id.toLowerCase()}.${endings[found.type]}"`,
          'Content-Security-Policy': policy,
        },
        file: found.content,
      };
    },
  });
}
