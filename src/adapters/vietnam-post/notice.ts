import { jwtVerify } from 'jose';
import { clockToleranceSeconds } from '../clock-tolerance.ts';
import { outsideFailure } from './outside-failure.ts';
import type { Provider } from './provider.ts';
import { type PostTokenRefused, tokenRefused } from './redeem.ts';
import { jwtFlaw } from './token-flaw.ts';
import { noticeClaims, noticeType } from './wire.ts';

export type PostNotice =
  /** `eventId` is the same in every copy of a notice: who acts on it drops repeats by it. */
  { outcome: 'notice'; eventId: string; subject: string } | PostTokenRefused;

/**
 * Reads a notice of the Post (Security Event Token, RFC 8417): signed by its keys, for us, and no
 * other kind of token, which its `typ` makes sure of. It has no expiry: it says what has happened.
 * @throws OutsideSystemError when the Post's keys cannot be had.
 */
export async function readNotice(
  { configuration, keys }: Provider,
  jwt: string,
): Promise<PostNotice> {
  try {
    const { payload } = await jwtVerify(jwt, keys.find, {
      issuer: configuration.serverMetadata().issuer,
      audience: configuration.clientMetadata().client_id,
      algorithms: ['RS256', 'ES256'],
      typ: noticeType,
      clockTolerance: clockToleranceSeconds,
    });
    const claims = noticeClaims.safeParse(payload);
    if (!claims.success) return tokenRefused('PostTokenIncomplete');
    const { jti, iat, sub } = claims.data;
    if (iat > Date.now() / 1000 + clockToleranceSeconds)
      return tokenRefused('PostTokenNotYetValid');
    return { outcome: 'notice', eventId: jti, subject: sub };
  } catch (error) {
    const flaw = jwtFlaw(error);
    if (flaw !== undefined) return tokenRefused(flaw);
    throw outsideFailure(error);
  }
}
