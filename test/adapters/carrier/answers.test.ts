import { afterEach, describe, expect, test } from '@jest/globals';
import { createCarrierClient } from '../../../src/adapters/carrier/client.ts';
import { type Reply, type Seen, startStubCarrier } from './stub-carrier.ts';

const claim = {
  phone: '+84961234501',
  documentNumber: '001090012345',
  fullName: 'Nguyễn Văn An',
  dateOfBirth: '1990-05-12',
};
const call = { timeoutMs: 2_000, correlationId: 'flow-1' };
const allTrue = { idDocumentMatch: 'true', nameMatch: 'true', birthdateMatch: 'true' };

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function carrierThat(
  match: (seen: Seen) => Reply,
  token?: (seen: Seen) => Reply,
  now?: () => number,
) {
  const stub = await startStubCarrier({ match, ...(token && { token }) });
  const client = createCarrierClient({ ...stub.settings, ...(now && { now }) });
  cleanups.push(() => client.close(), stub.close);
  return { stub, client };
}

const error = (status: number, code: string, headers = {}): Reply => ({
  status,
  headers,
  json: { status, code, message: 'as told' },
});

describe('an answer', () => {
  test.each([
    ['is a match with members that we do not know', { ...allTrue, mood: 7 }, { outcome: 'match' }],
    [
      'is no match when an attribute is not available',
      { ...allTrue, birthdateMatch: 'not_available' },
      { outcome: 'mismatch', fields: ['dateOfBirth'] },
    ],
    [
      'names each field that is wrong',
      { idDocumentMatch: 'false', nameMatch: 'false', nameMatchScore: 92, birthdateMatch: 'true' },
      { outcome: 'mismatch', fields: ['documentNumber', 'fullName'] },
    ],
  ])('%s', async (_what, json, expected) => {
    const { client } = await carrierThat(() => ({ json }));
    expect(await client.matchSubscriber(claim, call)).toEqual(expected);
  });

  test.each([
    ['an attribute of another type', { ...allTrue, nameMatch: true }, 'fullNameUnreadable'],
    ['a value that does not exist', { ...allTrue, nameMatch: 'maybe' }, 'fullNameUnreadable'],
    ['null', { ...allTrue, idDocumentMatch: null }, 'documentNumberUnreadable'],
    [
      'an attribute left out',
      { idDocumentMatch: 'true', nameMatch: 'true' },
      'dateOfBirthUnreadable',
    ],
  ])('with %s is final: nobody has vouched for it', async (_what, json, field) => {
    const { client } = await carrierThat(() => ({ json }));
    expect(await client.matchSubscriber(claim, call)).toEqual({
      outcome: 'mismatch',
      fields: [field],
    });
  });

  test.each([
    ['the year in the number', '001090012345', '1990', { outcome: 'match' }],
    ['another', '001090012345', '1950', { outcome: 'mismatch', fields: ['dateOfBirth'] }],
    ['any, of a CMND', '031234567', '1950', { outcome: 'mismatch', fields: ['dateOfBirth'] }],
    ['none, vouched for elsewhere', '031234567', undefined, { outcome: 'match' }],
  ])('to a year alone, %s: the carrier is asked for no day', async (...given) => {
    const [, documentNumber, dateOfBirth, expected] = given;
    const { stub, client } = await carrierThat(() => ({
      json: { idDocumentMatch: 'true', nameMatch: 'true' },
    }));
    const { phone, fullName } = claim;
    const asked = { phone, fullName, documentNumber, ...(dateOfBirth && { dateOfBirth }) };
    expect(await client.matchSubscriber(asked, call)).toEqual(expected);
    expect(stub.seen.at(-1)?.body).not.toContain('birthdate');
  });

  test.each([
    ['no JSON', '<html>'],
    ['cut off', '{"idDocumentMatch":"tr'],
    ['nothing of what was asked', { mood: 7 }],
    ['null', 'null'],
  ])('is malformed when it has %s', async (_what, json) => {
    const { client } = await carrierThat(() => ({ json }));
    await expect(client.matchSubscriber(claim, call)).rejects.toMatchObject({
      reason: 'malformed',
      retryable: true,
    });
  });
});

