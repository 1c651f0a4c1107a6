import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signed } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import { owner } from './support/stubs.ts';
import type { Sent } from './support/told-flow.ts';

const login = { kind: 'login', method: 'usb_signature' } as const;
const begin: Sent = { step: 'begin', data: null };
const expiresAt = '2026-11-26T20:00:00.000Z';
const stepUpOf = (accountId: string) => ({
  stepUp: { sessionId: 's1', accountId, level: 2, expiresAt } as const,
});

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('a step-up raises that very session, and keeps its end', async () => {
  const flow = stage.tell(login, { signIn: stepUpOf(owner.accountId) });
  await flow.start(begin);
  await flow.submit(signed);
  expect((await flow.result()).result).toMatchObject({
    session: { id: 's1', level: 3, expiresAt },
  });
  await flow.record('login-step-up');
});

test("a step-up that ends with another person's certificate changes nothing", async () => {
  const flow = stage.tell(login, { signIn: stepUpOf('somebody-else') });
  await flow.start(begin);
  expect((await flow.submit(signed)).refusal?.code).toBe('StepUpOfAnotherAccount');
  expect((await flow.result()).status).toBe('refused');
});
