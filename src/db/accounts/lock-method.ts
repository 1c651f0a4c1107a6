import { hasWayInWithout } from '../../domain/account/ways-in.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import type { Database } from '../database.ts';
import { tell } from '../notices/telling.ts';
import { holdAccount } from './change-account.ts';
import { liveMethods, lockMethods } from './live-methods.ts';

export type MethodLocked = { outcome: 'locked' | 'not_found' | 'last_way_in' | 'account_over' };

/**
 * Locks a method of an account, unless nobody could sign in to it then; tells its contacts, and audits. One
 * that is locked stays so, and nobody is told. The account is held, so that of two at once one sees the
 * other.
 */
export async function lockMethod(
  { transaction }: Pick<Database, 'transaction'>,
  { accountId, methodId }: { accountId: string; methodId: string },
): Promise<MethodLocked> {
  return transaction(async (tx) => {
    if (!(await holdAccount(tx, accountId))) return { outcome: 'account_over' };
    const methods = await liveMethods(tx, accountId);
    const method = methods.find(({ id }) => id === methodId);
    if (!method) return { outcome: 'not_found' };
    const { kind } = method;
    if (method.isLocked) return { outcome: 'locked' };
    if (!hasWayInWithout(methods, [kind])) return { outcome: 'last_way_in' };
    await tell(tx, { accountId, kind: 'method_locked', flowId: null, details: { method: kind } });
    await lockMethods(tx, accountId, [kind]);
    const details = { method: kind };
    const event = { event: 'method.locked', actor: 'citizen', accountId, details } as const;
    await insertAuditEvent(tx, event);
    return { outcome: 'locked' };
  });
}
