import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import { findStuck } from '../../scripts/ops/find-stuck.ts';
import { stuckQueries } from '../../src/domain/staff/stuck-queries.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { changesBy, emailCode } from '../support/changes.ts';
import { aCitizen, insuredDetailsOf } from '../support/citizens.ts';
import { logins } from '../support/login.ts';
import { type Answer, type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, registration, stepOf, withToken } from '../support/registration.ts';
import { simRegistration } from '../support/sim-signature.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { subjectOf, usbLogin } from '../support/usb-login.ts';
import { redirectOf, vietnamPost } from '../support/vietnam-post.ts';

const project = path.join(import.meta.dirname, '../..');
/** The bar: a stuck flow is found in ten seconds. */
const bar = 10_000;

let system: System;
beforeAll(async () => {
  system = await startSystem({
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
    CA_STATUS_TRIES: '1000',
  });
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

const isQuery = (name: string): name is keyof typeof stuckQueries => name in stuckQueries;
const names = Object.keys(stuckQueries).filter(isQuery);

/** What the saved queries find, of whatever age: by which of them, and what is shown of it. */
async function found() {
  const { temporal } = loadConfig(system.environment);
  const all = await findStuck(temporal, { names, now: new Date(), minutes: 0 });
  return all.flatMap(({ name, flows }) => flows.map((flow) => ({ query: name, ...flow })));
}

/** `npm run ops -- ...`, as operators give it. */
function ops(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: system.environment };
    const child = execFile('node', ['scripts/ops.ts', ...args], options, (_error, out, err) => {
      resolve({ code: child.exitCode, out, err });
    });
  });
}

/** A flow that meets a system which is away, what it waits for, and the way it ends well afterwards. */
type Stuck = {
  waitsFor: string;
  hit: () => Promise<Answer>;
  goOn: (flow: FlowView) => Promise<string>;
};

const seen = (flow: FlowView, name: string): Promise<FlowView> =>
  until(`${flow.reference} at ${name}`, async () => {
    const now = flowOf(await system.portal.read(flow));
    return now.step?.name === name && withToken(flow, now);
  });
const submit = async (flow: FlowView, step: 'otp' | 'password' | 'confirm', data: object) =>
  withToken(flow, flowOf(await system.portal.step(flow, step, data)));

async function byOtp(flow: FlowView, phone: string): Promise<string> {
  await seen(flow, 'otp');
  const code = await system.simulators.code(phone);
  const verified = await submit(flow, 'otp', { code });
  return (await submit(verified, 'password', { password, repeated: password })).status;
}

const confirm = async (flow: FlowView): Promise<string> =>
  (await submit(await seen(flow, 'confirm'), 'confirm', {})).status;

async function ofPhones(): Promise<Stuck[]> {
  const { setFault, addPerson } = system.simulators;
  const one = await registration(system).known();
  const other = await registration(system).known();
  const insured = aCitizen();
  await addPerson(insured);
  const sim = simRegistration(system);
  const signer = await sim.known();
  await setFault({ system: 'carrier', fault: 'down', phone: one.citizen.phone });
  await setFault({ system: 'sms', fault: 'down', phone: other.citizen.phone });
  await setFault({ system: 'insurer', fault: 'down', phone: insured.phone });
  await setFault({ system: 'sim', fault: 'down', phone: signer.citizen.phone });
  const body = insuredDetailsOf(insured, system.consentVersion);
  return [
    {
      waitsFor: 'carrier',
      hit: () => system.portal.start(one.body),
      goOn: (flow) => byOtp(flow, one.citizen.phone),
    },
    {
      waitsFor: 'sms',
      hit: () => system.portal.start(other.body),
      goOn: (flow) => byOtp(flow, other.citizen.phone),
    },
    {
      waitsFor: 'insurer',
      hit: () => system.portal.start(body, { method: 'social_insurance' }),
      goOn: (flow) => byOtp(flow, insured.phone),
    },
    {
      waitsFor: 'sim',
      hit: () => sim.start(signer.body),
      goOn: async (flow) => {
        await sim.sign(signer.citizen.phone);
        return confirm(flow);
      },
    },
  ];
}

