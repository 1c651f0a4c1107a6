import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createKeys } from '../../src/platform/keys.ts';
import {
  askCodec,
  codeOf,
  type CodecRequest,
  eventsOf,
  in64,
  inTemporalUi,
  type JsonPayload,
  plainPayload,
  sealedPayload,
} from '../support/codec.ts';
import { type SignedInStaff, signInStaff } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';

const evil = 'https://evil.example';

let system: System;
let operator: SignedInStaff;
beforeAll(async () => {
  system = await startSystem();
  await system.start('codec');
  operator = await signInStaff(system.url, 'vanhanh');
}, 90_000);
afterAll(() => system.stop(), 30_000);

const asked = (...payloads: unknown[]): CodecRequest => askedBody({ payloads });
const askedBody = (body: unknown): CodecRequest => ({ headers: inTemporalUi(operator), body });
const bearer = (token: string): CodecRequest => ({ headers: { authorization: `Bearer ${token}` } });

async function by(username: string): Promise<CodecRequest> {
  return { headers: inTemporalUi(await signInStaff(system.url, username)) };
}

async function signedOut(): Promise<CodecRequest> {
  const staff = await signInStaff(system.url, 'vanhanh');
  await staff.send('DELETE', '/v1/staff/session');
  return { headers: inTemporalUi(staff) };
}

function ofRetiredKey(): JsonPayload {
  const ring = [{ id: 'retired-2019', key: Buffer.alloc(32, 7) }];
  return sealedPayload(createKeys({ ring, lookupKey: Buffer.alloc(32, 8) }));
}

function changed(): JsonPayload {
  const { metadata, data } = sealedPayload(system.keys);
  const bytes = Buffer.from(data, 'base64');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  return { metadata, data: in64(bytes) };
}

function moved(): JsonPayload {
  const { metadata, data } = sealedPayload(system.keys);
  return { metadata: { ...metadata, for: in64(Buffer.from('w:other-flow')) }, data };
}

const operatorOr = (actor: string | undefined): string => actor ?? 'staff:vanhanh';

type Case = {
  it: string;
  code: string;
  status: number;
  given: () => CodecRequest | Promise<CodecRequest>;
  actor?: string;
};

const cases: Case[] = [
  {
    it: 'nothing shown',
    code: 'StaffSessionMissing',
    status: 401,
    given: () => ({}),
    actor: 'staff',
  },
  {
    it: 'an access token that is none',
    ...{ code: 'StaffTokenInvalid', status: 401, given: () => bearer('a.b.c'), actor: 'staff' },
  },
  {
    it: 'a codec token that is none',
    ...{ code: 'StaffTokenInvalid', status: 401, given: () => bearer('A'.repeat(43)) },
    actor: 'staff',
  },
  {
    it: 'another role',
    ...{ code: 'StaffRoleMissing', status: 403, given: () => by('hotro1'), actor: 'staff:hotro1' },
  },
  { it: 'a session that has ended', code: 'StaffSessionEnded', status: 401, given: signedOut },
  {
    it: 'the cookie from another site',
    ...{ code: 'ForeignOrigin', status: 403, actor: 'staff' },
    given: () => ({ headers: inTemporalUi(operator, evil) }),
  },
  {
    it: 'the cookie from no page',
    ...{ code: 'ForeignOrigin', status: 403, actor: 'staff' },
    given: () => ({ headers: { cookie: operator.cookie } }),
  },
  {
    it: 'an unknown key',
    code: 'PayloadKeyUnknown',
    status: 422,
    given: () => asked(ofRetiredKey()),
  },
  {
    it: 'a changed payload',
    ...{ code: 'PayloadUnreadable', status: 422, given: () => asked(plainPayload, changed()) },
  },
  {
    it: 'a payload of another flow',
    code: 'PayloadUnreadable',
    status: 422,
    given: () => asked(moved()),
  },
  {
    it: 'a payload of another namespace',
    ...{ code: 'PayloadUnreadable', status: 422 },
    given: () => asked(sealedPayload(system.keys, 'w:some-flow', 'other')),
  },
  {
    it: 'a million payloads',
    ...{ code: 'TooManyPayloads', status: 413 },
    given: () => askedBody({ payloads: Array.from({ length: 1_000_000 }, () => ({})) }),
  },
  { it: 'no JSON', code: 'MalformedJson', status: 400, given: () => askedBody('{"payloads":') },
  { it: 'no payloads', code: 'PayloadsMalformed', status: 400, given: () => askedBody({}) },
  { it: 'no base64', code: 'PayloadsMalformed', status: 400, given: () => asked({ data: '<b>' }) },
  {
    it: 'nine megabytes',
    ...{ code: 'BodyTooLarge', status: 413, given: () => asked('A'.repeat(9_000_000)) },
  },
  {
    it: 'no namespace',
    ...{ code: 'HeaderInvalid', status: 400 },
    given: () => ({ headers: { ...inTemporalUi(operator), 'x-namespace': '' } }),
  },
];

test.each(cases)('$it: $code, in the audit trail', async ({ code, status, given, actor }) => {
  const request = await given();
  const before = (await eventsOf(system, 'codec.refused')).length;
  expect(codeOf(await askCodec(system, request))).toEqual([status, code]);
  const noted = (await eventsOf(system, 'codec.refused')).slice(before);
  expect(noted).toMatchObject([{ actor: operatorOr(actor), details: { code, act: '/decode' } }]);
  expect(await eventsOf(system, 'codec.decoded')).toEqual([]);
});

test('the key that is missing is named, in the answer and in the audit trail', async () => {
  const answer = await askCodec(system, asked(ofRetiredKey()));
  expect(answer.json).toMatchObject({ code: 'PayloadKeyUnknown', keyId: 'retired-2019' });
  const noted = await eventsOf(system, 'codec.refused');
  expect(noted.at(-1)?.details).toMatchObject({ keyId: 'retired-2019' });
});

test('pages of other origins may not even ask', async () => {
  const preflight = (origin: string) =>
    fetch(`${system.codecUrl}/decode`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const ours = await preflight('http://localhost:8233');
  expect(ours.status).toBe(204);
  expect(ours.headers.get('access-control-allow-origin')).toBe('http://localhost:8233');
  expect(ours.headers.get('access-control-allow-headers')).toMatch(/authorization.*x-namespace/i);
  const foreign = await preflight(evil);
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});
