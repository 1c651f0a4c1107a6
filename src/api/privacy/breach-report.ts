import {
  type BreachReport,
  breachParameters,
  breachReport as schema,
  isFairSpan,
} from '../../domain/privacy/audit-views.ts';
import type { Touched } from '../../db/audit/breach-report.ts';
import { whyHeaders } from '../../domain/staff/why.ts';
import { staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { AuditDeps } from './audit.ts';

/** More than that is a matter for several reports. */
const mostLines = 5_000;

/**
 * `GET /v1/staff/breach-report`: which accounts and flows a member of staff has read or changed between two
 * times, or who has touched one account: what a notice of a breach has to say within 72 hours (law
 * 91/2025/QH15).
 */
export function breachReport({ privacy, ...deps }: AuditDeps): Route {
  const id = 'readBreachReport';
  return route({
    method: 'get',
    path: '/v1/staff/breach-report',
    access: staffOnly(deps, id, ['auditor']),
    query: breachParameters,
    headers: whyHeaders,
    answers: { 200: { description: 'What was touched, by account and flow', schema } },
    refusals: ['HeaderInvalid'],
    operation: {
      id,
      tag: 'staff',
      summary: { vi: 'Báo cáo truy cập dữ liệu', en: 'Report of accounts that were touched' },
    },
    handle: async ({ staff, query, headers }) => {
      const { by, account } = query;
      const span = { from: new Date(query.from), to: new Date(query.to) };
      const isOfSomething = by !== undefined || account !== undefined;
      if (!isOfSomething || !isFairSpan(span)) throw new Refused('HeaderInvalid');
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const look = { act: 'breach_report_read', by: staff.id, why, details: { asked: query } };
      const asked = { ...{ by, account }, ...span, limit: mostLines + 1 };
      const found = await privacy.readTouched(asked, look);
      const kept = found.slice(0, mostLines);
      const json: BreachReport = {
        ...{ by: by ?? null, account: account ?? null },
        ...{ from: span.from.toISOString(), to: span.to.toISOString() },
        accounts: countOf(kept, ({ accountId }) => accountId),
        flows: countOf(kept, ({ flowId }) => flowId),
        items: kept.map(present),
        isWhole: found.length <= mostLines,
      };
      return { status: 200, json };
    },
  });
}

function present({ firstAt, lastAt, ...touched }: Touched): BreachReport['items'][number] {
  return { ...touched, firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() };
}

function countOf(lines: readonly Touched[], idOf: (line: Touched) => string | null): number {
  return new Set(lines.map(idOf).filter((id) => id !== null)).size;
}