async function ofEverybody(): Promise<Stuck[]> {
  const { setFault } = system.simulators;
  const post = vietnamPost(system);
  const { post: account } = await post.known(true);
  const atPost = await post.start();
  const brought = await signInAtPost(redirectOf(atPost), account);
  const usb = usbLogin(system);
  const consent = { version: system.consentVersion };
  const withUsb = { subjectType: 'citizen' as const, consent };
  const challenged = flowOf(await system.portal.start(withUsb, { method: 'usb_signature' }));
  const signing = await usb.ca.issue({ subject: subjectOf(aCitizen()) }, 'ec');
  const { citizen } = await logins(system).registered();
  const { token } = await logins(system).signedIn(citizen);
  const email = `an.${citizen.documentNumber}@thu.example`;
  for (const name of ['ca', 'post', 'email']) await setFault({ system: name, fault: 'down' });
  return [
    {
      waitsFor: 'post',
      hit: () => post.submit(atPost, brought),
      goOn: (flow) => confirm(withToken(atPost, flow)),
    },
    {
      waitsFor: 'ca',
      hit: () => usb.submit(challenged, signing),
      goOn: (flow) => confirm(withToken(challenged, flow)),
    },
    {
      waitsFor: 'email',
      hit: () => changesBy(system, token).start('contact', { email }),
      goOn: async (flow) => {
        const code = await emailCode(system, email);
        return flowOf(await system.portal.step(flow, 'email_code', { code })).status;
      },
    },
  ];
}

test('each flow that a system outside keeps is found in ten seconds, a healthy one never', async () => {
  const healthy = await registration(system).atOtp();
  const all = [...(await ofEverybody()), ...(await ofPhones())];
  const flows = await Promise.all(
    all.map(async ({ hit }) => {
      const { flow } = problemOf(await hit());
      if (!flow) throw new Error('a flow that waits is told with its problem');
      return flow;
    }),
  );
  await until(
    'each to be found',
    async () => {
      const ids = (await found()).map(({ id }) => id);
      return flows.every(({ id }) => ids.includes(id));
    },
    bar,
  );
  const listed = await found();
  for (const [at, { waitsFor }] of all.entries()) {
    const flow = flows[at];
    expect(listed.filter(({ id }) => id === flow?.id)).toMatchObject([
      { query: 'outside', waitingFor: waitsFor, reference: flow?.reference, attempts: '1' },
    ]);
  }
  expect(listed.map(({ id }) => id)).not.toContain(healthy.flow.id);
  const told = await ops('stuck', '--minutes', '0');
  expect(told).toMatchObject({ code: 3, err: '' });
  for (const { reference } of flows) expect(told.out).toContain(reference);

  await system.simulators.clearFaults();
  const ends = await Promise.all(all.map(({ goOn }, at) => goOn(flows[at] ?? healthy.flow)));
  expect(ends).toEqual(all.map(() => 'completed'));
  await until('nothing to be found', async () => (await found()).length === 0);
  expect(await ops('stuck')).toEqual({ code: 0, out: 'No flow is stuck.\n', err: '' });
  expect(stepOf(healthy.flow).name).toBe('otp');
}, 90_000);

test.each([
  ['an unknown command', ['stock']],
  ['an unknown query', ['stuck', '--query', 'mine']],
  ['an age that is none', ['stuck', '--minutes', '-1']],
  ['an unknown option', ['stuck', '--since', '5']],
])('%s is told how it is meant', async (_what, args) => {
  const said = await ops(...args);
  expect(said.code).toBe(1);
  expect(said.err).toContain('npm run ops -- stuck [--minutes N]');
});
