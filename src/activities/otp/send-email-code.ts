import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import { emailCodeMessage } from '../../domain/proofs/email-code-message.ts';
import { withPlainDomain } from '../../domain/subject/email-address.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { deliverCode, sealedFor } from './deliver-code.ts';
import type { OtpSending, SendEmailCode } from './otp-activities.ts';
import { messageThrottles } from './otp-throttles.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys' | 'quotas' | 'email' | 'timeouts'>;

/**
 * Sends a code by e-mail, as `deliverCode` has it. One that a mail server did not say to have taken is
 * handed over again: it is the same message by its name.
 */
export async function sendEmailCode(deps: Deps, input: SendEmailCode): Promise<OtpSending> {
  const { proof, email, ttlMs, language, next } = input;
  const { keys, quotas, timeouts } = deps;
  const { reference } = next.record;
  const id = keys.lookup('email-code', sealedFor(input)).toString('hex');
  try {
    return await deliverCode(deps, input, {
      quota: messageThrottles(keys, withPlainDomain(email), quotas, proof.purpose),
      timeoutMs: timeouts.emailMs,
      phoneLookup: null,
      unless: null,
      handOver: async (code) => {
        const message = emailCodeMessage(code, { reference, ttlMs }, language);
        await deps.email.send({ id, to: email, ...message }, { timeoutMs: timeouts.emailMs });
        return null;
      },
    });
  } catch (error) {
    const isRefused = error instanceof OutsideSystemError && !error.retryable;
    if (isRefused) return { sent: false, code: 'EmailUndeliverable' };
    throw error;
  }
}
