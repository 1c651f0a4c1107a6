import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../support/rows.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { pin, simRegistration } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let sims: ReturnType<typeof simRegistration>;
beforeAll(async () => {
  system = await startSystem({
    SIM_COOL_DOWN_SECONDS: '4',
    // So long that nothing goes on but by the provider's callback.
    SIM_STATUS_EVERY_SECONDS: '300',
    DETAILS_CORRECTIONS: '1',
  });
  sims = simRegistration(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

describe('somebody with a SIM that signs', () => {
  test('registers as a citizen by PIN and "Đăng ký", and has an account of level 3', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    expect(flow).toMatchObject({
      method: 'sim_signature',
      steps: ['details', 'sim_signature', 'confirm'],
      step: { name: 'sim_signature', waitingFor: 'sim', actions: ['cancel'] },
    });
    expect(flow.step?.simPrompt?.code).toBe(prompt.code);
    expect(prompt.text).toContain('đăng ký');

    await system.simulators.answerPrompt(citizen.phone, prompt.id, { pin });
    const confirming = await sims.atStep(flow, 'confirm');
    expect(confirming.step?.identity).toMatchObject({
      subjectType: 'citizen',
      fullName: citizen.fullName,
      documentNumber: `001${'*'.repeat(8)}${citizen.documentNumber.slice(-1)}`,
      level: 3,
      source: 'certificate',
    });
    const done = flowOf(await system.portal.step(confirming, 'confirm', {}));
    expect(done).toMatchObject({
      status: 'completed',
      result: { account: { level: 3, subjectType: 'citizen' } },
    });
    const kept = await rows(
      system.database.db,
      z.unknown(),
      sql`select level, method, kind from account join authentication_method m
        on m.account_id = account.id where account.id = ${done.result?.account?.id}::uuid`,
    );
    expect(kept).toEqual([{ level: 3, method: 'sim_signature', kind: 'sim_signature' }]);
  });

  test('registers as an enterprise, which has to give an e-mail address', async () => {
    const enterprise = { taxCode: '0100109106', fullName: 'Công ty Sao Mai' };
    const { citizen, flow } = await sims.atPrompt(enterprise, 'enterprise');
    await sims.sign(citizen.phone);
    const confirming = await sims.atStep(flow, 'confirm');
    const refused = problemOf(await system.portal.step(confirming, 'confirm', {}));
    expect(refused).toMatchObject({ code: 'EmailRequired', flow: { step: { name: 'confirm' } } });
    const email = 'lienhe@example.vn';
    const done = flowOf(await system.portal.step(confirming, 'confirm', { email }));
    expect(done.result?.account).toMatchObject({ level: 3, subjectType: 'enterprise' });
  });

  test('is told of the account that there is only after the signature', async () => {
    const first = await sims.atPrompt();
    await sims.sign(first.citizen.phone);
    await system.portal.step(await sims.atStep(first.flow, 'confirm'), 'confirm', {});

    const again = flowOf(await sims.start(first.body));
    expect(again).toMatchObject({ step: { name: 'sim_signature' }, problem: null });
    await sims.sign(first.citizen.phone);
    const refused = await sims.withProblem(again, 'AccountAlreadyExists');
    expect(refused).toMatchObject({ status: 'refused', step: null });
  });
});

describe('a prompt without a signature', () => {
  test('that is declined is followed by a pause, then by another one', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    await system.simulators.answerPrompt(citizen.phone, prompt.id, { cancel: true });
    const declined = await sims.withProblem(flow, 'SimCancelled');
    expect(declined.step).toMatchObject({
      name: 'sim_signature',
      waitingFor: 'citizen',
      actions: ['resendPrompt', 'cancel'],
    });
    const soon = await system.portal.act(flow, 'resendPrompt');
    expect([soon.status, problemOf(soon).code]).toEqual([429, 'SimPromptTooSoon']);
    expect(problemOf(soon).retryAfter).toBeGreaterThan(0);

    const resent = await sims.resend(flow);
    const second = await sims.sign(citizen.phone);
    expect(resent.step?.simPrompt?.code).toBe(second.code);
    expect((await sims.atStep(flow, 'confirm')).problem).toBeNull();
  });

  test('is what three wrong PINs leave; another helps once the PIN is unblocked', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    const enter = () => system.simulators.answerPrompt(citizen.phone, prompt.id, { pin: '000000' });
    await expect(enter()).rejects.toThrow('PinWrong');
    await expect(enter()).rejects.toThrow('PinWrong');
    await enter();
    const { step, problem } = await sims.withProblem(flow, 'SimPinBlocked');
    expect(step?.actions).toContain('resendPrompt');
    expect(problem).toMatchObject({
      nextActions: expect.arrayContaining([expect.objectContaining({ action: 'resendPrompt' })]),
    });
  });

  test('is what a phone that is switched off leaves', async () => {
    const { citizen, body } = await sims.known();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'sim', fault: 'phone off', phone, times: 1 });
    const flow = flowOf(await sims.start(body));
    await sims.withProblem(flow, 'SimPhoneOff');
    await sims.resend(flow);
    await sims.sign(phone);
    await sims.atStep(flow, 'confirm');
  });
});

