import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { createClient } from '../../client/create-client.ts';
import { referenceOf } from '../../src/api/flows/flow-identity.ts';
import { aCitizen } from '../support/citizens.ts';
import { complaints } from '../support/complaints.ts';
import { logins } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { recoveries } from '../support/recoveries.ts';
import { password, registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { simRegistration } from '../support/sim-signature.ts';
import { countStatements, type StatementCount } from '../support/statements.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let counted: StatementCount;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '1' });
  counted = await countStatements(system);
}, 60_000);
afterAll(() => Promise.all([counted.close(), system.stop()]), 30_000);

const chosen = { password, repeated: password };
const start = (reference: string) => recoveries(system).start('resumption', { reference });
const type = (flow: FlowView, code: string) => system.portal.step(flow, 'otp', { code });

/** The flow that a completed resumption has taken up, as the device that holds it now opens it. */
function takenUp({ result }: FlowView): { id: string; token: string } {
  const flow = result && 'flow' in result ? result.flow : undefined;
  if (flow?.token === undefined) throw new Error('no token was told');
  return { id: flow.id, token: flow.token };
}

/** Takes a flow up by its reference and the code that comes to its phone as the message of this number. */
async function resume(reference: string, phone: string, message: number) {
  const resumption = flowOf(await start(reference));
  const done = flowOf(await type(resumption, await system.simulators.code(phone, message)));
  return { resumption, done, ...takenUp(done) };
}

const openAt = (known: { id: string; token: string }) =>
  createClient({ url: '', fetch: system.portal.send, tries: 1 }).open(known);

describe('a registration that was begun on another device', () => {
  test('is taken up by its reference and a code, and made an account of; the old device is told', async () => {
    const { citizen, flow, code } = await registration(system).atOtp();
    const events = system.portal.events(flow);
    expect((await events.next()).value).toMatchObject({ ok: true });

    const written = flow.reference.toLowerCase().replaceAll('-', ' ');
    const { resumption, done, ...held } = await resume(written, citizen.phone, 2);
    const { id, reference, kind, method } = flow;
    const taken = { id, reference, kind, method, token: held.token };
    expect(done).toMatchObject({ status: 'completed', result: { flow: taken } });
    const [, told] = await system.simulators.messages(citizen.phone);
    expect(told).toContain(`tiếp tục hồ sơ ở máy khác tại Định Danh, phiên ${reference},`);

    // An open stream ends, and whoever comes back to it is told.
    let last = await events.next();
    while (!last.done && last.value.ok) last = await events.next();
    expect(last.value).toMatchObject({ problem: { code: 'FlowTakenUp' } });
    expect((await events.next()).done).toBe(true);
    for (const refused of [
      await system.portal.read(flow),
      await type(flow, code),
      await system.portal.act(flow, 'resendOtp'),
      await system.portal.cancel(flow),
    ]) {
      expect([refused.status, problemOf(refused).code]).toEqual([401, 'FlowTakenUp']);
    }

    // The code to the resumption has proven nothing for the flow: its own step is still to be done.
    const device = openAt(held);
    expect(flowOf(await device.read()).step?.name).toBe('otp');
    expect(flowOf(await device.step('otp', { code })).step?.name).toBe('password');
    const made = flowOf(await device.step('password', chosen));
    expect(made).toMatchObject({ status: 'completed', result: { account: { level: 2 } } });
    expect(await system.audit(id, 'flow.taken_up')).toEqual([
      expect.objectContaining({
        actor: 'citizen',
        details: { by: resumption.id, step: 'otp', status: 'open', purpose: 'registration' },
      }),
    ]);
    const history = await system.rawHistory(resumption.id);
    expect([history, await system.logs()].join()).not.toContain(held.token);
  });

  test('is that of the later of two resumptions, whose holder alone is told a token', async () => {
    const { citizen, flow } = await registration(system).atPassword();
    const one = await resume(flow.reference, citizen.phone, 2);
    const other = await resume(flow.reference, citizen.phone, 3);
    const again = flowOf(await system.portal.read(one.resumption));
    expect(() => takenUp(again)).toThrow('no token');
    expect(takenUp(flowOf(await system.portal.read(other.resumption)))).toEqual({
      id: other.id,
      token: other.token,
    });
    expect(problemOf(await openAt(one).step('password', chosen)).code).toBe('FlowTakenUp');
    expect(flowOf(await openAt(other).step('password', chosen)).status).toBe('completed');
  });

  test('is told to have ended to whoever types its code after that', async () => {
    const { citizen, flow } = await registration(system).atPassword();
    const resumption = flowOf(await start(flow.reference));
    const code = await system.simulators.code(citizen.phone, 2);
    await system.portal.step(flow, 'password', chosen);
    expect(problemOf(await type(resumption, code)).code).toBe('FlowEndedMeanwhile');
  });

  test('is not taken up by the code of its own step, nor by that of another resumption', async () => {
    const { citizen, flow, code } = await registration(system).atOtp();
    const [one, other] = [flowOf(await start(flow.reference)), flowOf(await start(flow.reference))];
    await system.simulators.code(citizen.phone, 3);
    expect(problemOf(await type(one, code)).code).toBe('OtpWrong');
    const [, second, third] = await system.simulators.codes(citizen.phone);
    const verdicts = [];
    for (const typed of [second, third]) {
      const answer = await type(one, typed ?? '');
      verdicts.push(answer.ok ? answer.flow.status : answer.problem.code);
      if (answer.ok) break;
    }
    expect(verdicts.at(-1)).toBe('completed');
    await system.portal.cancel(other);
  });
});

