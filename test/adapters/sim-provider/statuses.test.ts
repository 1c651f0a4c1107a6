import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  createSimProviderClient,
  type SimProviderClient,
} from '../../../src/adapters/sim-provider/client.ts';
import { aFault, aNotification } from './messages.ts';
import { ap, inTime } from './start-provider.ts';

const transaction = { phone: '+84961234501', apTransId: '_a1', transactionId: '_t1' };
const nobodysFiles = { ca: '', cert: '', key: '' };

/** What the stub answers with next. */
let answer: { status: number; body: string | Buffer };
let client: SimProviderClient;
const stub = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(answer.status, { 'content-type': 'application/soap+xml' });
    response.end(answer.body);
  });
});
beforeAll(async () => {
  stub.listen(0, '127.0.0.1');
  await once(stub, 'listening');
  const { port } = z.object({ port: z.number() }).parse(stub.address());
  const url = `http://127.0.0.1:${port}/mss`;
  client = createSimProviderClient({ url, tlsFiles: nobodysFiles, ...ap, promptSeconds: 60 });
});
afterAll(async () => {
  await client.close();
  stub.close();
});

const refusals = [
  [105, 'unknown_number'],
  [208, 'timed_out'],
  [209, 'phone_off'],
  [401, 'cancelled'],
  [402, 'pin_blocked'],
  [403, 'card_blocked'],
  [404, 'no_key'],
  [406, 'busy'],
  [407, 'no_key'],
  [422, 'no_key'],
  [425, 'certificate_unusable'],
  [501, 'revoked'],
  [503, 'signature_invalid'],
  [4021, 'pin_blocked'],
  [299, 'order_refused'],
  [499, 'order_refused'],
  [4991, 'order_refused'],
  [599, 'order_refused'],
] as const;

describe('a status code', () => {
  test.each(refusals)(
    '%i is the refusal "%s", as a fault and as a status',
    async (code, outcome) => {
      answer = { status: 500, body: aFault(code) };
      expect(await client.readStatus(transaction, inTime)).toEqual({ outcome });
      answer = { status: 200, body: aNotification({ status: String(code) }) };
      expect(await client.readStatus(transaction, inTime)).toEqual({ outcome });
    },
  );

  test.each([
    [102, 'refused', false],
    [103, 'refused', false],
    [104, 'refused', true],
    [107, 'refused', false],
    [109, 'refused', true],
    [423, 'down', true],
    [780, 'down', true],
    [900, 'down', true],
    [999, 'malformed', true],
    [100, 'malformed', true],
  ])('%i says nothing of the citizen: %s', async (code, reason, retryable) => {
    answer = { status: 500, body: aFault(code) };
    const asked = client.readStatus(transaction, inTime);
    await expect(asked).rejects.toMatchObject({ system: 'sim_provider', reason, retryable });
  });

  test('101 says of a status request that the transaction is gone, of others that they are wrong', async () => {
    answer = { status: 400, body: aFault(101) };
    expect(await client.readStatus(transaction, inTime)).toEqual({ outcome: 'timed_out' });
    await expect(client.findCertificate(transaction.phone, inTime)).rejects.toMatchObject({
      reason: 'refused',
      retryable: false,
    });
  });
});

test.each([
  ['about another order', 200, aNotification().toString().replace('_a1', '_a2'), 'malformed'],
  ['to another application', 200, aNotification({ apId: 'urn:others' }), 'malformed'],
  ['without SOAP from a proxy', 503, '<html>no</html>', 'down'],
  ['without SOAP from a wrong address', 404, 'not here', 'refused'],
  ['larger than 256 kB', 200, ' '.repeat(300_000), 'malformed'],
])('an answer %s is no answer', async (_what, status, body, reason) => {
  answer = { status, body };
  await expect(client.readStatus(transaction, inTime)).rejects.toMatchObject({ reason });
});

test.each([
  ['none', aNotification()],
  ['one that is no base64', aNotification({ signature: '%%%' })],
])('a signature that is %s is invalid, and not asked for again', async (_what, body) => {
  answer = { status: 200, body };
  expect(await client.readStatus(transaction, inTime)).toEqual({ outcome: 'signature_invalid' });
});
