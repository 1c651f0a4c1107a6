import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { pin, simRegistration } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let sims: ReturnType<typeof simRegistration>;
beforeAll(async () => {
  system = await startSystem({
    SIM_COOL_DOWN_SECONDS: '4',
    SIM_STATUS_EVERY_SECONDS: '1',
    SIM_PROMPT_SECONDS: '15',
    SIM_PROVIDER_TIMEOUT_MS: '500',
    CA_TIMEOUT_MS: '300',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
  });
  sims = simRegistration(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

describe('a callback', () => {
  test('that is lost costs seconds: the provider is asked', async () => {
    const { citizen, flow } = await sims.atPrompt();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'sim', fault: 'lost callback', phone });
    await sims.sign(phone);
    await sims.atStep(flow, 'confirm');
    expect(await sims.ends(flow)).toEqual([{ outcome: 'signed', early: true }]);
  });

  test('that is repeated is heard once, and answered alike each time', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'sim', fault: 'repeated callback', phone });
    await system.simulators.answerPrompt(phone, prompt.id, { pin });
    await sims.atStep(flow, 'confirm');
    const message = await sims.notification(prompt.id);
    for (const time of [1, 2]) {
      expect([time, await sims.notify(message)]).toEqual([time, { status: 200, code: null }]);
    }
    expect(await system.audit(flow.id, 'identity.shown')).toHaveLength(1);
    expect(flowOf(await system.portal.read(flow)).step?.name).toBe('confirm');
  });

  test('that says too much is not believed: the provider is asked', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    expect(await sims.notify(await sims.notification(prompt.id))).toMatchObject({ status: 200 });
    expect(flowOf(await system.portal.read(flow)).step?.waitingFor).toBe('sim');
    await sims.sign(citizen.phone);
    await sims.atStep(flow, 'confirm');
  });

  test('that is forged, of another application, or unknown is refused by its own code', async () => {
    const { flow, prompt } = await sims.atPrompt();
    const sent = async (parts: Parameters<typeof sims.notification>[1]) =>
      sims.notify(await sims.notification(prompt.id, parts));
    expect(await sent({ apPassword: 'x' })).toEqual({ status: 401, code: 'SimNotificationForged' });
    expect(await sent({ apId: 'urn:x' })).toEqual({ status: 403, code: 'SimOtherApplication' });
    const unknown = { status: 404, code: 'SimTransactionUnknown' };
    expect(await sent({ transaction: '_another' })).toEqual(unknown);
    expect(await sims.notify(await sims.notification('_nobodys'))).toEqual(unknown);
    expect(flowOf(await system.portal.read(flow)).step?.waitingFor).toBe('sim');
  });

  test('for a flow that was cancelled comes too late, and frees the number', async () => {
    const { citizen, flow, body, prompt } = await sims.atPrompt();
    await system.portal.cancel(flow);
    expect(problemOf(await sims.start(body)).code).toBe('SimBusy');
    await system.simulators.answerPrompt(citizen.phone, prompt.id, { cancel: true });
    const late = { status: 410, code: 'SimTransactionEnded' };
    expect(await sims.notify(await sims.notification(prompt.id))).toEqual(late);
    expect(await sims.notify(await sims.notification(prompt.id))).toEqual(late);
    const { flow: next } = problemOf(await sims.start(body));
    expect(next?.problem?.code).toBe('SimPromptTooSoon');
    if (!next) throw new Error('a refused start carries its flow');
    await sims.resend(next);
  });
});

describe('a SIM provider that fails', () => {
  test.each(['down'])(
    '%s: the flow waits with SimUnavailable, and goes on by itself',
    async (fault) => {
      const { citizen, body } = await sims.known();
      const { phone } = citizen;
      await system.simulators.setFault({ system: 'sim', fault, phone });
      const answer = await sims.start(body);
      const { code, flow } = problemOf(answer);
      expect([answer.status, code]).toEqual([503, 'SimUnavailable']);
      if (!flow) throw new Error('the flow stays');
      expect(flow.step).toMatchObject({ name: 'details', waitingFor: 'sim', actions: ['cancel'] });
      await system.simulators.clearFaults();
      await sims.atStep(flow, 'sim_signature');
      await sims.sign(phone);
      expect((await sims.atStep(flow, 'confirm')).problem).toBeNull();
    },
  );

  test.each(['slow'])(
    '%s when a prompt is to be sent again: it is sent once, as soon as can be',
    async (fault) => {
      const { citizen, flow, prompt } = await sims.atPrompt();
      const { phone } = citizen;
      await system.simulators.answerPrompt(phone, prompt.id, { cancel: true });
      await sims.withProblem(flow, 'SimCancelled');
      await system.simulators.setFault({ system: 'sim', fault, phone });
      const waiting = await until('the end of the cool-down', async () => {
        const problem = problemOf(await system.portal.act(flow, 'resendPrompt'));
        return problem.code !== 'SimPromptTooSoon' && problem;
      });
      expect(waiting).toMatchObject({
        code: 'SimUnavailable',
        flow: { step: { name: 'sim_signature', waitingFor: 'sim', actions: ['cancel'] } },
      });
      await system.simulators.clearFaults();
      await sims.sign(phone);
      expect((await sims.atStep(flow, 'confirm')).problem).toBeNull();
      expect(await sims.ends(flow)).toMatchObject([
        { outcome: 'cancelled' },
        { outcome: 'signed' },
      ]);
    },
  );

  test('after the citizen has signed: what was signed is kept', async () => {
    const { citizen, flow, prompt } = await sims.atPrompt();
    const { phone } = citizen;
    await system.simulators.setFault({ system: 'sim', fault: 'down', phone });
    await system.simulators.answerPrompt(phone, prompt.id, { pin });
    const waiting = await sims.withProblem(flow, 'SimUnavailable');
    expect(waiting.step).toMatchObject({ name: 'sim_signature', waitingFor: 'sim' });
    await system.simulators.clearFaults();
    await sims.atStep(flow, 'confirm');
  });
});

test('a CA that cannot be asked makes the flow wait for it; nothing is signed twice', async () => {
  const { citizen, flow } = await sims.atPrompt();
  await system.simulators.setFault({ system: 'ca', fault: 'down' });
  await sims.sign(citizen.phone);
  const waiting = await sims.withProblem(flow, 'RevocationUnavailable');
  expect(waiting.step).toMatchObject({ name: 'sim_signature', waitingFor: 'ca' });
  await system.simulators.clearFaults();
  expect((await sims.atStep(flow, 'confirm')).problem).toBeNull();
});

test('kill -9 of the worker while the prompt is open loses nothing', async () => {
  const { citizen, flow, prompt } = await sims.atPrompt();
  await system.kill('worker');
  await system.simulators.answerPrompt(citizen.phone, prompt.id, { pin });
  await system.start('worker');
  const confirming = await sims.atStep(flow, 'confirm');
  const done = flowOf(await system.portal.step(confirming, 'confirm', {}));
  expect(done.status).toBe('completed');
  expect(await system.audit(flow.id, 'sim.prompted')).toHaveLength(1);
}, 60_000);