test('wrong codes leave a flow with its device', async () => {
  const { flow, code } = await registration(system).atOtp();
  const resumption = flowOf(await start(flow.reference));
  const wrong = code === '000000' ? '111111' : '000000';
  const codes = [];
  for (let tries = 0; tries < 5; tries += 1) {
    codes.push(problemOf(await type(resumption, wrong)).code);
  }
  expect(codes).toEqual([...Array<string>(4).fill('OtpWrong'), 'OtpExhausted']);
  expect(flowOf(await type(flow, code)).step?.name).toBe('password');
});

test('what others do for a flow goes on when it is taken up', async () => {
  const sims = simRegistration(system);
  const { citizen, flow } = await sims.atPrompt();
  const { token, id } = await resume(flow.reference, citizen.phone, 1);
  await sims.sign(citizen.phone);
  const confirming = await sims.atStep({ ...flow, token }, 'confirm');
  expect(confirming.step?.identity?.fullName).toBe(citizen.fullName);
  expect(flowOf(await openAt({ id, token }).step('confirm', {})).status).toBe('completed');
});

/** A reference of what nobody takes up, or of what one could. */
const references = {
  'a registration': async () => (await registration(system).atOtp()).flow.reference,
  'a complaint': async () => {
    const { documentNumber, fullName, phone } = aCitizen();
    const { flow } = await complaints(system).atCode({ documentNumber, fullName, phone }, 'free');
    return flow.reference;
  },
  'a complaint without a phone yet': async () => {
    const { documentNumber, fullName, phone } = aCitizen();
    const { told } = await complaints(system).atCode({ documentNumber, fullName, phone }, 'free');
    await system.portal.cancel(told);
    return told.reference;
  },
  'no flow': () => Promise.resolve(referenceOf(randomUUID())),
  'a login': async () => {
    const { citizen } = await logins(system).registered();
    const { documentNumber: username } = citizen;
    return flowOf(await system.portal.login('password', { username, password })).reference;
  },
  'a forgotten password': async () => {
    const { citizen } = await logins(system).registered();
    const { documentNumber: username } = citizen;
    return sentQuietly(flowOf(await recoveries(system).start('password', { username })));
  },
  'a resumption': async () => sentQuietly(flowOf(await start(referenceOf(randomUUID())))),
  'a registration that was cancelled': async () => {
    const { flow } = await registration(system).atOtp();
    await system.portal.cancel(flow);
    return flow.reference;
  },
} satisfies Record<string, () => Promise<string>>;

/** Its reference, once the message that is sent beside the flow is, or would be. */
async function sentQuietly({ id, reference }: FlowView): Promise<string> {
  await until('the message', async () => {
    const sent = await rows(
      system.database.db,
      z.unknown(),
      sql`select from otp_challenge where flow_id = ${id} and sent_at is not null`,
    );
    return sent.length > 0;
  });
  return reference;
}

/** A text without what is another one each time: ids, tokens and times. */
function withoutNames(text: string, given: readonly (string | undefined)[]): string {
  const plain = given.reduce<string>(
    (rest, name) => (name ? rest.replaceAll(name, '…') : rest),
    text,
  );
  return plain
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/"traceId":"\w+"/g, '"traceId":"…"')
    .replaceAll(/"retryAfter":\d+/g, '"retryAfter":0');
}

/** Run by the SMS centre's receipts, and by whoever hands notices over: at times of their own. */
const ofOthers = /set version = version \+ \S+, delivery =|update notice set/;

/** All that a stranger can see of a resumption, and what it cost. */
async function observe(reference: string) {
  const seen: string[] = [];
  const { portal } = system;
  const statements = await counted.during(async () => {
    const started = await start(reference);
    const flow = flowOf(started);
    const told = (answer: unknown) => {
      seen.push(withoutNames(JSON.stringify(answer), [flow.id, flow.reference, flow.token]));
    };
    told(started);
    await until('another code may be asked for', () =>
      Promise.resolve(Date.now() > Date.parse(flow.step?.otp?.resendAfter ?? '')),
    );
    told(await type(flow, '000000'));
    told(await portal.act(flow, 'resendOtp'));
    for (let tries = 0; tries < 5; tries += 1) told(await type(flow, '000000'));
    told(await portal.read(flow));
    told(await portal.cancel(flow));
  });
  const asked = statements
    .filter(({ query }) => !ofOthers.test(query))
    .map(({ query, calls }) => `${calls} × ${query}`)
    .sort();
  return { seen, asked };
}

test('nobody can tell by a reference whether there is such a flow, nor of which kind', async () => {
  await observe(referenceOf(randomUUID()));
  const observed = [];
  for (const [what, of] of Object.entries(references)) {
    observed.push({ what, ...(await observe(await of())) });
  }
  const [first, ...others] = observed;
  expect(first?.seen.join()).toMatch(/OtpWrong.*OtpExhausted/);
  for (const other of others) expect(other).toEqual({ ...first, what: other.what });
}, 180_000);
