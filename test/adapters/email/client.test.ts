import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { startClient } from './start-client.ts';

const inTime = { timeoutMs: 5_000 };

let simulators: StartedSimulators;
let email: ReturnType<typeof startClient>;
const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-mail-'));
beforeAll(async () => {
  simulators = await startSimulators({ directory: folder });
  email = startClient(simulators.smtpPort);
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await email.close();
  await simulators.close();
  rmSync(folder, { recursive: true });
});

/** To an address that nobody else in these tests writes to. */
function aMessage(changed: { to?: string; subject?: string; text?: string } = {}) {
  const id = randomUUID();
  return { id, to: `${id}@thu.example`, subject: 'Đăng nhập', text: 'Xin chào', ...changed };
}

describe('a message', () => {
  test.each([
    ['in Vietnamese', 'Ắ ằ ẳ ẵ ặ Đ đ ơ ư ỹ'],
    ['of several lines', 'một\n\nhai\nba'],
    ['with a line that is a dot', 'một\n.\n..hai'],
    ['with a long line', 'Mọi phiên đăng nhập sẽ kết thúc. '.repeat(60).trim()],
    ['with characters outside of the first plane', 'Chúc mừng 🎉'],
    ['with an address in it', 'https://portal.example/not-me#0123-4567-89AB'],
  ])('%s arrives as it was sent', async (_what, text) => {
    const message = aMessage({ text, subject: `${text.split('\n')[0] ?? ''} – về tài khoản` });
    await email.send(message, inTime);
    const { to, subject } = message;
    const from = 'Định Danh <no-reply@tests.example>';
    const messageId = `<${message.id}@tests.example>`;
    expect(await simulators.mails(to)).toMatchObject([{ from, to, subject, text, messageId }]);
  });

  test('that is handed over again is the same by its id', async () => {
    const message = aMessage();
    await email.send(message, inTime);
    await email.send(message, inTime);
    const ids = (await simulators.mails(message.to)).map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(1);
  });

  test.each(['an.nguyen@thưđiệntử.vn', 'nguyễn@thưđiệntử.vn', 'nguyễn@thu.example'])(
    'goes to %s, which is internationalised (RFC 5891, 6531)',
    async (to) => {
      const message = aMessage({ to });
      await email.send(message, inTime);
      expect(await simulators.mails(to)).toMatchObject([{ to, text: message.text }]);
    },
  );

  test('goes to one recipient, whatever its address looks like', async () => {
    const [stranger, odd] = [aMessage(), 'a@thu.example, b@thu.example'];
    await expect(email.send({ ...stranger, to: odd }, inTime)).rejects.toMatchObject({
      reason: 'refused',
      retryable: false,
    });
    expect(await simulators.mails('b@thu.example')).toEqual([]);
  });

  test('is one of many at once', async () => {
    const messages = Array.from({ length: 40 }, () => aMessage());
    await Promise.all(messages.map((message) => email.send(message, { timeoutMs: 20_000 })));
    for (const { to } of messages) expect(await simulators.mails(to)).toHaveLength(1);
  });
});

describe('a server', () => {
  test.each([
    ['that is down', 'down', { reason: 'down', retryable: true }],
    ['that takes nothing for now', 'throttled', { reason: 'down', retryable: true }],
    ['that does not know the recipient', 'refused', { reason: 'refused', retryable: false }],
    ['that does not take the text', 'text refused', { reason: 'refused', retryable: false }],
    ['whose answer is lost', 'lost answer', { reason: 'down', retryable: true }],
  ])('%s is told apart, and the next message goes', async (_what, fault, expected) => {
    const [first, next] = [aMessage(), aMessage()];
    await simulators.setFault({ system: 'email', fault });
    const told: unknown = await email.send(first, inTime).catch((error: unknown) => error);
    expect(told).toMatchObject({ system: 'email', ...expected });
    expect(String(told)).not.toContain(first.to);
    await simulators.clearFaults();
    await email.send(next, inTime);
    expect(await simulators.mails(next.to)).toHaveLength(1);
  });

  test('that is slow costs no more than the time given, and disturbs nobody else', async () => {
    await simulators.setFault({ system: 'email', fault: 'slow', seconds: 60, times: 1 });
    await expect(email.send(aMessage(), { timeoutMs: 250 })).rejects.toMatchObject({
      reason: 'timeout',
      retryable: true,
    });
    const next = aMessage();
    await email.send(next, inTime);
    expect(await simulators.mails(next.to)).toHaveLength(1);
  });

  test('that does not know us is a matter of the settings, and is tried again', async () => {
    const stranger = startClient(simulators.smtpPort, { password: 'wrong' });
    await expect(stranger.send(aMessage(), inTime)).rejects.toMatchObject({
      reason: 'refused',
      retryable: true,
    });
    await stranger.close();
  });

  test('nobody hands anything to a client that was closed', async () => {
    const client = startClient(simulators.smtpPort);
    await client.close();
    await expect(client.send(aMessage(), inTime)).rejects.toMatchObject({ reason: 'down' });
  });
});

describe('TLS', () => {
  const ca = path.join(folder, 'tls/ca.pem');
  const client = (options: Parameters<typeof startClient>[1]) =>
    startClient(simulators.smtpPort, { security: 'starttls', ...options });

  test('a message goes by it to the server of the CA that is set', async () => {
    const [protectedClient, message] = [client({ tls: { ca } }), aMessage()];
    await protectedClient.send(message, inTime);
    expect(await simulators.mails(message.to)).toHaveLength(1);
    await protectedClient.close();
  });

  test.each([
    ['a server of another CA', { tls: {} }],
    ['one of another name', { tls: { ca, serverName: 'elsewhere.example' } }],
    ['one that has none from the first byte on', { security: 'implicit', tls: { ca } }],
  ] as const)('%s gets neither password nor message', async (_, options) => {
    const [doubting, message] = [client(options), aMessage()];
    await expect(doubting.send(message, inTime)).rejects.toMatchObject({ reason: 'down' });
    expect(await simulators.mails(message.to)).toEqual([]);
    await doubting.close();
  });
});
