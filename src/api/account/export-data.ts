import type { ExportNoted } from '../../db/accounts/note-export.ts';
import type { OwnData } from '../../db/accounts/own-data/read-own-data.ts';
import type { Throttle } from '../../db/throttles.ts';
import { ownDataAnswer } from '../../domain/account/own-data-answer.ts';
import type { Keys } from '../../platform/keys.ts';
import { type FreshSessionDeps, freshSession } from '../http/access/fresh-session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';

export type ExportDeps = FreshSessionDeps & {
  keys: Keys;
  /** Notes an export for the audit, within the throttle. */
  noteExport: (accountId: string, throttle: Throttle) => Promise<ExportNoted>;
  readOwnData: (accountId: string) => Promise<OwnData>;
};

/** It reads much, and nothing of it is other a moment later. */
const onceAMinute = { limit: 1, windowSeconds: 60 };

/** `GET /v1/account/export`: all that we hold of the account, as a file (law 91/2025/QH15). */
export function exportData(deps: ExportDeps): Route {
  return route({
    method: 'get',
    path: '/v1/account/export',
    access: freshSession(deps),
    answers: { 200: { description: 'All that is held of the account', schema: ownDataAnswer } },
    refusals: ['ExportTooSoon'],
    operation: {
      id: 'exportData',
      tag: 'account',
      summary: { vi: 'Tải dữ liệu của tôi', en: 'My data, as a file' },
    },
    handle: async ({ session: { accountId }, reader: { now } }) => {
      const key = deps.keys.lookup('throttle', `export-of:${accountId}`);
      const { refusedUntil } = await deps.noteExport(accountId, { key, ...onceAMinute });
      if (refusedUntil) {
        throw new Refused({ code: 'ExportTooSoon', retryAt: refusedUntil.toISOString() });
      }
      const exportedAt = now.toISOString();
      const name = `dinh-danh-${exportedAt.slice(0, 10)}.json`;
      return {
        status: 200,
        headers: { 'Content-Disposition': `attachment; filename="${name}"` },
        json: { exportedAt, data: await deps.readOwnData(accountId) },
      };
    },
  });
}