describe('an error', () => {
  const eightOClock = Date.parse('2026-11-24T08:00:00Z');
  test.each([
    [400, 'INVALID_ARGUMENT', { reason: 'refused', retryable: false }],
    [403, 'PERMISSION_DENIED', { reason: 'refused', retryable: true }],
    [403, 'KNOW_YOUR_CUSTOMER.ID_DOCUMENT_REQUIRED', { reason: 'refused', retryable: true }],
    [404, 'NOT_FOUND', { reason: 'refused', retryable: true }],
    [422, 'MISSING_IDENTIFIER', { reason: 'refused', retryable: false }],
    [429, 'TOO_MANY_REQUESTS', { reason: 'down', retryAfterSeconds: undefined }],
    [500, 'INTERNAL', { reason: 'down', retryable: true }],
    // The same words with a status that contradicts them are nobody's answer.
    [500, 'IDENTIFIER_NOT_FOUND', { reason: 'down' }],
    [302, 'FOUND', { reason: 'malformed' }],
  ])('%i %s is told apart', async (status, code, expected) => {
    const { client } = await carrierThat(() => error(status, code));
    await expect(client.matchSubscriber(claim, call)).rejects.toMatchObject(expected);
  });

  test.each([
    ['seconds', '17', 17],
    ['a date', 'Tue, 24 Nov 2026 08:02:00 GMT', 120],
    ['a date that is past', 'Tue, 24 Nov 2026 07:00:00 GMT', 0],
    ['neither', 'soon', undefined],
  ])('503 keeps the time to try again, in %s', async (_form, value, retryAfterSeconds) => {
    const { client } = await carrierThat(
      () => error(503, 'UNAVAILABLE', { 'retry-after': value }),
      undefined,
      () => eightOClock,
    );
    await expect(client.matchSubscriber(claim, call)).rejects.toMatchObject({
      reason: 'down',
      retryable: true,
      retryAfterSeconds,
    });
  });

  test('of nobody listening is down, and says nothing of the citizen', async () => {
    const { stub, client } = await carrierThat(() => ({ json: allTrue }));
    await stub.close();
    cleanups.pop();
    const failure: unknown = await client.matchSubscriber(claim, call).catch((e: unknown) => e);
    expect(failure).toMatchObject({ reason: 'down', retryable: true });
    expect(JSON.stringify(failure) + String(failure)).not.toContain(claim.documentNumber);
  });
});

describe('the access token', () => {
  test('is asked for once by many calls, and kept', async () => {
    const { stub, client } = await carrierThat(() => ({ json: allTrue }));
    const calls = Array.from({ length: 20 }, () => client.matchSubscriber(claim, call));
    await Promise.all(calls);
    await client.matchSubscriber(claim, call);
    expect(stub.paths().filter((path) => path === '/token')).toHaveLength(1);
    expect(stub.paths().filter((path) => path === '/api/match')).toHaveLength(21);
  });

  test('is renewed shortly before it expires', async () => {
    let now = 0;
    let issued = 0;
    const { stub, client } = await carrierThat(
      () => ({ json: allTrue }),
      () => ({ json: { access_token: `t${(issued += 1)}`, token_type: 'bearer', expires_in: 60 } }),
      () => now,
    );
    const bearers = async (at: number) => {
      now = at;
      await client.matchSubscriber(claim, call);
      return stub.seen.at(-1)?.headers.authorization;
    };
    expect(await bearers(0)).toBe('Bearer t1');
    expect(await bearers(49_000)).toBe('Bearer t1');
    expect(await bearers(51_000)).toBe('Bearer t2');
  });

  test.each([
    ['bad credentials', { status: 401, json: { error: 'invalid_client' } }, 'refused'],
    ['a 400', { status: 400, json: { error: 'invalid_client' } }, 'refused'],
    ['another type of token', { json: { access_token: 'x', token_type: 'mac' } }, 'malformed'],
    ['no token', { json: {} }, 'malformed'],
    ['a failing server', { status: 503, json: {} }, 'down'],
  ])('that is answered with %s fails the call, to be tried again', async (_what, reply, reason) => {
    const { client } = await carrierThat(
      () => ({ json: allTrue }),
      () => reply,
    );
    await expect(client.matchSubscriber(claim, call)).rejects.toMatchObject({
      reason,
      retryable: true,
    });
  });

  test('that never comes costs each caller no more than its own time', async () => {
    const { client } = await carrierThat(
      () => ({ json: allTrue }),
      () => 'silent',
    );
    const patient = client.matchSubscriber(claim, { ...call, timeoutMs: 300 });
    const hasty = client.matchSubscriber(claim, { ...call, timeoutMs: 30 });
    const order: string[] = [];
    await Promise.all([
      patient.catch(() => order.push('patient')),
      hasty.catch(() => order.push('hasty')),
    ]);
    expect(order).toEqual(['hasty', 'patient']);
  });
});
