import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { problemAnswer } from '../../src/domain/flows/flow-view.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf } from '../support/portal.ts';
import { password } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({
    TRUSTED_PROXIES: '1',
    // From a tenth of it on, a network is to be careful with.
    THROTTLE_NETWORK_FAILURES_PER_HOUR: '20',
    THROTTLE_LOGIN_FAILURES_PER_HOUR: '4',
  });
}, 60_000);
afterAll(() => system.stop(), 30_000);

const from = (network: string) => ({ 'x-forwarded-for': network });

/** Starts a login from a network; answers with the step that it comes to, or with why it does not start. */
async function start(
  network: string,
  [method, body]: [method: string, body: object],
  headers: Record<string, string> = {},
) {
  const response = await system.portal.send(`/v1/logins/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `"${randomUUID()}"`,
      ...from(network),
      ...headers,
    },
    body: JSON.stringify(body),
  });
  if (response.ok) return 'started';
  const { code, errors = [] } = problemAnswer.parse(await response.json());
  return [code, ...errors.map((error) => `${error.pointer} ${error.code}`)].join(' ');
}

async function isCheckAskedOf(network: string): Promise<boolean> {
  const response = await system.portal.send('/v1/bot-check', { headers: from(network) });
  return z.object({ required: z.boolean() }).parse(await response.json()).required;
}

test('many failures ask for the bot check: of their network, then of all, never of a known device', async () => {
  const citizens = logins(system);
  const { citizen } = await citizens.registered();
  const { flow, code } = await citizens.atOtp(citizen);
  const done = flowOf(await system.portal.step(flow, 'otp', { code }));
  const known = { 'device-token': sessionOf(done).deviceToken ?? '' };
  const username = citizen.documentNumber;
  const right: [string, object] = ['password', { username, password }];
  const wrong: [string, object] = ['password', { username, password: 'sai' }];
  const [bad, worse, good] = ['192.0.2.1', '198.51.100.1', '203.0.113.1'];

  expect(await start(bad, wrong)).toBe('CredentialsWrong');
  expect(await isCheckAskedOf(bad)).toBe(false);
  expect(await start(bad, wrong)).toBe('CredentialsWrong');
  expect(await isCheckAskedOf(bad)).toBe(true);
  for (const one of [right, ['usb_signature', {}]] satisfies [string, object][]) {
    expect(await start(bad, one)).toBe('ValidationFailed /botCheck Required');
    expect(await start(bad, one, known)).toBe('started');
  }

  expect(await isCheckAskedOf(good)).toBe(false);
  expect(await start(good, ['usb_signature', {}])).toBe('started');
  for (let n = 0; n < 2; n += 1) expect(await start(worse, wrong)).toBe('CredentialsWrong');
  expect(await isCheckAskedOf(good)).toBe(true);
  expect(await start(good, ['usb_signature', {}])).toBe('ValidationFailed /botCheck Required');
  expect(await start(good, ['usb_signature', {}], known)).toBe('started');
});
