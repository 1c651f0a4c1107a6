import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { tokenHash } from '../../../src/db/sessions/token-hash.ts';
import type { SessionFound } from '../../../src/db/sessions/read-session.ts';
import { optionalSession } from '../../../src/api/http/access/session.ts';
import { sessionCookieName } from '../../../src/api/http/cookies.ts';
import { aToken } from '../../support/session-rows.ts';
import { networksOf } from '../../../src/api/http/networks.ts';
import { config, type Edge, startEdge } from '../support/edge.ts';
import { session } from '../support/session.ts';

const [live, over, unknown] = [aToken(), aToken(), aToken()];
const found = new Map<string, SessionFound>([
  [tokenHash(live).toString('hex'), { state: 'live', session }],
  [tokenHash(over).toString('hex'), { state: 'over', session }],
]);

let reads = 0;
const readSession = (hash: Buffer) => {
  reads += 1;
  return Promise.resolve(found.get(hash.toString('hex')) ?? null);
};
const settings = {
  ...config.api,
  publicUrl: 'https://api.example.vn/dinhdanh',
  webOrigin: 'https://web.example.vn',
};

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({ readSession, settings });
});
afterAll(() => edge.stop());
beforeEach(() => {
  reads = 0;
});

const cookie = (token: string) => `theme=dark; ${sessionCookieName}=${token}`;
const bearer = (token: string) => `Bearer ${token}`;
type Sent = Record<string, string>;

describe('who is signed in', () => {
  test.each<[string, Sent, number, string | undefined]>([
    ['a bearer', { authorization: bearer(live) }, 200, undefined],
    ['a cookie', { cookie: cookie(live) }, 200, undefined],
    [
      'a bearer before a cookie',
      { authorization: bearer(live), cookie: cookie(over) },
      200,
      undefined,
    ],
    [
      'nor a cookie for a bad bearer',
      { authorization: 'Bearer x', cookie: cookie(live) },
      401,
      'SessionInvalid',
    ],
    ['nothing', {}, 401, 'SessionMissing'],
    ['an empty cookie', { cookie: cookie('') }, 401, 'SessionMissing'],
    ['a cookie of another name', { cookie: `dinhdanh_session=${live}` }, 401, 'SessionMissing'],
    ['a token that nobody has', { authorization: bearer(unknown) }, 401, 'SessionInvalid'],
    ['a token cut short', { authorization: bearer(live.slice(0, -1)) }, 401, 'SessionInvalid'],
    ['a token with one more', { authorization: bearer(`${live}A`) }, 401, 'SessionInvalid'],
    ['another scheme', { authorization: `Basic ${live}` }, 401, 'SessionInvalid'],
    ['a session that is over', { cookie: cookie(over) }, 401, 'SessionEnded'],
    [
      'a cookie from anywhere',
      { cookie: cookie(live), 'sec-fetch-site': 'cross-site' },
      200,
      undefined,
    ],
  ])('by %s', async (_, headers, status, code) => {
    const answer = await edge.send('GET', '/v1/session', { headers });
    expect([answer.status, answer.json]).toEqual([
      status,
      expect.objectContaining(code === undefined ? { id: 's' } : { code }),
    ]);
    if (code !== undefined) {
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.json).toMatchObject({ nextActions: [{ action: 'signIn' }] });
    }
  });

  test('is never told by the address', async () => {
    const names = ['token', 'access_token', 'session', sessionCookieName];
    const query = names.map((name) => `${name}=${live}`).join('&');
    const { json } = await edge.send('GET', `/v1/session?${query}`);
    expect(json).toMatchObject({ code: 'SessionMissing' });
    expect(reads).toBe(0);
  });

  test('is shown the session, and no token', async () => {
    const { json, text } = await edge.send('GET', '/v1/session', { token: live });
    const at = session.startedAt.toISOString();
    expect(json).toEqual({
      id: 's',
      level: 2,
      method: 'vietnam_post',
      provenAt: { 2: at },
      device: { id: 'd', name: 'Chrome, Android', current: true },
      place: null,
      ...{ startedAt: at, lastSeenAt: at, idleUntil: at, expiresAt: at },
      ...{ endedAt: null, endedBy: null },
    });
    expect(text).not.toContain(live);
    expect(edge.lines.join()).not.toContain(live);
  });
});

describe('a write with a cookie is taken from our own pages alone', () => {
  test.each<[string, Sent, number]>([
    ['our own page', { 'sec-fetch-site': 'same-origin' }, 204],
    ['a sister host', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['an address typed in', { 'sec-fetch-site': 'none' }, 403],
    [
      'another site that names our origin',
      { 'sec-fetch-site': 'cross-site', origin: settings.webOrigin },
      403,
    ],
    ['an old browser on our page', { origin: 'https://web.example.vn' }, 204],
    ['an old browser on a page of the API', { origin: 'https://api.example.vn' }, 204],
    ['an old browser elsewhere', { origin: 'https://web.example.vn.evil.example' }, 403],
    ['a sandbox', { origin: 'null' }, 403],
    ['nobody knows where', {}, 403],
  ])('%s', async (_, headers, status) => {
    const answer = await edge.send('DELETE', '/v1/session', {
      headers: { ...headers, cookie: cookie(live) },
    });
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.json).toMatchObject({ code: 'ForeignOrigin' });
      expect(reads).toBe(0);
    }
  });

  test('with a bearer from anywhere: no browser adds it by itself', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect((await edge.send('DELETE', '/v1/session', { headers, token: live })).status).toBe(204);
  });
});

test('signing out takes the cookie away, also the second time; not for a token of nobody', async () => {
  for (const token of [live, over]) {
    const answer = await edge.send('DELETE', '/v1/session', { token });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('set-cookie')).toBe(
      `${sessionCookieName}=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax`,
    );
  }
  const { json } = await edge.send('DELETE', '/v1/session', { token: unknown });
  expect(json).toMatchObject({ code: 'SessionInvalid' });
});

describe('where a session is optional', () => {
  const { check } = optionalSession({ readSession, settings });
  const networks = networksOf('203.0.113.7');
  if (!networks) throw new Error('no address');
  const find = async (headers: Sent) => {
    const request = {
      method: 'POST',
      params: {},
      query: {},
      message: Buffer.of(),
      headers,
      networks,
    };
    return (await check(request)).findSession();
  };
  const own = { 'sec-fetch-site': 'same-origin' };

  test('who shows one has it, who shows none has none', async () => {
    expect(await find({ cookie: cookie(live), ...own })).toBe(session);
    expect(await find({ authorization: bearer(live) })).toBe(session);
    expect(await find({})).toBeNull();
    expect(await find({ cookie: cookie('x') })).toBeNull();
  });

  test.each<[string, Sent, string]>([
    ['is over', { cookie: cookie(over), ...own }, 'SessionEnded'],
    ['is nobody’s', { authorization: bearer(unknown) }, 'SessionInvalid'],
    ['comes from elsewhere', { cookie: cookie(live) }, 'ForeignOrigin'],
  ])('one that %s is refused as anywhere, once it is asked for', async (_, headers, code) => {
    await expect(find(headers)).rejects.toMatchObject({ refusal: { code } });
  });
});
