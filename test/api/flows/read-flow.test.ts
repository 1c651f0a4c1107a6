import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { flowView } from '../../../src/domain/flows/flow-view.ts';
import { until } from '../../support/until.ts';
import { type Edge, flowOfKey, startEdge } from '../support/edge.ts';
import { aRecord, personal } from '../support/records.ts';

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
});
afterAll(() => edge.stop());

let flow: ReturnType<typeof flowOfKey>;
beforeEach(() => {
  flow = flowOfKey(randomUUID());
  write();
});

const write = (details: Parameters<typeof aRecord>[1] = {}) => {
  edge.rows.write({ record: aRecord(flow.id, details), personal, delivery: 'delivered' });
};
const read = (query = '', headers: Record<string, string> = {}) =>
  edge.send('GET', `/v1/flows/${flow.id}${query}`, { token: flow.token, headers });

test('a flow is shown as the contract has it, and nothing of the row beside it', async () => {
  const { status, json, text } = await read();
  expect(status).toBe(200);
  expect(flowView.strict().parse(json)).toMatchObject({ step: { otp: { delivery: 'delivered' } } });
  expect(text).not.toContain(personal.documentNumber);
  expect(text).not.toContain('token');
});

describe('a flow that is known', () => {
  test('is 304 at once, until it changes', async () => {
    const { headers } = await read();
    const etag = headers.get('etag') ?? '';
    expect(etag).toBe('"1-vi"');
    expect((await read('', { 'if-none-match': etag })).status).toBe(304);
    expect((await read('', { 'if-none-match': `"0", W/${etag}` })).status).toBe(304);
    write();
    expect((await read('', { 'if-none-match': etag })).status).toBe(200);
  });

  test('is another one in another language', async () => {
    const { headers } = await read('', { 'accept-language': 'en' });
    expect(headers.get('etag')).toBe('"1-en"');
    expect(headers.get('vary')).toContain('Accept-Language');
    expect((await read('', { 'if-none-match': '"1-en"' })).status).toBe(200);
  });

  test('is waited for until it changes', async () => {
    const waiting = read('?wait=30', { 'if-none-match': '"1-vi"' });
    await until('the long poll', () => Promise.resolve(edge.rows.watchers() === 1));
    write({ step: null, status: 'cancelled' });
    const { status, headers, json } = await waiting;
    expect([status, headers.get('etag')]).toEqual([200, '"2-vi"']);
    expect(json).toMatchObject({ status: 'cancelled' });
    expect(edge.rows.watchers()).toBe(0);
  });

  test('is waited for no longer than asked', async () => {
    expect((await read('?wait=1', { 'if-none-match': '"1-vi"' })).status).toBe(304);
  });

  test('is not waited for once it has ended', async () => {
    write({ step: null, status: 'expired' });
    expect((await read('?wait=30', { 'if-none-match': '"2-vi"' })).status).toBe(304);
  });

  test('is not waited for any more when the client has gone', async () => {
    const leaving = new AbortController();
    const gone = fetch(`${edge.url}/v1/flows/${flow.id}?wait=30`, {
      headers: { authorization: `Bearer ${flow.token}`, 'if-none-match': '"1-vi"' },
      signal: leaving.signal,
    });
    await until('the long poll', () => Promise.resolve(edge.rows.watchers() === 1));
    leaving.abort();
    await expect(gone).rejects.toThrow();
    await until('its end', () => Promise.resolve(edge.rows.watchers() === 0));
  });
});
