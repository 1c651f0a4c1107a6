import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { aCitizen } from '../support/citizens.ts';
import { until } from '../support/until.ts';
import { startClient } from '../adapters/sms/start-client.ts';
import { startSimulators, type StartedSimulators } from './start.ts';

let simulators: StartedSimulators;
let sms: ReturnType<typeof startClient>;
beforeAll(async () => {
  simulators = await startSimulators();
  sms = startClient(simulators.smppPort);
  await sms.ready;
});
afterAll(async () => {
  await sms.close();
  await simulators.close();
});

const sendTo = (to: string, text: string) => sms.submit({ to, text }, { timeoutMs: 5_000 });

test('a handset is found by its number in every spelling', async () => {
  await sendTo('+84986111222', 'xin chào');
  const answers = await Promise.all(
    ['+84986111222', '0986111222', '84986111222', '0986.111.222'].map(async (spelling) => {
      const response = await fetch(`${simulators.url}/handset/${encodeURIComponent(spelling)}`);
      const body: unknown = await response.json();
      return body;
    }),
  );
  const message = { id: expect.any(String), at: expect.stringMatching(/Z$/), text: 'xin chào' };
  expect(answers).toEqual(answers.map(() => ({ messages: [message], prompts: [] })));
});

test('a number that nobody has written to has an empty handset; what is no number has none', async () => {
  expect(await simulators.messages(aCitizen().phone)).toEqual([]);
  expect((await fetch(`${simulators.url}/handset/0211`)).status).toBe(400);
});

test('messages are shown live, each time the whole handset', async () => {
  const { phone } = aCitizen();
  const giveUp = new AbortController();
  const response = await fetch(`${simulators.url}/handset/${phone}/events`, {
    signal: giveUp.signal,
  });
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const next = async (): Promise<unknown> => JSON.parse((await reader?.read())?.value?.data ?? '');
  expect(await next()).toEqual({ messages: [], prompts: [] });
  await sendTo(phone, 'một');
  expect(await next()).toMatchObject({ messages: [{ text: 'một' }] });
  await sendTo(phone, 'hai');
  expect(await next()).toMatchObject({ messages: [{ text: 'một' }, { text: 'hai' }] });
  giveUp.abort();
});

test('a phone that is off keeps its messages until it is on, and nobody is told before that it has them', async () => {
  const { phone } = aCitizen();
  const power = (on: boolean) =>
    fetch(`${simulators.url}/handset/${phone}/power`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ on }),
    });
  await power(false);
  const { messageId } = await sendTo(phone, 'đang tắt máy');
  const { messageId: other } = await sendTo('+84986111333', 'của người khác');
  const hasReceipt = (id: string) => sms.receipts.some((one) => one.messageId === id);
  await until('the receipt of another message', () => Promise.resolve(hasReceipt(other)));
  expect(await simulators.messages(phone)).toEqual([]);
  expect(hasReceipt(messageId)).toBe(false);
  await power(true);
  expect(await simulators.messages(phone)).toEqual(['đang tắt máy']);
  await until('the receipt', () => Promise.resolve(hasReceipt(messageId)));
});

test('the page and what it loads come from here alone, under a policy that says so', async () => {
  const page = await fetch(`${simulators.url}/`);
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).not.toMatch(/https?:|<script>|style=|onclick/);
  const loaded = [...html.matchAll(/(?:src|href)="([^":]+)"/g)].map(([, file]) => file);
  expect(loaded).toEqual(['handset.css', 'handset.js', 'mailbox.js']);
  for (const file of loaded) {
    expect((await fetch(`${simulators.url}/${file ?? ''}`)).status).toBe(200);
  }
});
