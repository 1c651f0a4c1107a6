import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  createSimProviderClient,
  type SimProviderClient,
} from '../../src/adapters/sim-provider/client.ts';
import { hash, inTime } from '../adapters/sim-provider/start-provider.ts';
import { aCitizen } from '../support/citizens.ts';
import { credentials, startSimulators, type StartedSimulators } from './start.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'dinhdanh-sims-'));
let simulators: StartedSimulators;
let client: SimProviderClient;
beforeAll(async () => {
  simulators = await startSimulators({ directory });
  const file = (name: string) => path.join(directory, 'tls', `${name}.pem`);
  client = createSimProviderClient({
    url: simulators.simProviderUrl,
    tlsFiles: { ca: file('ca'), cert: file('client'), key: file('client-key') },
    ...credentials.simProvider,
    promptSeconds: 60,
  });
});
afterAll(async () => {
  await client.close();
  await simulators.close();
  rmSync(directory, { recursive: true, force: true });
});

async function aSigner(): Promise<string> {
  const citizen = aCitizen({ sim: { pin: '2468' } });
  await simulators.addPerson(citizen);
  return citizen.phone;
}

let orders = 0;
async function order(phone: string) {
  const text = 'Định Danh: mã 4711. Đúng mã trên web thì nhập PIN.';
  const callbackUrl = 'http://127.0.0.1:9/callbacks/sim-signature';
  const apTransId = `_order${(orders += 1)}`;
  const answer = await client.requestSignature(
    { phone, apTransId, text, hash, callbackUrl },
    inTime,
  );
  if (answer.outcome !== 'accepted') throw new Error(answer.outcome);
  const { transactionId } = answer;
  return { text, outcome: () => client.readStatus({ phone, apTransId, transactionId }, inTime) };
}

async function send(route: string, body: unknown) {
  const response = await fetch(simulators.url + route, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}

test('a prompt is on the handset, and takes the PIN', async () => {
  const phone = await aSigner();
  const { text, outcome } = await order(phone);
  const prompt = await simulators.prompt(phone);
  expect(prompt).toMatchObject({ text, code: '4711', state: 'open' });
  const route = `/handset/${phone}/prompts/${prompt.id}`;
  expect(await send(route, { pin: '1111' })).toMatchObject({
    status: 422,
    answer: { code: 'PinWrong', triesLeft: 2 },
  });
  expect(await send(route, { pin: '2468' })).toMatchObject({
    status: 200,
    answer: { state: 'signed' },
  });
  expect(await outcome()).toMatchObject({ outcome: 'signed' });
  expect(await send(route, { pin: '2468' })).toMatchObject({ answer: { code: 'PromptNotOpen' } });
});

test('a prompt can be declined, by its own number only', async () => {
  const phone = await aSigner();
  const { outcome } = await order(phone);
  const { id } = await simulators.prompt(phone);
  const strange = `/handset/${await aSigner()}/prompts/${id}`;
  expect(await send(strange, { cancel: true })).toMatchObject({ status: 404 });
  expect(await send(`/handset/${phone}/prompts/${id}`, { cancel: true })).toMatchObject({
    status: 200,
    answer: { id, state: 'cancelled' },
  });
  expect(await outcome()).toEqual({ outcome: 'cancelled' });
});

test('a reply that is none is refused', async () => {
  expect(await send(`/handset/${await aSigner()}/prompts/x`, { pin: 1234 })).toMatchObject({
    status: 400,
    answer: { code: 'ValidationFailed' },
  });
});

test('a phone that is switched off shows no prompt', async () => {
  const phone = await aSigner();
  expect(await send(`/handset/${phone}/power`, { on: false })).toMatchObject({ status: 200 });
  const { outcome } = await order(phone);
  expect(await outcome()).toEqual({ outcome: 'phone_off' });
  await send(`/handset/${phone}/power`, { on: true });
  await order(phone);
  expect(await simulators.prompt(phone)).toMatchObject({ state: 'open' });
});

test('an order is delayed or unreachable by a fault for its number', async () => {
  const phone = await aSigner();
  await simulators.setFault({ system: 'sim', fault: 'phone off', phone, times: 1 });
  expect(await (await order(phone)).outcome()).toEqual({ outcome: 'phone_off' });
  await simulators.setFault({ system: 'sim', fault: 'delayed', phone, seconds: 0.05 });
  await order(phone);
  expect(await simulators.prompt(phone)).toMatchObject({ state: 'open' });
});
