import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SimProviderClient } from '../../src/adapters/sim-provider/client.ts';
import { until } from '../support/until.ts';
import { areSchemasThere, faultsIn, schemaFolder } from './sim-provider/schemas.ts';
import { inTime, startProvider, type StartedProvider } from './sim-provider/start-provider.ts';
import { startProxy } from './sim-provider/start-proxy.ts';

const suite = areSchemasThere ? describe : describe.skip;
if (!areSchemasThere) {
  // Jest counts skipped tests, but does not name them.
  process.stderr.write(`SKIPPED the contract with the SIM provider: no ${schemaFolder}\n`);
}

let provider: StartedProvider;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let client: SimProviderClient;
beforeAll(async () => {
  provider = await startProvider();
  proxy = await startProxy(provider.url, provider.tlsFiles);
  client = provider.clientWith({ url: proxy.url });
});
afterAll(async () => {
  await client.close();
  proxy.close();
  await provider.close();
});

async function expectLast(asked: string, answered: string): Promise<void> {
  const last = proxy.last();
  if (!last) throw new Error('nothing was sent');
  expect(last.asked).toContain(`<mss:${asked} `);
  expect(last.answered).toMatch(new RegExp(`<(mss|soap):${answered}[ >]`));
  expect(await faultsIn(last.asked)).toEqual([]);
  expect(await faultsIn(last.answered)).toEqual([]);
}

/** Orders a signature that the citizen gives or declines, and asks how it stands. */
async function run(reply: { pin: string } | { cancel: true }) {
  const phone = provider.add();
  const order = provider.orderFor(phone);
  const accepted = await client.requestSignature(order, inTime);
  if (accepted.outcome !== 'accepted') throw new Error(accepted.outcome);
  await expectLast('MSS_SignatureReq', 'MSS_SignatureResp');
  const { id } = await provider.openPrompt(phone);
  provider.handsets.reply({ phone, id }, reply);
  const { apTransId } = order;
  await client.readStatus({ phone, apTransId, transactionId: accepted.transactionId }, inTime);
  await expectLast('MSS_StatusReq', 'MSS_StatusResp');
}

suite(`the schemas of TS 102 204${areSchemasThere ? '' : ' are not beside this checkout'}`, () => {
  test('hold for a certificate query', async () => {
    await client.findCertificate(provider.add(), inTime);
    await expectLast('MSS_ProfileReq', 'MSS_ProfileResp');
  });

  test('hold for a signature and its notification', async () => {
    await run({ pin: '2468' });
    const notification = await until('the notification', () =>
      Promise.resolve(provider.callbacks.posted.at(-1)),
    );
    expect(await faultsIn(notification.toString('utf8'))).toEqual([]);
  });

  test('hold for an order that was declined', () => run({ cancel: true }));

  test('hold for faults', async () => {
    await client.findCertificate(provider.add({ sim: undefined }), inTime);
    await expectLast('MSS_ProfileReq', 'Fault');
    const unknown = { phone: provider.add(), apTransId: '_a', transactionId: '_t' };
    await client.readStatus(unknown, inTime);
    await expectLast('MSS_StatusReq', 'Fault');
  });

  test('are no formality: what breaks them is found', async () => {
    await client.findCertificate(provider.add(), inTime);
    const { asked = '', answered = '' } = proxy.last() ?? {};
    expect(await faultsIn(asked.replace(/ AP_TransID="[^"]*"/, ''))).toHaveLength(1);
    expect(
      await faultsIn(asked.replace('GetCertificates>true', 'GetCertificates>yes')),
    ).not.toEqual([]);
    expect(await faultsIn(answered.replace('Value="100"', 'Value="OK"'))).not.toEqual([]);
    expect(await faultsIn(answered.replaceAll('MobileUserCertificate', 'Another'))).not.toEqual([]);
  });
});
