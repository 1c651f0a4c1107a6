import { afterEach, describe, expect, test } from '@jest/globals';
import { UnexpectedAnswer } from '../../client/answer.ts';
import { createClient } from '../../client/create-client.ts';
import { cut, json, scriptedServer } from './support/scripted-server.ts';

const flow = { id: 'a', steps: ['details', 'otp'], status: 'open', expiresAt: 'later', step: null };
const problem = (status: number, code: string, more: object = {}) => ({
  ...{
    type: '',
    title: code,
    status,
    detail: '',
    code,
    nextActions: [],
    instance: '',
    traceId: '',
  },
  ...more,
});
const atOnce = { 'retry-after': '0' };
const down = json(503, problem(503, 'ServiceUnavailable'), atOnce);

let server: Awaited<ReturnType<typeof scriptedServer>>;
afterEach(() => server.stop());

const served = async (...replies: Parameters<typeof scriptedServer>) => {
  server = await scriptedServer(...replies);
  const client = createClient({ url: server.url });
  return { client, flow: client.open({ id: 'a', token: 'secret' }), received: server.received };
};

describe('a request without an answer', () => {
  test.each([
    ['a connection that was cut', cut],
    ['503 of a process that has no time', down],
    ['502 of a proxy', json(502, 'Bad Gateway', atOnce)],
  ])('is sent again with its key and body: %s', async (_what, reply) => {
    const { flow: opened, received } = await served(reply, json(200, flow));
    const answer = await opened.step('otp', { code: '123456' });
    expect(answer).toEqual({ ok: true, status: 200, flow });
    const [first, second] = received.map(({ headers, ...rest }) => [
      headers['idempotency-key'],
      rest,
    ]);
    expect(second).toEqual(first);
    expect(first?.[0]).toMatch(/^"[0-9a-f-]{36}"$/);
    expect(received).toHaveLength(2);
  });

  test('is sent again also where it is a start, whose token comes with the second answer', async () => {
    const { client } = await served(cut, json(201, { ...flow, token: 'secret' }));
    const started = await client.start('registration', 'vietnam_post', {
      subjectType: 'citizen',
      consent: { version: '1' },
    });
    expect(started.opened?.token).toBe('secret');
    expect(new Set(server.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  test('is given up after so many tries, with the last refusal as its answer', async () => {
    const { flow: opened, received } = await served(...Array<typeof down>(9).fill(down));
    const answer = await opened.cancel();
    expect(answer).toMatchObject({
      ok: false,
      status: 503,
      problem: { code: 'ServiceUnavailable' },
    });
    expect(received).toHaveLength(6);
  });

  test('is no longer sent once the caller has given it up', async () => {
    const { flow: opened, received } = await served();
    const leaving = new AbortController();
    const reading = opened.read({ signal: leaving.signal });
    leaving.abort();
    await expect(reading).rejects.toThrow('aborted');
    expect(received.length).toBeLessThanOrEqual(1);
  });
});

describe('an answer', () => {
  test('of the flow is not asked for again, though it is 503', async () => {
    const refused = problem(503, 'CarrierUnavailable', { flow });
    const { flow: opened, received } = await served(json(503, refused, atOnce), down);
    const answer = await opened.step('otp', { code: '123456' });
    expect(answer).toEqual({ ok: false, status: 503, problem: refused });
    expect(received).toHaveLength(1);
  });

  test('that tells to wait for long is told at once', async () => {
    const later = json(503, problem(503, 'Overloaded'), { 'retry-after': '60' });
    const { flow: opened, received } = await served(later, json(200, flow));
    expect(await opened.read()).toMatchObject({ ok: false, problem: { code: 'Overloaded' } });
    expect(received).toHaveLength(1);
  });

  test('that the contract does not know is thrown', async () => {
    const { flow: opened } = await served(json(200, { hello: 'world' }));
    await expect(opened.read()).rejects.toThrow(UnexpectedAnswer);
  });
});
