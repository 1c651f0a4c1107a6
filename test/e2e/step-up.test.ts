import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { flowView } from '../../src/domain/flows/flow-view.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { subjectOf, usbLogin } from '../support/usb-login.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
let usb: ReturnType<typeof usbLogin>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
  usb = usbLogin(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token ?? ''}` });

/** What the session's check says to whoever shows this token. */
async function seenBy(token: string | undefined) {
  const response = await system.portal.send('/v1/session', { headers: bearer(token) });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

/** Starts a login that is to raise the session of this token. */
async function raise(token: string | undefined) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `"${randomUUID()}"` };
  const response = await system.portal.send('/v1/logins/usb_signature', {
    method: 'POST',
    headers: { ...headers, ...bearer(token) },
    body: JSON.stringify({ stepUp: true, delivery: 'token' }),
  });
  return flowView.parse(await response.json());
}

test("one's own certificate raises that very session, under a new token", async () => {
  const { citizen } = await citizens.registered();
  const { id, token } = await citizens.signedIn(citizen);
  const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
  const flow = await raise(token);
  const raised = sessionOf(withToken(flow, flowOf(await usb.submit(flow, certificate))));
  expect(raised).toMatchObject({ id, level: 3 });
  expect(await seenBy(raised.token)).toMatchObject({ status: 200, body: { id, level: 3 } });
  expect(await seenBy(token)).toMatchObject({ status: 401, body: { code: 'SessionInvalid' } });
});

test("another person's certificate changes nothing", async () => {
  const { citizen } = await citizens.registered();
  const somebody = await citizens.registered();
  const { id, token } = await citizens.signedIn(citizen);
  const certificate = await usb.ca.issue({ subject: subjectOf(somebody.citizen) });
  const refused = problemOf(await usb.submit(await raise(token), certificate));
  expect(refused).toMatchObject({
    status: 422,
    code: 'StepUpOfAnotherAccount',
    flow: { status: 'refused', result: null },
  });
  expect(await seenBy(token)).toMatchObject({ status: 200, body: { id, level: 2 } });
});

test('a session that was ended meanwhile is not raised, and nobody is signed in', async () => {
  const { citizen } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  const certificate = await usb.ca.issue({ subject: subjectOf(citizen) });
  const flow = await raise(token);
  await system.portal.send('/v1/session', { method: 'DELETE', headers: bearer(token) });
  const refused = problemOf(await usb.submit(flow, certificate));
  expect(refused).toMatchObject({ code: 'SignInAgain', flow: { status: 'refused', result: null } });
  expect(await seenBy(token)).toMatchObject({ status: 401, body: { code: 'SessionEnded' } });
});
