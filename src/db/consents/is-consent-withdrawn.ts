import type { MethodKind } from '../../domain/account/authentication-method.ts';
import { withdrawalLocks } from '../../domain/subject/consent.ts';
import type { Queryable } from '../database.ts';
import { listConsents } from './list-consents.ts';

/** Whether an account's owner does not consent any more to what a method is for. */
export async function isConsentWithdrawn(
  db: Queryable,
  accountId: string,
  kind: MethodKind,
): Promise<boolean> {
  const consents = await listConsents(db, accountId);
  return consents.some(
    ({ purpose, withdrawnAt }) => withdrawnAt && withdrawalLocks(purpose)?.includes(kind),
  );
}
