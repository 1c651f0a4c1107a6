import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consentInForce } from '../../src/domain/subject/consent.ts';
import { problemAnswer } from '../../src/domain/flows/flow-view.ts';
import { aCitizen, detailsOf } from '../support/citizens.ts';
import { type Edge, flowOfKey, startEdge } from './support/edge.ts';
import { aRecord, passwordStep, personal } from './support/records.ts';

const flow = flowOfKey(randomUUID());
const valid: Record<string, Record<string, unknown>> = {
  '/v1/registrations/mobile_subscriber': detailsOf(aCitizen(), consentInForce.version),
  '/v1/registrations/vietnam_post': {
    subjectType: 'citizen',
    consent: { version: consentInForce.version },
  },
  '/v1/logins/password': { username: '001190123450', password: 'Mật-khẩu-2026!', stepUp: false },
  '/v1/logins/sim_signature': { phone: '0961234501', delivery: 'token' },
  '/v1/logins/usb_signature': { delivery: 'cookie' },
  '/v1/sign-ins/not-me': { code: '7K3F-92QX-00DD' },
  '/v1/cancellations': { code: '7K3F-92QX-00DD' },
  '/v1/flows/{id}/steps/details': detailsOf(aCitizen(), consentInForce.version),
  '/v1/flows/{id}/steps/credentials': { username: '001190123450', password: '' },
  '/v1/flows/{id}/steps/phone': { phone: '0961234501' },
  '/v1/flows/{id}/steps/otp': { code: '123456' },
  '/v1/flows/{id}/steps/authenticator_app': { code: '7K3F9-2QXAB' },
  '/v1/flows/{id}/steps/vietnam_post': { code: 'c', state: 's', iss: 'https://post.example' },
  '/v1/flows/{id}/steps/password': { password: 'Mật-khẩu-2026!', repeated: 'Mật-khẩu-2026!' },
};

let edge: Edge;
beforeAll(async () => {
  edge = await startEdge();
  edge.rows.write({ record: aRecord(flow.id, { step: passwordStep }), personal, delivery: null });
});
afterAll(() => edge.stop());

const send = (path: string, body: string) =>
  edge.send('POST', path.replace('{id}', flow.id), { body, key: randomUUID(), token: flow.token });

/** A 4xx problem; a body that happens to be good gets as far as the closed doors behind the edge. */
async function expectRefusal(path: string, body: string): Promise<void> {
  const { status, json } = await send(path, body);
  const problem = problemAnswer.parse(json);
  if (edge.submitted.length > 0) {
    edge.submitted.length = 0;
    return;
  }
  expect(status).toBeGreaterThanOrEqual(400);
  expect([status < 500, problem.code, body]).toEqual([true, problem.code, body]);
  for (const { pointer } of problem.errors ?? []) expect(pointer).toMatch(/^(\/|$)/);
}

describe('whatever is sent is answered by a problem of 4xx', () => {
  test.each(Object.keys(valid))('any JSON to %s', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), (body) => expectRefusal(path, body)),
    );
  });

  test.each(Object.keys(valid))('any text to %s', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), (body) =>
        expectRefusal(path, body),
      ),
    );
  });

  test.each(Object.entries(valid))(
    'a good body with one wrong member to %s',
    async (path, body) => {
      const member = fc.constantFrom(...Object.keys(body), '__proto__', 'constructor', 'botCheck');
      const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary', maxLength: 400 }));
      await fc.assert(
        fc.asyncProperty(member, value, (name, wrong) =>
          expectRefusal(
            path,
            JSON.stringify(Object.fromEntries([...Object.entries(body), [name, wrong]])),
          ),
        ),
      );
    },
  );

  test('any header to a start', async () => {
    const name = fc.constantFrom(
      'idempotency-key',
      'authorization',
      'accept-language',
      'x-request-id',
      'traceparent',
      'if-none-match',
      'last-event-id',
    );
    const text = fc.string({ unit: 'grapheme-ascii', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(name, text, async (header, content) => {
        const { status } = await edge.send('POST', '/v1/registrations/mobile_subscriber', {
          body: {},
          headers: { [header]: content },
        });
        expect([status, header, content]).toEqual([400, header, content]);
      }),
    );
  });
});
