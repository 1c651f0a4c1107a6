import { PassThrough } from 'node:stream';
import { X509Certificate } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { usableCertificate } from '../../agent/src/certificate.ts';
import { createTerminalPrompter } from '../../agent/src/prompt/terminal-prompter.ts';
import { Refusal } from '../../agent/src/refusal.ts';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { citizen, publicKeys } from '../certificates/judge.ts';
import { until } from '../support/until.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:9/ca' });
const certificates = [publicKeys.ec, publicKeys.rsa].flatMap((publicKey) => {
  const der = new X509Certificate(ca.issue({ publicKey, subject: citizen }).certificate).raw;
  return usableCertificate({ der, label: 'An', module: '/x.so', pinTries: 'many' }) ?? [];
});

/** Asks in a terminal and types what is given after each prompt that comes. */
async function ask(typed: readonly (readonly [prompt: string, keys: string])[], signal = never()) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  let screen = '';
  output.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  const question = { origin: 'https://portal.example', purpose: 'login', certificates } as const;
  const asking = createTerminalPrompter({ input, output }).ask(question, signal);
  asking.catch(() => undefined);
  for (const [prompt, keys] of typed) {
    await until(prompt, () => Promise.resolve(screen.includes(prompt)));
    input.write(keys);
  }
  return { asking, shown: () => screen };
}

const never = () => new AbortController().signal;

test('shows who asks and what for, and nothing of the PIN', async () => {
  const { asking, shown } = await ask([
    ['Số', '2\r'],
    ['PIN', 'secret-1\r'],
  ]);
  const { reply, tell } = await asking;
  expect(reply).toEqual({ certificate: certificates[1], pin: 'secret-1' });
  tell('PinWrong');
  for (const text of ['https://portal.example', 'Đăng nhập', 'Nguyễn Văn An', 'không đúng']) {
    expect(shown()).toContain(text);
  }
  expect(shown()).not.toContain('secret');
});

test.each([
  ['an empty number', [['Số', '\r']], 'Cancelled'],
  ['a number that is not there', [['Số', '3\r']], 'CertificateChoiceNeeded'],
  [
    'an empty PIN',
    [
      ['Số', '1\r'],
      ['PIN', '\r'],
    ],
    'Cancelled',
  ],
  ['Ctrl-C', [['Số', '\u0003']], 'Cancelled'],
  ['the end of the input', [['Số', '\u0004']], 'Cancelled'],
] as const)('%s', async (_what, typed, code) => {
  const { asking } = await ask(typed);
  await expect(asking).rejects.toMatchObject({ code });
});

test('the time is over', async () => {
  const late = new AbortController();
  const { asking } = await ask([['Số', '1\r']], late.signal);
  late.abort(new Refusal('TimedOut'));
  await expect(asking).rejects.toMatchObject({ code: 'TimedOut' });
});
