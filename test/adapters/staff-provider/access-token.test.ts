import { createServer } from 'node:http';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { clockToleranceSeconds } from '../../../src/adapters/clock-tolerance.ts';
import { createTokenReader } from '../../../src/adapters/staff-provider/access-token.ts';

const issuer = 'https://id.staff.example';
const audience = 'urn:dinhdanh:staff';
const kid = 'k1';
const ours = await generateKeyPair('RS256');
const anothers = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(ours.publicKey)), kid, alg: 'RS256', use: 'sig' };

const keys = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
});
let read: ReturnType<typeof createTokenReader>;
let jwksUri: string;
beforeAll(async () => {
  keys.listen(0, '127.0.0.1');
  await once(keys, 'listening');
  const address = keys.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  jwksUri = `http://127.0.0.1:${address.port}/jwks`;
  read = readerOf(jwksUri);
});
afterAll(() => {
  keys.close();
});

function readerOf(uri: string, rolesClaim = ['realm_access', 'roles']) {
  const jwks = () => Promise.resolve(uri);
  return createTokenReader({ issuer, audience, rolesClaim, timeoutMs: 500, jwksUri: jwks });
}

type Changes = {
  iss?: string;
  aud?: string;
  exp?: number;
  sub?: string | null;
  roles?: unknown;
  typ?: string;
};

function aToken(changes: Changes = {}, key = ours.privateKey): Promise<string> {
  const { iss = issuer, aud = audience, sub = 'lan', roles = ['support', 'root'] } = changes;
  const token = new SignJWT({ name: 'Đỗ Thị Lan', realm_access: { roles } })
    .setProtectedHeader({ alg: 'RS256', kid, typ: changes.typ ?? 'at+jwt' })
    .setIssuer(iss)
    .setAudience(aud)
    .setExpirationTime(changes.exp ?? '5m');
  return (sub === null ? token : token.setSubject(sub)).sign(key);
}

test('a token of the provider names its member, with those roles alone that there are here', async () => {
  expect(await read(await aToken())).toEqual({
    member: { id: 'lan', name: 'Đỗ Thị Lan', roles: ['support'] },
  });
});

test('roles are looked for where the setting says, and nowhere else', async () => {
  const none = await readerOf(jwksUri, ['roles'])(await aToken());
  expect(none).toMatchObject({ member: { roles: [] } });
  expect(await read(await aToken({ roles: { support: true } }))).toMatchObject({
    member: { roles: [] },
  });
  expect(await read(await aToken({ roles: 'operator' }))).toMatchObject({
    member: { roles: ['operator'] },
  });
});

test("a token that ended by a clock ahead of its provider's is good for two minutes more", async () => {
  const ago = (seconds: number) => aToken({ exp: Math.floor(Date.now() / 1000) - seconds });
  expect(await read(await ago(90))).toMatchObject({ member: { id: 'lan' } });
  expect(await read(await ago(clockToleranceSeconds + 5))).toEqual({ code: 'StaffTokenExpired' });
});

describe('refused', () => {
  const past = Math.floor(Date.now() / 1000) - 3_600;
  test.each<[string, string, () => Promise<string> | string]>([
    ['expired', 'StaffTokenExpired', () => aToken({ exp: past })],
    ['of another issuer', 'StaffTokenInvalid', () => aToken({ iss: 'https://id.other.example' })],
    ['for another audience', 'StaffTokenInvalid', () => aToken({ aud: 'urn:other' })],
    ['that is an ID token', 'StaffTokenInvalid', () => aToken({ typ: 'JWT' })],
    ['that is a logout token', 'StaffTokenInvalid', () => aToken({ typ: 'logout+jwt' })],
    [
      'with a role forged by another key',
      'StaffTokenInvalid',
      () => aToken({ roles: ['supervisor'] }, anothers.privateKey),
    ],
    ['without a subject', 'StaffTokenInvalid', () => aToken({ sub: null })],
    ['whose subject is two lines', 'StaffTokenInvalid', () => aToken({ sub: 'lan\nadmin' })],
    [
      'signed by nobody',
      'StaffTokenInvalid',
      () => new UnsecuredJWT({ sub: 'lan' }).setIssuer(issuer).setAudience(audience).encode(),
    ],
    [
      'signed with the public key as a secret',
      'StaffTokenInvalid',
      () =>
        new SignJWT({ sub: 'lan', exp: past + 7_200 })
          .setProtectedHeader({ alg: 'HS256', kid })
          .setIssuer(issuer)
          .setAudience(audience)
          .sign(Buffer.from(JSON.stringify(jwk))),
    ],
    ['no token at all', 'StaffTokenInvalid', () => 'a.b.c'],
    ['nothing', 'StaffTokenInvalid', () => ''],
  ])('%s: %s', async (_what, code, token) => {
    expect(await read(await token())).toEqual({ code });
  });
});

test('where the keys cannot be had nobody is let in, and nobody is refused for good', async () => {
  const away = readerOf('http://127.0.0.1:9/jwks');
  await expect(away(await aToken())).rejects.toMatchObject({
    name: 'OutsideSystemError',
    system: 'staff_provider',
    retryable: true,
  });
});
