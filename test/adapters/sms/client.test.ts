import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { aCitizen } from '../../support/citizens.ts';
import { until } from '../../support/until.ts';
import { startClient } from './start-client.ts';

type Client = ReturnType<typeof startClient>;

const inTime = { timeoutMs: 5_000 };
const text = 'Mã OTP của bạn là 012345.';

let simulators: StartedSimulators;
let sms: Client;

beforeAll(async () => {
  simulators = await startSimulators();
  sms = await boundClient();
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await sms.close();
  await simulators.close();
});

async function boundClient(options: Parameters<typeof startClient>[1] = {}) {
  const client = startClient(simulators.smppPort, options);
  await client.ready;
  return client;
}

/** A number that nobody else in these tests writes to. */
const aPhone = () => aCitizen().phone;

const receiptsFor = (client: Client, messageId: string) =>
  client.receipts.filter((receipt) => receipt.messageId === messageId);

describe('a message', () => {
  const longText = 'Quý khách đã đăng ký tài khoản Định Danh; số tham chiếu DD-7K3F-92QX. '.repeat(
    4,
  );
  test.each([
    ['in Vietnamese', 'Ắ ằ ẳ ẵ ặ Đ đ ơ ư ỹ: mã 012345'],
    ['of exactly one message', 'ữ'.repeat(70)],
    ['of one character more', 'ữ'.repeat(71)],
    ['of several messages', longText],
    ['with characters outside the plane of UCS-2', 'Chúc mừng 🎉'],
    ['with what GSM 03.38 would escape', '[{€}] ^ ~ \\ | @ _'],
    ['with decomposed letters', 'Hòa'.normalize('NFD')],
  ])('%s arrives as it was sent', async (_what, sent) => {
    const phone = aPhone();
    const { messageId } = await sms.submit({ to: phone, text: sent }, inTime);
    expect(messageId).toMatch(/^[0-9a-f]{1,16}$/);
    expect(await simulators.messages(phone)).toEqual([sent]);
  });

  test('that was delivered is followed by its receipt', async () => {
    const { messageId } = await sms.submit({ to: aPhone(), text }, inTime);
    await until('the receipt', () => Promise.resolve(receiptsFor(sms, messageId).length > 0));
    expect(receiptsFor(sms, messageId)).toEqual([{ messageId, state: 'delivered' }]);
  });

  test('to a number that is none is refused for good', async () => {
    await expect(sms.submit({ to: '+84211', text }, inTime)).rejects.toMatchObject({
      system: 'sms',
      reason: 'refused',
      retryable: false,
    });
  });

  test('is one of 200 at once, and each has an id of its own', async () => {
    const phones = Array.from({ length: 200 }, aPhone);
    const sent = await Promise.all(phones.map((to) => sms.submit({ to, text: to }, inTime)));
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(200);
    const arrived = await Promise.all(phones.map((phone) => simulators.messages(phone)));
    expect(arrived).toEqual(phones.map((phone) => [phone]));
  });
});

describe('a centre', () => {
  test.each([
    ['that is throttling', 'throttled', { reason: 'down', retryable: true }],
    ['that refuses the number', 'refused', { reason: 'refused', retryable: false }],
    ['that answers without an id', 'malformed answer', { reason: 'malformed', retryable: true }],
    ['that goes away in the middle', 'down', { reason: 'down', retryable: true }],
  ])('%s is told apart', async (_what, fault, expected) => {
    const to = aPhone();
    const client = await boundClient();
    await simulators.setFault({ system: 'sms', fault, phone: to });
    await expect(client.submit({ to, text }, inTime)).rejects.toMatchObject(expected);
    await client.close();
  });

  test('that is slow costs no more than the time given, and disturbs nobody else', async () => {
    const [slow, other] = [aPhone(), aPhone()];
    await simulators.setFault({ system: 'sms', fault: 'slow', seconds: 60, phone: slow });
    await expect(sms.submit({ to: slow, text }, { timeoutMs: 50 })).rejects.toMatchObject({
      reason: 'timeout',
      retryable: true,
    });
    await sms.submit({ to: other, text }, inTime);
    expect(await simulators.messages(other)).toEqual([text]);
  });

  test('that does not deliver says so in its receipt', async () => {
    const to = aPhone();
    await simulators.setFault({ system: 'sms', fault: 'undeliverable', phone: to });
    const { messageId } = await sms.submit({ to, text }, inTime);
    await until('the receipt', () => Promise.resolve(receiptsFor(sms, messageId).length > 0));
    expect(receiptsFor(sms, messageId)).toEqual([{ messageId, state: 'undelivered' }]);
    expect(await simulators.messages(to)).toEqual([]);
  });

  test.each([
    ['has ids of receipts in decimal', 'decimal receipts', 'hex_answers'],
    ['has zeros before ids of receipts', 'padded receipts', 'same'],
    ['gives receipts without TLVs', 'without tlvs', 'same'],
    ['gives receipts without an id in their text', 'without receipt id', 'same'],
  ] as const)('that %s is understood', async (_what, fault, messageIds) => {
    const to = aPhone();
    const client = await boundClient({ messageIds });
    await sms.close();
    sms = client;
    await simulators.setFault({ system: 'sms', fault, phone: to });
    const { messageId } = await client.submit({ to, text }, inTime);
    await until('the receipt', () => Promise.resolve(receiptsFor(client, messageId).length > 0));
    expect(receiptsFor(client, messageId)).toEqual([{ messageId, state: 'delivered' }]);
  });

  test.each(['payload', 'parts'] as const)(
    'that takes no message_payload gets a long text in parts (%s)',
    async (longTexts) => {
      const to = aPhone();
      const client = await boundClient({ longTexts });
      await sms.close();
      sms = client;
      await simulators.setFault({ system: 'sms', fault: 'payload refused', phone: to });
      for (const long of ['ữ'.repeat(71), `${'Mã OTP 🎉 '.repeat(30)}.`]) {
        const { messageId } = await client.submit({ to, text: long }, inTime);
        expect((await simulators.messages(to)).at(-1)).toBe(long);
        await until('receipt', () => Promise.resolve(receiptsFor(client, messageId).length > 0));
      }
    },
  );

  test.each([
    ['repeats a receipt is believed', 'repeated receipt', ['delivered', 'delivered']],
    ['loses a receipt is believed', 'lost receipt', []],
    ['gives the receipt of another message is believed', 'wrong data', []],
    ['dates receipts a day ahead is believed', 'clock skew', ['delivered']],
    ['passes on what a stranger forged is believed in the rest', 'forged receipt', ['delivered']],
  ])('that %s', async (_what, fault, states) => {
    const [to, next] = [aPhone(), aPhone()];
    await simulators.setFault({ system: 'sms', fault, phone: to });
    const { messageId } = await sms.submit({ to, text }, inTime);
    // The receipt of a later message shows that those before it have been given.
    const later = await sms.submit({ to: next, text }, inTime);
    await until('receipts', () => Promise.resolve(receiptsFor(sms, later.messageId).length > 0));
    expect(receiptsFor(sms, messageId).map(({ state }) => state)).toEqual(states);
  });
});

test('a receipt that could not be kept is delivered again', async () => {
  let tries = 0;
  const client = await boundClient({
    onReceipt: () => ((tries += 1) < 3 ? Promise.reject(new Error('busy')) : Promise.resolve()),
  });
  await client.submit({ to: aPhone(), text }, inTime);
  await until('a third try', () => Promise.resolve(tries === 3));
  await client.close();
});
