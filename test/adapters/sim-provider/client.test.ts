import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { readNotification } from '../../../src/adapters/sim-provider/client.ts';
import { readSignature } from '../../../src/certificates/cms/read-signature.ts';
import { until } from '../../support/until.ts';
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

describe('an order', () => {
  test('is signed over the hash that was asked for, once the PIN is right', async () => {
    const phone = provider.add();
    const { transaction } = await order(phone);
    expect(await statusOf(transaction)).toEqual({ outcome: 'pending' });
    expect(await provider.openPrompt(phone)).toMatchObject({ code: '4711', state: 'open' });
    expect(await reply(phone, { pin: '2468' })).toMatchObject({ prompt: { state: 'signed' } });

    const signed = await statusOf(transaction);
    if (signed.outcome !== 'signed') throw new Error(signed.outcome);
    const verdict = readSignature(signed.signature, hash);
    const found = await provider.client.findCertificate(phone, inTime);
    if (!verdict.ok || found.outcome !== 'found') throw new Error('no certificate');
    expect(await verdict.findFault()).toBeUndefined();
    expect([verdict.leaf]).toEqual(found.certificates);
    expect(verdict.intermediates).toHaveLength(1);
  });

  test('is notified to the callback with both ids', async () => {
    const phone = provider.add();
    const { transaction } = await order(phone);
    await reply(phone, { pin: '2468' });
    const [notification = Buffer.alloc(0)] = await notified(transaction, 1);
    expect(readNotification(notification, ap)).toEqual({
      ok: true,
      apTransId: transaction.apTransId,
      transactionId: transaction.transactionId,
    });
  });

  test('that is repeated asks nobody twice', async () => {
    const phone = provider.add();
    const { ordered, transaction } = await order(phone);
    expect(await provider.client.requestSignature(ordered, inTime)).toEqual({
      outcome: 'accepted',
      transactionId: transaction.transactionId,
    });
    expect(provider.handsets.prompts(phone)).toHaveLength(1);
  });

  test('is refused while another prompt is open on the phone', async () => {
    const phone = provider.add();
    await order(phone);
    const second = await provider.client.requestSignature(provider.orderFor(phone), inTime);
    expect(second).toEqual({ outcome: 'busy' });
  });

  test('ends as cancelled when the citizen declines it', async () => {
    const phone = provider.add();
    const { transaction } = await order(phone);
    await reply(phone, { cancel: true });
    expect(await statusOf(transaction)).toEqual({ outcome: 'cancelled' });
  });

  test('blocks the SIM at the third wrong PIN', async () => {
    const phone = provider.add();
    const { transaction } = await order(phone);
    expect(await reply(phone, { pin: '0000' })).toEqual({ outcome: 'pin_wrong', triesLeft: 2 });
    expect(await reply(phone, { pin: '0000' })).toEqual({ outcome: 'pin_wrong', triesLeft: 1 });
    expect(await reply(phone, { pin: '0000' })).toMatchObject({ prompt: { state: 'pin_blocked' } });
    expect(await statusOf(transaction)).toEqual({ outcome: 'pin_blocked' });
    const next = await provider.client.requestSignature(provider.orderFor(phone), inTime);
    expect(next).toEqual({ outcome: 'pin_blocked' });
  });

  test('times out when nobody answers the prompt, and when nobody knows it', async () => {
    const phone = provider.add();
    const hasty = provider.clientWith({ promptSeconds: 1 });
    const ordered = provider.orderFor(phone);
    const answer = await hasty.requestSignature(ordered, inTime);
    if (answer.outcome !== 'accepted') throw new Error(answer.outcome);
    const transaction = {
      phone,
      apTransId: ordered.apTransId,
      transactionId: answer.transactionId,
    };
    const unknown = { ...transaction, transactionId: '_unknown' };
    expect(await statusOf(unknown)).toEqual({ outcome: 'timed_out' });
    const last = await until('the end of the prompt', async () => {
      const status = await statusOf(transaction);
      return status.outcome !== 'pending' && status;
    });
    expect(last).toEqual({ outcome: 'timed_out' });
    await hasty.close();
  });

  test('does not reach a phone that is switched off', async () => {
    const phone = provider.add();
    provider.handsets.switchOff(phone, true);
    const { transaction } = await order(phone);
    expect(await statusOf(transaction)).toEqual({ outcome: 'phone_off' });
    provider.handsets.switchOff(phone, false);
    await order(phone);
    expect(await provider.openPrompt(phone)).toMatchObject({ state: 'open' });
  });

  test.each([
    ['a number that nobody has', () => '+84990000000'],
    ['a SIM without a key', () => provider.add({ sim: undefined })],
  ])('is refused for %s', async (_what, phoneOf) => {
    const phone = phoneOf();
    const none = { outcome: 'no_key' };
    expect(await provider.client.requestSignature(provider.orderFor(phone), inTime)).toEqual(none);
    expect(await provider.client.findCertificate(phone, inTime)).toEqual(none);
  });
});

test('a wrong password is refused, for an operator to put right', async () => {
  const stranger = provider.clientWith({ apPassword: 'another' });
  await expect(stranger.findCertificate(provider.add(), inTime)).rejects.toMatchObject({
    reason: 'refused',
    retryable: true,
  });
  await stranger.close();
});

test('a client without a certificate of ours gets no connection', async () => {
  const { ca } = provider.tlsFiles;
  const stranger = provider.clientWith({ tlsFiles: { ca, cert: ca, key: provider.tlsFiles.key } });
  await expect(stranger.findCertificate(provider.add(), inTime)).rejects.toMatchObject({
    reason: 'down',
  });
  await stranger.close();
});
