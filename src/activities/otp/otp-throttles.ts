import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { Throttle } from '../../db/throttles.ts';
import type { Quotas } from '../quotas.ts';
import type { Keys } from '../../platform/keys.ts';

const hour = 3600;
const day = 24 * hour;

/**
 * Messages to one phone number, or e-mail address, whatever flow asks for them (quality.md: 5 an hour, 10 a day); of logins,
 * whose password was right before, apart and more (10 and 30).
 */
export function messageThrottles(
  keys: Keys,
  receiver: string,
  quotas: Pick<Quotas, 'messages' | 'loginMessages'>,
  purpose?: Purpose,
): Throttle[] {
  const isLogin = purpose === 'login';
  const { perHour, perDay } = isLogin ? quotas.loginMessages : quotas.messages;
  const of = (window: string): Buffer =>
    keys.lookup('throttle', `${isLogin ? 'login-' : ''}messages-${window}:${receiver}`);
  return [
    { key: of('hour'), limit: perHour, windowSeconds: hour },
    { key: of('day'), limit: perDay, windowSeconds: day },
  ];
}

/**
 * Wrong codes for one phone number, or e-mail address, in a day, counted across messages and flows of a purpose: whoever
 * registers keeps nobody from signing in.
 */
export function wrongCodeThrottle(
  keys: Keys,
  purpose: Purpose,
  receiver: string,
  limit: number,
): Throttle {
  const key = keys.lookup('throttle', `wrong-codes:${purpose}:${receiver}`);
  return { key, limit, windowSeconds: day };
}
