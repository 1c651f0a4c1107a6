import type { PasswordAccount } from '../../db/sessions/password-attempts.ts';
import type { Credentials } from '../../domain/steps/credentials.ts';
import type { ApiRequest } from '../http/route.ts';
import type { AdmitDeps } from './admit-flow.ts';
import { admitTry } from './admit-login.ts';
import type { SubmissionAnswer } from './answer-submission.ts';
import { refuseFlow } from './refuse-flow.ts';
import { type HashedRequest, submitHashed, type SubmitHashedDeps } from './submit-hashed.ts';
import { type CredentialsDeps, toCredentials, toTry } from './to-credentials.ts';

const step = 'credentials';

export type SubmitCredentialsDeps = SubmitHashedDeps &
  CredentialsDeps &
  Omit<AdmitDeps, 'botCheck'>;

/** The request that brings them, and what names the browser. */
type Sent = HashedRequest & Pick<ApiRequest, 'networks'> & { deviceHash: Buffer };

/**
 * Takes user name and password to their flow, once more. Each counts as a start does; while a lock holds,
 * nothing is hashed.
 */
export function submitCredentials(
  deps: SubmitCredentialsDeps,
  request: Sent,
  typed: Credentials,
): Promise<SubmissionAnswer<200>> {
  const { flowId, networks, deviceHash: device } = request;
  const attempt = toTry(deps.keys, typed, { networks, device });
  let account: Promise<PasswordAccount> | undefined;
  const read = (): Promise<PasswordAccount> => (account ??= deps.readPasswordAccount(attempt));
  return submitHashed(deps, request, {
    step,
    check: async (row) => {
      await admitTry(deps, row, typed, request);
      const { lockedUntil } = await read();
      if (!lockedUntil) return;
      const refusal = {
        code: 'PasswordTriesExceeded',
        retryAt: lockedUntil.toISOString(),
      } as const;
      throw refuseFlow(refusal, row);
    },
    toData: async () => {
      const { salt } = await read();
      return { step, data: await toCredentials(deps, flowId, typed, { ...attempt, salt }) };
    },
  });
}
