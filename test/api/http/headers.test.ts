import { describe, expect, test } from '@jest/globals';
import { pickLanguage } from '../../../src/domain/fields/pick-language.ts';
import { traceOf } from '../../../src/api/http/trace.ts';

describe('the language of the answer', () => {
  test.each([
    [undefined, 'vi'],
    ['', 'vi'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, en;q=0.5', 'en'],
    ['vi, en', 'vi'],
    ['en;q=0.8, vi;q=0.9', 'vi'],
    ['en, vi;q=0.1', 'en'],
    ['*', 'vi'],
    ['en;q=0', 'vi'],
    ['vi;q=0, en;q=0.1', 'en'],
    ['fr', 'vi'],
    ['en;q=banana', 'vi'],
    [';;;,,,', 'vi'],
  ])('of %j is %s', (header, language) => {
    expect(pickLanguage(header)).toBe(language);
  });
});

describe('the trace of a request', () => {
  const uuid = '0B9E8A52-6a56-4c4b-9a3e-1d2e3f405162';
  const parent = '4bf92f3577b34da6a3ce929d0e0e4736';
  test('is the one of traceparent', () => {
    const headers = { traceparent: `00-${parent}-00f067aa0ba902b7-01`, 'x-request-id': uuid };
    expect(traceOf(headers)).toEqual({ traceId: parent, requestId: uuid });
  });
  test('is made from a request id that is a UUID', () => {
    const traceId = uuid.replaceAll('-', '').toLowerCase();
    expect(traceOf({ 'x-request-id': uuid })).toEqual({ traceId, requestId: uuid });
  });
  test.each([
    { 'x-request-id': 'one\ttwo' },
    { 'x-request-id': '001185012345' },
    { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` },
    { traceparent: `ff-${parent}-00f067aa0ba902b7-01` },
    {},
  ])('is a new one for %j', (headers) => {
    const { traceId, requestId } = traceOf(headers);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(traceId).not.toBe(parent);
    expect(requestId).toBe(traceId);
  });
});
