import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { StaffMember } from '../../domain/staff/roles.ts';
import { clockToleranceSeconds } from '../clock-tolerance.ts';
import { unreachable } from '../http-answer.ts';
import { memberOf } from './member-of.ts';

/** Asymmetric ones: what else a header names is refused, `none` and our own secret's among it. */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** RFC 9068, section 4: no ID token, nor any other that the provider signs, stands in for an access token. */
const accessTokenType = 'at+jwt';

export type TokenRead =
  | { member: StaffMember }
  | { code: Extract<ProblemCode, 'StaffTokenInvalid' | 'StaffTokenExpired'> };

type Options = {
  issuer: string;
  audience: string;
  rolesClaim: readonly string[];
  timeoutMs: number;
  jwksUri: () => Promise<string>;
};

/**
 * Reads access tokens of the staff's provider (RFC 9068): signed by one of its keys, an access token that it has
 * issued for us, and not over. Throws an OutsideSystemError when its keys cannot be had.
 */
export function createTokenReader(options: Options): (token: string) => Promise<TokenRead> {
  const { issuer, audience, rolesClaim, timeoutMs, jwksUri } = options;
  let keys: JWTVerifyGetKey | undefined;
  return async (token) => {
    keys ??= createRemoteJWKSet(new URL(await jwksUri()), { timeoutDuration: timeoutMs });
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        typ: accessTokenType,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
      });
      const member = memberOf(payload, rolesClaim);
      return member ? { member } : { code: 'StaffTokenInvalid' };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { code: 'StaffTokenExpired' };
      if (isOfToken(error)) return { code: 'StaffTokenInvalid' };
      throw unreachable('staff_provider', 'its keys cannot be had', error);
    }
  };
}

function isOfToken(error: unknown): boolean {
  return error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
}
