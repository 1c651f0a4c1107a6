import type { SecondFactor } from '../../activities/sign-in/sign-in-activities.ts';
import type { AccountOwner, SignInRequest } from '../../domain/account/sign-in.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { Flow } from '../engine/flow.ts';
import type { Handlers } from '../engine/opening.ts';

/** Whose user name and password they were, and the account's second factor. */
type Proven = { owner: AccountOwner; factor: NonNullable<SecondFactor> };

/**
 * Waits for user name and password. A wrong one, of whatever kind, is one answer and keeps the flow;
 * `exhausted` says why both are asked for once more.
 */
export async function proveByPassword(
  flow: Flow,
  { device, stepUp }: SignInRequest,
  exhausted: Refusal | null,
): Promise<Proven> {
  const flowId = flow.record.id;
  const on: Handlers<'credentials', Proven> = {
    submit: async (credentials, attemptId) => {
      const onlyOf = stepUp?.accountId ?? null;
      const attempt = { ...credentials, flowId, attemptId, device, onlyOf };
      const verdict = await flow.perform((activities) => activities.verifyPassword(attempt));
      switch (verdict.outcome) {
        case 'right':
          return { done: { owner: verdict.owner, factor: factorOf(flow, verdict.factor) } };
        case 'wrong':
          return { problem: { code: 'CredentialsWrong' }, on };
        case 'locked':
          return { problem: { code: 'PasswordTriesExceeded', retryAt: verdict.until }, on };
      }
    },
  };
  return flow.step('credentials', {
    on,
    ...(exhausted ? { problem: exhausted } : { event: 'credentials.awaited' }),
  });
}

/** Ends the flow of an account that has none; the flow goes by the one that it has. */
function factorOf(flow: Flow, factor: SecondFactor): NonNullable<SecondFactor> {
  if (!factor) throw new FinalRefusal({ code: 'SecondFactorMissing' });
  flow.goBy(factor.kind === 'otp' ? null : ['credentials', factor.kind]);
  flow.personal = factor.kind === 'otp' ? { phone: factor.phone } : null;
  return factor;
}
