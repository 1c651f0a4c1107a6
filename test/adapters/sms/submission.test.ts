import { afterEach, expect, test } from '@jest/globals';
import { PDU } from 'smpp';
import { until } from '../../support/until.ts';
import { startClient } from './start-client.ts';
import { type Handler, startStubCentre } from './stub-centre.ts';

const message = { to: '+84961234501', text: 'Mã OTP: 012345' };
const inTime = { timeoutMs: 5_000 };

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** A centre that answers a submission as told, and a client bound to it. */
async function centreThat(onSubmit: Handler) {
  const centre = await startStubCentre((pdu, session) =>
    pdu.command === 'submit_sm' ? onSubmit(pdu, session) : undefined,
  );
  const client = startClient(centre.port);
  cleanups.push(centre.close, client.close);
  await client.ready;
  return { centre, client };
}

test('a submission under way fails at once when the connection is lost', async () => {
  const { centre, client } = await centreThat(() => undefined);
  const work = client.submit(message, { timeoutMs: 60_000 });
  const failed = expect(work).rejects.toMatchObject({ reason: 'down', retryable: true });
  await until('the message', () => Promise.resolve(centre.commands().includes('submit_sm')));
  for (const session of centre.sessions) session.destroy();
  await failed;
});

test.each([
  ['ESME_RMSGQFUL', 0x14, { reason: 'down', retryable: true }],
  ['ESME_RTHROTTLED', 0x58, { reason: 'down', retryable: true }],
  ['ESME_RINVDSTADR', 0x0b, { reason: 'refused', retryable: false }],
  ['ESME_RINVSRCADR', 0x0a, { reason: 'refused', retryable: true }],
  ["a vendor's own status", 0x400, { reason: 'refused', retryable: true }],
])('a submission that is answered with %s is told apart', async (_name, status, expected) => {
  const { client } = await centreThat((pdu) => pdu.response({ command_status: status }));
  await expect(client.submit(message, inTime)).rejects.toMatchObject(expected);
});

test('a submission fails when the answer is to something else', async () => {
  const { client } = await centreThat(
    ({ sequence_number }) => new PDU('enquire_link_resp', { sequence_number }),
  );
  await expect(client.submit(message, inTime)).rejects.toMatchObject({ reason: 'malformed' });
});

test('the answer to a submission that gave up is dropped', async () => {
  const late: (() => void)[] = [];
  const { client } = await centreThat((pdu, session) => {
    const answer = pdu.response({ message_id: `m${pdu.sequence_number}` });
    late.push(() => session.send(answer));
    return late.length === 1 ? undefined : answer;
  });
  await expect(client.submit(message, { timeoutMs: 20 })).rejects.toMatchObject({
    reason: 'timeout',
  });
  late[0]?.();
  expect(await client.submit(message, inTime)).toEqual({ messageId: 'm3' });
});

test.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0x01])(
  'a centre that answers message_payload with status %i gets this text and later ones in parts',
  async (status) => {
    let payloads = 0;
    const { centre, client } = await centreThat((pdu) => {
      if (!('message_payload' in pdu))
        return pdu.response({ message_id: `m${pdu.sequence_number}` });
      payloads += 1;
      return pdu.response({ command_status: status });
    });
    const long = { ...message, text: 'ữ'.repeat(71) };
    await client.submit(long, inTime);
    await client.submit(long, inTime);
    expect(payloads).toBe(1);
    expect(centre.commands().filter((command) => command === 'submit_sm')).toHaveLength(5);
  },
);

test('a short text that is refused so is not sent again', async () => {
  const { centre, client } = await centreThat((pdu) => pdu.response({ command_status: 0x01 }));
  await expect(client.submit(message, inTime)).rejects.toMatchObject({ retryable: false });
  expect(centre.commands().filter((command) => command === 'submit_sm')).toHaveLength(1);
});
