import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { flowTokenOf } from '../../../src/api/flows/flow-identity.ts';
import { problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import type { OpenStep } from '../../../src/domain/steps/open-step.ts';
import { until } from '../../support/until.ts';
import { aPng } from '../../support/files.ts';
import { type Edge, flowOfKey, keys, startEdge, today } from '../support/edge.ts';
import { aRecord, answer, personal } from '../support/records.ts';
import { body as registration, path as registrations } from '../support/starts.ts';

let now = today;
let edge: Edge;
beforeAll(async () => {
  edge = await startEdge({
    now: () => now,
    admit: () => Promise.resolve({ outcome: 'admitted', known: true }),
    flows: {
      start: () => Promise.reject(new Error('no start is expected')),
      submit: (id, submission) => Promise.resolve(answer(resumed ?? aRecord(id), submission)),
      tell: () => Promise.resolve('ended'),
      recall: () => Promise.resolve(null),
    },
  });
});
afterAll(() => edge.stop());

/** What a resumption has come to, where it is one that is submitted to. */
let resumed: FlowRecord | undefined;
let flow: ReturnType<typeof flowOfKey>;
beforeEach(() => {
  [now, resumed] = [today, undefined];
  flow = flowOfKey(randomUUID());
  edge.submitted.length = 0;
  write(0);
});

const write = (generation: number, takenUpBy: string | null = null, step?: OpenStep) => {
  const record = aRecord(flow.id, step && { step });
  edge.rows.write({ record, personal, delivery: null, generation, takenUpBy });
};
const tokenOf = (generation: number) => flowTokenOf(keys, flow.id, generation);
const codeOf = ({ json }: { json: unknown }) => problemAnswer.parse(json).code;

const requests = {
  'a read': ['GET', '', undefined],
  'a stream': ['GET', '/events', undefined],
  'a step': ['POST', '/steps/otp', { code: '123456' }],
  'a step that counts first': ['POST', '/steps/phone', { phone: '0961234501' }],
  'a password': ['POST', '/steps/password', { password: 'a', repeated: 'a' }],
  'an action': ['POST', '/actions/resendOtp', undefined],
  'a cancellation': ['DELETE', '', undefined],
  'the list of the evidence': ['GET', '/evidence', undefined],
  'the deletion of evidence': ['DELETE', `/evidence/${randomUUID()}`, undefined],
} as const;

describe('once a flow was taken up on another device', () => {
  test.each(Object.entries(requests))('%s by the old token is told so', async (_, request) => {
    const [method, path, body] = request;
    write(2, 'resumption');
    for (const generation of [0, 1]) {
      const told = await edge.send(method, `/v1/flows/${flow.id}${path}`, {
        token: tokenOf(generation),
        ...(body && { body }),
      });
      expect([told.status, codeOf(told)]).toEqual([401, 'FlowTakenUp']);
      expect(problemAnswer.parse(told.json).nextActions).toEqual([
        { action: 'resumeFlow', href: '/v1/resumptions', method: 'POST' },
      ]);
      expect(problemAnswer.parse(told.json).flow).toBeUndefined();
    }
    expect(edge.submitted).toEqual([]);
  });

  test('a file by the old token is refused before it is read', async () => {
    write(1, 'resumption');
    const token = tokenOf(0);
    const headers = { 'content-type': 'image/png' };
    const sent = { token, headers, body: aPng() };
    expect(codeOf(await edge.send('POST', `/v1/flows/${flow.id}/evidence`, sent))).toBe(
      'FlowTakenUp',
    );
  });

  test('it is read and gone on with by the new token, with one read of its row', async () => {
    write(1, 'resumption');
    const token = tokenOf(1);
    const readBefore = edge.rows.reads();
    expect((await edge.send('GET', `/v1/flows/${flow.id}`, { token })).status).toBe(200);
    expect(edge.rows.reads() - readBefore).toBe(1);
    const body = { code: '123456' };
    const step = await edge.send('POST', `/v1/flows/${flow.id}/steps/otp`, { token, body });
    expect(step.status).toBe(200);
  });

  test('a long poll by the old token ends', async () => {
    const headers = { 'if-none-match': '"1-vi"' };
    const waiting = edge.send('GET', `/v1/flows/${flow.id}?wait=30`, {
      token: flow.token,
      headers,
    });
    await until('the long poll', () => Promise.resolve(edge.rows.watchers() === 1));
    write(1, 'resumption');
    expect(codeOf(await waiting)).toBe('FlowTakenUp');
  });

  test('a stream by the old token ends, and tells nothing of what comes', async () => {
    const response = await fetch(`${edge.url}/v1/flows/${flow.id}/events`, {
      headers: { authorization: `Bearer ${flow.token}` },
    });
    const text = response.text();
    await until('the stream', () => Promise.resolve(edge.rows.watchers() === 1));
    write(1, 'resumption');
    expect((await text).match(/^id: \d+$/gm)).toEqual(['id: 1']);
    expect(edge.lines.join()).not.toContain('a stream was cut');
  });

  test('its start, sent again, is told so, too: its answer would be the flow', async () => {
    const begun = randomUUID();
    const sent = { body: registration, key: begun };
    const first = await edge.send('POST', registrations, sent);
    expect(first.status).toBe(201);
    const startMac = edge.submitted[0]?.requestMac;
    const record = aRecord(flowOfKey(begun).id);
    const row = { record, personal, delivery: null, startMac, takenUpBy: 'resumption' };
    edge.rows.write({ ...row, generation: 1 });
    const again = await edge.send('POST', registrations, sent);
    expect([again.status, codeOf(again)]).toEqual([401, 'FlowTakenUp']);
  });
});

test('a token that nobody can take the place of costs no read', async () => {
  const token = flowTokenOf(keys, flow.id, 'only');
  const readBefore = edge.rows.reads();
  const body = { code: '123456' };
  const step = await edge.send('POST', `/v1/flows/${flow.id}/steps/otp`, { token, body });
  expect([step.status, edge.rows.reads() - readBefore]).toEqual([200, 0]);
});

describe('a resumption that is completed', () => {
  const answered = z.object({
    result: z.object({ flow: z.object({ id: z.string(), token: z.string().optional() }) }),
  });
  const tokenIn = ({ json }: { json: unknown }) => answered.parse(json).result.flow.token;
  let resumption: ReturnType<typeof flowOfKey>;
  beforeEach(() => {
    resumption = flowOfKey(randomUUID());
    const { id, reference, kind, method } = aRecord(flow.id);
    resumed = aRecord(resumption.id, {
      kind: 'recovery',
      method: 'resumption',
      status: 'completed',
      step: null,
      result: { flow: { id, reference, kind, method } },
    });
    edge.rows.write({ record: resumed, personal: null, delivery: null });
  });
  const token = () => flowTokenOf(keys, resumption.id, 'only');
  const read = () => edge.send('GET', `/v1/flows/${resumption.id}`, { token: token() });
  const submit = () =>
    edge.send('POST', `/v1/flows/${resumption.id}/steps/otp`, {
      token: token(),
      body: { code: '123456' },
    });

  test('tells its holder the new token, with the answer and with a read', async () => {
    write(3, resumption.id);
    expect([tokenIn(await submit()), tokenIn(await read())]).toEqual([tokenOf(3), tokenOf(3)]);
  });

  test('tells none once another one has taken the flow up', async () => {
    write(4, 'another');
    expect([tokenIn(await submit()), tokenIn(await read())]).toEqual([undefined, undefined]);
  });

  test('tells none long after', async () => {
    write(3, resumption.id);
    now = new Date(today.getTime() + 301_000);
    expect(tokenIn(await read())).toBeUndefined();
  });

  test('tells none in a stream', async () => {
    write(3, resumption.id);
    const response = await fetch(`${edge.url}/v1/flows/${resumption.id}/events`, {
      headers: { authorization: `Bearer ${token()}` },
    });
    const text = await response.text();
    expect(text).toContain('"result":{"flow":');
    expect(text).not.toContain('token');
  });
});
