import { decodeJwt, importJWK, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { createKey, type PostKeys, turnKey } from './keys.ts';
import type { tokenFaults } from './faults.ts';

type Fault = (typeof tokenFaults)[number];

const hour = 3600;

/** Makes an ID token over again, really signed, with what the fault says is wrong in it. */
export async function spoilToken(
  token: string,
  fault: Fault,
  { keys, clientSecret }: { keys: PostKeys; clientSecret: string },
): Promise<string> {
  const claims = { ...decodeJwt(token), ...wrongClaims(fault) };
  const { kid = '' } = keys.idTokens;
  if (fault === 'unsignedToken') return new UnsecuredJWT(claims).encode();
  if (fault === 'weakAlgorithm') {
    const shared = new TextEncoder().encode(clientSecret.padEnd(32, '.'));
    return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(shared);
  }
  const jwk = await keyFor(fault, keys, kid);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: jwk.kid ?? kid })
    .sign(await importJWK(jwk, 'RS256'));
}

async function keyFor(fault: Fault, keys: PostKeys, kid: string): Promise<JWK> {
  if (fault === 'forgedToken') return createKey('RS256', kid);
  return fault === 'turnedKeys' ? turnKey(keys, 'RS256') : keys.idTokens;
}

function wrongClaims(fault: Fault): JWTPayload {
  const now = Math.floor(Date.now() / 1000);
  const claims: Partial<Record<Fault, JWTPayload>> = {
    missingMembers: { document_number: undefined },
    unreadableMembers: {
      birthdate: '1950-00-00',
      gender: 'other',
      phone_number: null,
      papers_checked: 'true',
    },
    wrongData: { nonce: 'of-another-sign-in' },
    wrongAudience: { aud: 'another-portal' },
    wrongIssuer: { iss: 'https://another-post.example' },
    expiredToken: { iat: now - 2 * hour, exp: now - hour },
    notYetValidToken: { nbf: now + hour },
    clockSkew: { iat: now + hour, exp: now + 2 * hour },
  };
  return claims[fault] ?? {};
}