test('one number has one open prompt, however many flows ask for one', async () => {
  const { citizen, body, flow } = await sims.atPrompt();
  const answer = await sims.start(body);
  const { code, retryAfter, flow: other } = problemOf(answer);
  expect([answer.status, code]).toEqual([409, 'SimBusy']);
  expect(retryAfter).toBeGreaterThan(0);
  if (!other) throw new Error('a refused start carries its flow');
  expect(other.step).toMatchObject({ name: 'sim_signature', actions: ['resendPrompt', 'cancel'] });
  await sims.sign(citizen.phone);
  await sims.atStep(flow, 'confirm');
  await sims.resend(other);
  await sims.sign(citizen.phone);
  await sims.atStep(other, 'confirm');
});

describe('a certificate that proves nothing here', () => {
  const taxCode = '0100109106';
  test.each([
    ['revoked', 'CertificateRevoked', { sim: { pin, certificate: 'revoked' } }, 'citizen'],
    ['expired', 'CertificateExpired', { sim: { pin, certificate: 'expired' } }, 'citizen'],
    [
      'of an employee',
      'CertificateOfEmployee',
      { sim: { pin, certificate: 'ofEmployee' }, taxCode },
      'citizen',
    ],
    ['of a citizen', 'CertificateSubjectMismatch', {}, 'enterprise'],
    ['of an enterprise', 'CertificateSubjectMismatch', { taxCode }, 'citizen'],
  ] as const)('%s: the flow ends with %s', async (_what, code, details, subjectType) => {
    const { citizen, flow } = await sims.atPrompt(details, subjectType);
    await sims.sign(citizen.phone);
    const refused = await sims.withProblem(flow, code);
    expect(refused).toMatchObject({ status: 'refused', step: null, result: null });
  });

  test('is one by another SIM than the number had when it was asked for', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    await system.simulators.answerPrompt(citizen.phone, prompt.id, { cancel: true });
    await sims.withProblem(flow, 'SimCancelled');
    await system.simulators.addPerson({ ...citizen, sim: { pin } });
    await sims.resend(flow);
    await sims.sign(citizen.phone);
    await sims.withProblem(flow, 'SimSignatureInvalid');
  });

  test('is one by a SIM that has signed something else', async () => {
    const { citizen, body } = await sims.known();
    await system.simulators.setFault({ system: 'sim', fault: 'wrong data', phone: citizen.phone });
    const flow = flowOf(await sims.start(body));
    await sims.sign(citizen.phone);
    await sims.withProblem(flow, 'SimSignatureInvalid');
    await system.simulators.clearFaults();
    await sims.resend(flow);
    await sims.sign(citizen.phone);
    await sims.atStep(flow, 'confirm');
  });
});
