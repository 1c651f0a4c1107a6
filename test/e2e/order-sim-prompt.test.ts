import { loadConfig } from '../../src/platform/config.ts';
import { quotasOf } from '../../src/platform/quotas.ts';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { orderSimPrompt } from '../../src/activities/signatures/sim/order-prompt.ts';
import {
  type SimProviderClient,
  createSimProviderClient,
} from '../../src/adapters/sim-provider/client.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { findSimPrompt } from '../../src/db/proofs/sim-prompt-ends.ts';
import { aFault } from '../adapters/sim-provider/messages.ts';
import { ap } from '../adapters/sim-provider/start-provider.ts';
import { aRecord } from '../api/support/records.ts';
import { aCitizen } from '../support/citizens.ts';
import { createTestDatabase } from '../support/database.ts';
import { testKeys } from '../support/keys.ts';

/** The status code of TS 102 204 that every order meets. */
let code = 0;
const stub = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(400, { 'content-type': 'application/soap+xml' }).end(aFault(code));
  });
});
let database: Database;
let simProvider: ReturnType<typeof createSimProviderClient>;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 4,
    statementTimeoutMs: 30_000,
  });
  stub.listen(0, '127.0.0.1');
  await once(stub, 'listening');
  const { port } = z.object({ port: z.number() }).parse(stub.address());
  const tlsFiles = { ca: '', cert: '', key: '' };
  const url = `http://127.0.0.1:${port}/mss`;
  simProvider = createSimProviderClient({ url, tlsFiles, ...ap, promptSeconds: 60 });
});
afterAll(async () => {
  await simProvider.close();
  await database.close();
  stub.close();
});

type Ordered = {
  phone?: string;
  coolDownMs?: number;
  promptsPerHour?: number;
  at?: Date;
  requestSignature?: SimProviderClient['requestSignature'];
};

function anOrder(changed: Ordered = {}) {
  const { phone = aCitizen().phone, coolDownMs = 30_000, promptsPerHour = 10 } = changed;
  const { at = new Date(), requestSignature = simProvider.requestSignature } = changed;
  const flowId = randomUUID();
  const apTransId = `_${randomUUID()}`;
  const request = {
    purpose: 'registration',
    step: 'sim_signature',
    flowId,
    apTransId,
    code: '4711',
  } as const;
  const next = {
    record: aRecord(flowId),
    personal: null,
    event: 'sim.prompted',
    actor: 'citizen',
  } as const;
  const limits = { promptMs: 60_000, coolDownMs };
  const quotas = { ...quotasOf(loadConfig({}).limits), simPromptsPerHour: promptsPerHour };
  const timeouts = {
    carrierMs: 0,
    insurerMs: 0,
    smsMs: 0,
    emailMs: 0,
    postMs: 0,
    simProviderMs: 5_000,
  };
  const addresses = { origin: '', postReturn: '', simCallback: 'http://127.0.0.1:9/callbacks' };
  const clock = { now: () => at, quietHours: { fromMinute: 22 * 60, untilMinute: 6 * 60 } };
  const provider = { ...simProvider, requestSignature };
  const deps = {
    database,
    quotas,
    keys: testKeys,
    simProvider: provider,
    timeouts,
    addresses,
    ...clock,
  };
  const order = (click: string | null = at.toISOString(), askedAt = at.toISOString()) =>
    orderSimPrompt(deps, { request: { ...request, phone }, next, ...limits, click, askedAt });
  return { order, outcome: async () => (await findSimPrompt(database.db, apTransId))?.outcome };
}

test.each([
  [102, 'SimOrderRefused', 'order_refused'],
  [101, 'SimOrderRefused', 'order_refused'],
  [209, 'SimPhoneOff', 'phone_off'],
  [406, 'SimBusy', 'busy'],
])('an order that is answered with %i ends as %s, also when repeated', async (status, as, end) => {
  code = status;
  const { order, outcome } = anOrder();
  const first = await order();
  expect(first).toMatchObject({ ordered: false, refusal: { code: as } });
  expect(await order()).toEqual(first);
  expect(await outcome()).toBe(end);
});

test.each([104, 900])(
  'an order that is answered with %i stays open, to be tried again',
  async (status) => {
    code = status;
    const { order, outcome } = anOrder();
    await expect(order()).rejects.toMatchObject({ system: 'sim_provider', retryable: true });
    expect(await outcome()).toBeNull();
  },
);

test('two tries at once are the same order at the provider, which knows it again', async () => {
  const orders: string[] = [];
  const { order } = anOrder({
    requestSignature: ({ apTransId }) => {
      orders.push(apTransId);
      return Promise.resolve({ outcome: 'accepted', transactionId: `at-provider-${apTransId}` });
    },
  });
  const [first, second] = await Promise.all([order(), order()]);
  expect(first).toMatchObject({ ordered: true });
  expect(second).toEqual(first);
  expect(new Set(orders).size).toBe(1);
});

test('at night a prompt that nobody has asked for waits for the morning', async () => {
  const { order, outcome } = anOrder({ at: new Date('2026-11-27T16:30:00Z') });
  const retryAt = '2026-11-27T23:00:00.000Z';
  expect(await order(null)).toEqual({
    ordered: false,
    refusal: { code: 'MessagesAtNight', retryAt },
  });
  expect(await outcome()).toBeUndefined();
  // Its flow has waited for the morning by a clock that is ahead of this one.
  code = 209;
  expect(await order(null, retryAt)).toMatchObject({ refusal: { code: 'SimPhoneOff' } });
});

test('a number takes so many prompts an hour, whatever flows ask', async () => {
  const { phone } = aCitizen();
  const again = () => anOrder({ phone, coolDownMs: 0, promptsPerHour: 1 }).order();
  code = 209;
  expect(await again()).toMatchObject({ refusal: { code: 'SimPhoneOff' } });
  expect(await again()).toMatchObject({
    ordered: false,
    refusal: { code: 'SimPromptLimit', retryAt: expect.any(String) },
  });
});
