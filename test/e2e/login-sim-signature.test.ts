import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { countAccounts } from '../support/account-rows.ts';
import { type Citizen, aCitizen } from '../support/citizens.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { pin, simRegistration } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const method = 'sim_signature';

let system: System;
let citizens: ReturnType<typeof logins>;
let sims: ReturnType<typeof simRegistration>;
beforeAll(async () => {
  system = await startSystem({
    SIM_COOL_DOWN_SECONDS: '1',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  citizens = logins(system);
  sims = simRegistration(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

const ended = (flow: FlowView) => sims.seen(flow, 'its end', ({ status }) => status !== 'open');

/** Starts a login by the SIM of a number, and answers its prompt with the PIN. */
async function sign(phone: string) {
  const start = async () => {
    const answer = await system.portal.login(method, { phone, delivery: 'token' });
    return answer.ok && answer.flow;
  };
  // A number rests for a second between two prompts.
  const flow = await until('a prompt', start);
  return { flow, prompt: await sims.sign(phone) };
}

async function signIn(phone: string): Promise<FlowView> {
  return ended((await sign(phone)).flow);
}

describe('the identity in the certificate of the SIM owns the account', () => {
  test('also one that was registered by phone with the same number', async () => {
    const { citizen, accountId } = await citizens.registered({ sim: { pin } });
    const { flow, prompt } = await sign(citizen.phone);
    expect(flow).toMatchObject({ steps: ['phone', method], step: { name: method } });
    expect(prompt.text).toContain('đăng nhập');
    const done = await ended(flow);
    expect(done.result?.account?.id).toBe(accountId);
    expect(sessionOf(done)).toMatchObject({ level: 3, token: expect.any(String) });

    // The number's new SIM has another certificate of the same person.
    await system.simulators.addPerson({ ...citizen, sim: { pin } });
    expect((await signIn(citizen.phone)).result?.account?.id).toBe(accountId);
  });

  test("an enterprise's SIM signs in to the enterprise's account", async () => {
    const enterprise = { taxCode: '0100109106', fullName: 'Công ty Sao Mai' };
    const { citizen, flow } = await sims.atPrompt(enterprise, 'enterprise');
    await sims.sign(citizen.phone);
    const confirming = await sims.atStep(flow, 'confirm');
    const body = { email: 'lienhe@example.vn' };
    const registered = flowOf(await system.portal.step(confirming, 'confirm', body));
    const { result } = await signIn(citizen.phone);
    expect(result?.account).toEqual(registered.result?.account);
  });
});

describe('a SIM that signs nobody in', () => {
  test('of whom has no account is told the way to register, and registers nobody', async () => {
    const { citizen } = await sims.known();
    const before = await countAccounts(system);
    const { status, problem, result } = await signIn(citizen.phone);
    expect([status, problem?.code, result]).toEqual(['refused', 'NoAccountYet', null]);
    expect(problem?.nextActions[0]).toMatchObject({
      action: 'register',
      href: `/v1/registrations/${method}`,
    });
    expect(await countAccounts(system)).toBe(before);
  });

  test.each<[string, string, Partial<Citizen>]>([
    ['revoked', 'CertificateRevoked', { sim: { pin, certificate: 'revoked' } }],
    [
      'of an employee',
      'CertificateOfEmployee',
      { sim: { pin, certificate: 'ofEmployee' }, taxCode: '0100109106' },
    ],
  ])('whose certificate is %s ends the flow with %s', async (_, code, details) => {
    const { citizen } = await citizens.registered(details);
    const { status, problem } = await signIn(citizen.phone);
    expect([status, problem?.code]).toEqual(['refused', code]);
  });

  test('because it has no key is told so, and the number may be corrected', async () => {
    const { citizen } = await citizens.registered({ sim: { pin } });
    const without = aCitizen();
    await system.simulators.addPerson(without);
    const { phone } = without;
    const refused = problemOf(await system.portal.login(method, { phone, delivery: 'token' }));
    expect(refused).toMatchObject({ code: 'SimNoKey', flow: { step: { name: 'phone' } } });
    expect(refused.nextActions[0]?.action).toBe('correctPhone');
    if (!refused.flow) throw new Error('the flow goes on');
    const { flow } = refused;
    await system.portal.step(flow, 'phone', { phone: citizen.phone });
    await sims.sign(citizen.phone);
    expect(sessionOf(await ended(flow)).level).toBe(3);
  });
});

test('while the CA is down the flow waits, and goes on by itself', async () => {
  const { citizen } = await citizens.registered({ sim: { pin } });
  await system.simulators.setFault({ system: 'ca', fault: 'down' });
  const { flow } = await sign(citizen.phone);
  const waiting = await sims.withProblem(flow, 'RevocationUnavailable');
  expect(waiting).toMatchObject({ status: 'open', step: { waitingFor: 'ca' } });
  await system.simulators.clearFaults();
  expect(sessionOf(withToken(flow, await ended(flow))).level).toBe(3);
});

test('a prompt that is declined keeps the flow: another one signs in', async () => {
  const { citizen } = await citizens.registered({ sim: { pin } });
  const { phone } = citizen;
  const flow = flowOf(await system.portal.login(method, { phone, delivery: 'token' }));
  const prompt = await system.simulators.prompt(phone);
  await system.simulators.answerPrompt(phone, prompt.id, { cancel: true });
  await sims.withProblem(flow, 'SimCancelled');
  await sims.resend(flow);
  await sims.sign(phone);
  expect(sessionOf(await ended(flow)).level).toBe(3);
});
