import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { startClient } from '../adapters/email/start-client.ts';
import { startSimulators, type StartedSimulators } from './start.ts';

let simulators: StartedSimulators;
let email: ReturnType<typeof startClient>;
beforeAll(async () => {
  simulators = await startSimulators();
  email = startClient(simulators.smtpPort);
});
afterEach(() => simulators.clearFaults());
afterAll(async () => {
  await email.close();
  await simulators.close();
});

const sendTo = (to: string, subject: string) =>
  email.send({ id: 'm1', to, subject, text: 'xin chào' }, { timeoutMs: 5_000 });

test('a mailbox is found by its address in any case, and is listed with the others', async () => {
  await sendTo('An.Nguyen@Thu.Example', 'Chào');
  const message = {
    id: expect.any(String),
    at: expect.stringMatching(/Z$/),
    from: 'Định Danh <no-reply@tests.example>',
    to: 'An.Nguyen@thu.example',
    subject: 'Chào',
    text: 'xin chào',
    messageId: '<m1@tests.example>',
  };
  for (const spelling of ['an.nguyen@thu.example', 'AN.NGUYEN@THU.EXAMPLE']) {
    expect(await simulators.mails(spelling)).toEqual([message]);
  }
  const known: unknown = await (await fetch(`${simulators.url}/mailbox`)).json();
  expect(known).toEqual({ items: ['an.nguyen@thu.example'], next: null });
});

test('messages are shown live, each time the whole mailbox', async () => {
  const giveUp = new AbortController();
  const { signal } = giveUp;
  const response = await fetch(`${simulators.url}/mailbox/live@thu.example/events`, { signal });
  const reader = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const next = async (): Promise<unknown> => JSON.parse((await reader?.read())?.value?.data ?? '');
  expect(await next()).toEqual({ messages: [] });
  await sendTo('live@thu.example', 'một');
  expect(await next()).toMatchObject({ messages: [{ subject: 'một' }] });
  giveUp.abort();
});

test('a fault of the mail server meets everybody', async () => {
  const fault = { system: 'email', fault: 'refused', phone: '+84961234501' };
  await expect(simulators.setFault(fault)).rejects.toThrow('meets everybody');
});
