import type { ReadEvent, SealState } from '../../db/audit/read-events.ts';
import { pageSize } from '../../domain/account/list-view.ts';
import {
  type AuditList,
  auditList,
  auditParameters,
  isFairSpan,
  lastDay,
  type Span,
} from '../../domain/privacy/audit-views.ts';
import { whyHeaders } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { afterParameter, cursorOf, placeOf } from '../account/cursors.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { PrivacyStore } from './privacy-store.ts';

export type AuditDeps = StaffAccessDeps & { keys: Keys; privacy: PrivacyStore };

type Asked = {
  flowId?: string | undefined;
  accountId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** `GET /v1/staff/audit`: events of the audit trail, for auditors, whose looks are in it themselves. */
export function audit({ keys, privacy, ...deps }: AuditDeps): Route {
  const id = 'readAudit';
  return route({
    method: 'get',
    path: '/v1/staff/audit',
    access: staffOnly(deps, id, ['auditor']),
    query: { ...auditParameters, after: afterParameter },
    headers: whyHeaders,
    answers: { 200: { description: 'The newest first, and the seal', schema: auditList } },
    refusals: ['HeaderInvalid'],
    operation: {
      id,
      tag: 'staff',
      summary: { vi: 'Nhật ký kiểm toán', en: 'The audit trail' },
    },
    handle: async ({ staff, query: { after, ...asked }, headers, reader: { now } }) => {
      const span = spanOf(asked, now);
      const listed = { list: 'audit', by: `${staff.id}:${JSON.stringify(asked)}` } as const;
      const place = placeOf(keys, listed, after);
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const look = { act: 'audit_read', by: staff.id, why, details: { asked } };
      const { items, next, seal } = await privacy.readEvents(
        { ...asked, from: span.from, to: span.to, after: place, limit: pageSize },
        look,
      );
      const page = { items: items.map(present), next: cursorOf(keys, listed, next) };
      return { status: 200, json: { ...page, seal: presentSeal(seal) } };
    },
  });
}

/** Of one flow or account, the whole of it unless told; else the last day, or as many as a report has. */
function spanOf({ flowId, accountId, from, to }: Asked, now: Date): Partial<Span> {
  const isOfOne = flowId !== undefined || accountId !== undefined;
  const end = to === undefined ? now : new Date(to);
  if (isOfOne) return { ...(from !== undefined && { from: new Date(from) }), to: end };
  const span = from === undefined ? lastDay(end) : { from: new Date(from), to: end };
  if (!isFairSpan(span)) throw new Refused('HeaderInvalid');
  return span;
}

function present(event: ReadEvent): AuditList['items'][number] {
  const { at, hash, details, ...told } = event;
  return { ...told, at: at.toISOString(), details, hash: hash?.toString('hex') ?? null };
}

function presentSeal({ head, fits, unsealed: { events, since } }: SealState): AuditList['seal'] {
  return { head, fits, unsealed: { events, since: since?.toISOString() ?? null } };
}
