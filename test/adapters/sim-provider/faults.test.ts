import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readNotification } from '../../../src/adapters/sim-provider/client.ts';
import { readSignature } from '../../../src/certificates/cms/read-signature.ts';
import { ordersAt } from './orders.ts';
import { ap, hash, inTime, startProvider, type StartedProvider } from './start-provider.ts';

let provider: StartedProvider;
let order: ReturnType<typeof ordersAt>['order'];
let reply: ReturnType<typeof ordersAt>['reply'];
let statusOf: ReturnType<typeof ordersAt>['statusOf'];
let notified: ReturnType<typeof ordersAt>['notified'];
beforeAll(async () => {
  provider = await startProvider();
  ({ order, reply, statusOf, notified } = ordersAt(provider));
});
afterEach(() => {
  provider.faults.clear();
});
afterAll(() => provider.close());

describe('a provider in trouble', () => {
  test.each([
    ['down' as const, { reason: 'down', retryable: true }],
    ['malformedAnswer' as const, { reason: 'malformed', retryable: true }],
  ])('that has the fault "%s" is told apart', async (fault, expected) => {
    const phone = provider.add();
    provider.faults.add({ system: 'sim', fault });
    await expect(provider.client.findCertificate(phone, inTime)).rejects.toMatchObject({
      name: 'OutsideSystemError',
      system: 'sim_provider',
      ...expected,
    });
  });

  test('that is slow costs no more than the time given', async () => {
    provider.faults.add({ system: 'sim', fault: 'slow', seconds: 60 });
    await expect(
      provider.client.findCertificate(provider.add(), { timeoutMs: 50 }),
    ).rejects.toMatchObject({ reason: 'timeout', retryable: true });
  });

  test('whose certificate is not valid yet gets no request', async () => {
    const skewed = provider.clientWith();
    provider.faults.add({ system: 'sim', fault: 'clockSkew' });
    await expect(skewed.findCertificate(provider.add(), inTime)).rejects.toMatchObject({
      reason: 'down',
      retryable: true,
    });
    provider.faults.clear();
    expect(await skewed.findCertificate(provider.add(), inTime)).toMatchObject({
      outcome: 'found',
    });
    await skewed.close();
  });

  test('that signs another hash is found out', async () => {
    const phone = provider.add();
    provider.faults.add({ system: 'sim', fault: 'wrongData' });
    const { transaction } = await order(phone);
    await reply(phone, { pin: '2468' });
    const signed = await statusOf(transaction);
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    const read = readSignature(signed.signature, hash);
    expect(read).toEqual({ ok: false, fault: 'other_hash' });
  });

  test('that loses a notification can still be asked', async () => {
    const phone = provider.add();
    provider.faults.add({ system: 'sim', fault: 'lostCallback' });
    const { transaction } = await order(phone);
    await reply(phone, { pin: '2468' });
    expect(await statusOf(transaction)).toMatchObject({ outcome: 'signed' });
    expect(await notified(transaction)).toEqual([]);
  });

  test('that repeats a notification says the same each time', async () => {
    const phone = provider.add();
    provider.faults.add({ system: 'sim', fault: 'repeatedCallback' });
    const { transaction } = await order(phone);
    await reply(phone, { cancel: true });
    const read = (await notified(transaction, 3)).map((one) => readNotification(one, ap));
    expect(read).toEqual(Array(3).fill({ ok: true, ...idsOf(transaction) }));
  });

  test('in whose name somebody forges a notification is not believed', async () => {
    const phone = provider.add();
    provider.faults.add({ system: 'sim', fault: 'forgedCallback' });
    const { transaction } = await order(phone);
    await reply(phone, { cancel: true });
    expect((await notified(transaction, 2)).map((one) => readNotification(one, ap))).toEqual([
      { ok: false, code: 'SimNotificationForged' },
      { ok: true, ...idsOf(transaction) },
    ]);
    expect(await statusOf(transaction)).toEqual({ outcome: 'cancelled' });
  });
});

test('closing gives up the calls under way', async () => {
  const closing = provider.clientWith();
  provider.faults.add({ system: 'sim', fault: 'slow', seconds: 60 });
  const given = expect(
    closing.findCertificate(provider.add(), { timeoutMs: 60_000 }),
  ).rejects.toMatchObject({ reason: 'down' });
  await closing.close();
  await given;
});

function idsOf({ apTransId, transactionId }: { apTransId: string; transactionId: string }) {
  return { apTransId, transactionId };
}
