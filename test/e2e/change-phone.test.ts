import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowView } from '../../src/domain/flows/flow-view.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { anAccount } from '../support/accounts.ts';
import { changesBy, noticesOf } from '../support/changes.ts';
import { type Citizen, aCitizen } from '../support/citizens.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { subjectOf, usbLogin } from '../support/usb-login.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody who is signed in, and has another number at the carrier. */
async function withAnother() {
  const { citizen, accountId } = await citizens.registered();
  const { phone } = aCitizen();
  await system.simulators.addPerson({ ...citizen, phone });
  const { token } = await citizens.signedIn(citizen);
  return { citizen, accountId, phone, token, changes: changesBy(system, token) };
}

/** Types the code that a phone gets by what is done now. */
async function typing(phone: string, work: () => Promise<FlowView>) {
  const { length } = await system.simulators.codes(phone);
  const flow = await work();
  return { flow, code: await system.simulators.code(phone, length + 1) };
}

/** Changes a phone by the codes to both. */
async function change({ citizen, phone, changes }: Awaited<ReturnType<typeof withAnother>>) {
  const at = await typing(citizen.phone, () => changes.started('phone', { phone }));
  const { flow, code: current } = at;
  const { code } = await typing(phone, async () =>
    flowOf(await system.portal.step(flow, 'current_otp', { code: current })),
  );
  return { flow, current, code };
}

test('a phone is changed by a code to both, tells the old one, and gets the codes from then on', async () => {
  const somebody = await withAnother();
  const { citizen, accountId, phone } = somebody;
  const { flow, current, code } = await change(somebody);
  expect(flow).toMatchObject({
    steps: ['new_phone', 'current_otp', 'otp'],
    step: { name: 'current_otp', otp: { sentTo: `+84 *** *** ${citizen.phone.slice(-3)}` } },
  });
  const other = problemOf(await system.portal.step(flow, 'otp', { code: current }));
  expect(other).toMatchObject({ code: 'OtpWrong', flow: { step: { name: 'otp' } } });
  const done = flowOf(await system.portal.step(flow, 'otp', { code }));
  expect(done).toMatchObject({ status: 'completed', result: { account: { id: accountId } } });
  expect(await noticesOf(system, accountId)).toEqual(['phone_changed by sms']);
  const session = await citizens.signedIn({ ...citizen, phone });
  expect(session.level).toBe(2);
});

test('a login that waits for its code to the old phone opens no session', async () => {
  const somebody = await withAnother();
  const waiting = await citizens.atOtp(somebody.citizen);
  const { flow, code } = await change(somebody);
  flowOf(await system.portal.step(flow, 'otp', { code }));
  const refused = problemOf(await system.portal.step(waiting.flow, 'otp', { code: waiting.code }));
  expect(refused).toMatchObject({
    code: 'MethodLocked',
    flow: { status: 'refused', result: null },
  });
});

test("a number that is somebody else's at the carrier is refused, and told no further", async () => {
  const { changes, accountId } = await withAnother();
  const stranger = await citizens.registered();
  const refused = problemOf(await changes.start('phone', { phone: stranger.citizen.phone }));
  expect(refused).toMatchObject({
    status: 422,
    code: 'SubscriberMismatch',
    attemptsLeft: 3,
    nextActions: [{ action: 'correctPhone', method: 'POST' }],
    flow: { step: { name: 'new_phone', actions: ['submit', 'cancel'] } },
  });
  expect(await noticesOf(system, accountId)).toEqual([]);
});

test('a number that has three accounts is refused, and the own one', async () => {
  const { citizen, changes, phone } = await withAnother();
  for (let count = 0; count < 3; count += 1) {
    const { documentNumber } = aCitizen();
    const methods = [{ kind: 'otp_phone' as const, phone }];
    await insertAccount(system.database.db, system.keys, { ...anAccount(documentNumber), methods });
  }
  expect(await changes.refused('phone', { phone })).toBe('PhoneOfTooManyAccounts');
  expect(await changes.refused('phone', { phone: citizen.phone })).toBe('PhoneUnchanged');
});

/** Raises a session by a certificate of its owner; answers with its new token. */
async function raise(citizen: Citizen, token: string | undefined) {
  const usb = usbLogin(system);
  const response = await system.portal.send('/v1/logins/usb_signature', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': `"${randomUUID()}"`,
      authorization: `Bearer ${token ?? ''}`,
    },
    body: JSON.stringify({ stepUp: true, delivery: 'token' }),
  });
  const flow = flowView.parse(await response.json());
  const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
  return sessionOf(withToken(flow, flowOf(await usb.submit(flow, certificate))));
}

test('a lost phone is replaced by whoever has signed within 15 minutes, and by nobody else', async () => {
  const { citizen, accountId, phone, token, changes } = await withAnother();
  const body = { phone, currentPhoneIsLost: true };
  const started = await changes.start('phone', body);
  const { status, code, nextActions, flow } = problemOf(started);
  expect({ status, code }).toEqual({ status: 403, code: 'FreshProofRequired' });
  expect(nextActions.map(({ href }) => href)).toEqual([
    '/v1/logins/sim_signature',
    '/v1/logins/usb_signature',
  ]);
  expect(flow?.step?.name).toBe('new_phone');

  const raised = await raise(citizen, token);
  const mine = await changesBy(system, raised.token).started('phone', body);
  expect(mine).toMatchObject({ steps: ['new_phone', 'otp'], step: { name: 'otp' } });
  const typed = { code: await system.simulators.code(phone) };
  expect(flowOf(await system.portal.step(mine, 'otp', typed)).status).toBe('completed');
  expect(await noticesOf(system, accountId)).toEqual(['phone_changed by sms']);
  expect(await system.simulators.codes(citizen.phone)).toHaveLength(2);
});
