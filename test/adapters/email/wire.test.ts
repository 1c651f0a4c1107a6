import { afterEach, expect, test } from '@jest/globals';
import { startClient } from './start-client.ts';
import { startScriptedServer } from './start-scripted-server.ts';

/** The other side by hand: neither the package that we use nor its author's server and parser. */
const usual = {
  EHLO: '250-mail.tests.example\r\n250 AUTH PLAIN',
  AUTH: '235 2.7.0 Authenticated',
  DATA: '354 Go on',
};
const message = {
  id: '0b9d3f5e-7c1a-4a55-9f0e-2d0f6a1f3c11',
  to: 'an@thu.example',
  subject: 'Đăng nhập mới',
  text: 'Thiết bị: Chrome\n.\nhttps://portal.example/not-me#0123-4567-89AB',
};
const inTime = { timeoutMs: 5_000 };

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function send(
  answers: Record<string, string>,
  options: Parameters<typeof startClient>[1] = {},
) {
  const server = await startScriptedServer({ ...usual, ...answers });
  const client = startClient(server.port, options);
  cleanups.push(client.close, server.close);
  const error = await client.send(message, inTime).catch((failed: unknown) => failed);
  return { lines: server.lines, error };
}

test('the dialogue and the message are those of RFC 5321, 5322 and 2047', async () => {
  const { lines, error } = await send({});
  expect(error).toBeUndefined();
  const at = lines.indexOf('DATA');
  const login = Buffer.from('\0tests\0bí mật').toString('base64');
  expect(lines.slice(1, at)).toEqual([
    `AUTH PLAIN ${login}`,
    'MAIL FROM:<no-reply@tests.example>',
    'RCPT TO:<an@thu.example>',
  ]);
  const text = lines.slice(at + 1, lines.indexOf('.', at));
  const head = text.slice(0, text.indexOf(''));
  const headers = head
    .join('\r\n')
    .replaceAll(/\r\n\s+/g, ' ')
    .split('\r\n');
  expect(headers).toEqual(
    expect.arrayContaining([
      'Auto-Submitted: auto-generated',
      `From: ${encodedWord('Định Danh')} <no-reply@tests.example>`,
      'To: an@thu.example',
      `Message-ID: <${message.id}@tests.example>`,
      'Content-Type: text/plain; charset=utf-8',
      expect.stringMatching(/^Date: \w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$/),
    ]),
  );
  const body = text.slice(head.length + 1).join('\r\n');
  expect(headers).toContain('Content-Transfer-Encoding: quoted-printable');
  expect(unquoted(body)).toBe(message.text.replaceAll('\n', '\r\n'));
});

test.each([
  ['a mailbox that is not there', { RCPT: '550 5.1.1 No such user' }, false],
  ['an address that is none here', { RCPT: '553 Mailbox name not allowed' }, false],
  ['a text that is refused', { '.': '554 5.6.0 No' }, false],
  ['a full mailbox, for now', { RCPT: '452 4.2.2 Mailbox full' }, true],
  ['a policy about us', { RCPT: '550 5.7.1 Relaying denied' }, true],
  ['a sender that is not ours', { MAIL: '553 5.7.60 Not your address' }, true],
  ['a password that is wrong', { AUTH: '535 5.7.8 No' }, true],
  ['an answer that is none', { MAIL: 'HTTP/1.1 400 Bad Request' }, true],
  ['an answer that says something else', { MAIL: '354 Go on' }, true],
])('%s', async (_what, answers, retryable) => {
  const { error, lines } = await send(answers);
  expect(error).toMatchObject({ system: 'email', retryable });
  expect(String(error)).not.toMatch(/thu\.example|bí mật/);
  expect(lines.filter((line) => line.startsWith('MAIL'))).toHaveLength('AUTH' in answers ? 0 : 1);
});

test('a server without STARTTLS gets neither password nor message where it is required', async () => {
  const { error, lines } = await send(
    { STARTTLS: '502 Not implemented' },
    { security: 'starttls' },
  );
  expect(error).toMatchObject({ reason: 'refused', retryable: true });
  expect(lines.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
});

/** RFC 2047, section 4.2. */
function encodedWord(text: string): string {
  return `=?UTF-8?Q?${[...Buffer.from(text)].map(quote).join('')}?=`;
}

function quote(byte: number): string {
  if (byte === 0x20) return '_';
  const isPlain = byte > 0x20 && byte < 0x7f;
  return isPlain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase()}`;
}

/** RFC 2045, 6.7, after the dots of RFC 5321, 4.5.2, were taken off. */
function unquoted(body: string): string {
  const bytes = body
    .replaceAll(/^\.\./gm, '.')
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replace(/\r\n$/, '');
}
