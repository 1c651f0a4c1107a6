import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ageProofs, changesBy, methodIds, noticesOf } from '../support/changes.ts';
import { foundSecrets } from '../support/found-secrets.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { readAppUri } from '../support/read-app-uri.ts';
import { password, stepOf } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem({ LOG_LEVEL: 'trace' });
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody who is signed in by password and OTP. */
async function signedIn() {
  const { citizen, accountId } = await citizens.registered();
  const { token, id } = await citizens.signedIn(citizen);
  const { documentNumber: username } = citizen;
  return {
    citizen,
    accountId,
    sessionId: id,
    changes: changesBy(system, token),
    /** At the second step of a login by the right password. */
    atSecondStep: async () =>
      flowOf(await system.portal.login('password', { username, password, delivery: 'token' })),
  };
}

/** The app that a flow shows the secret of, as it is told at that time. */
function appOf(flow: FlowView) {
  const { enrolment } = stepOf(flow);
  if (!enrolment?.uri || !enrolment.secret) throw new Error('there is no secret');
  return { ...readAppUri(enrolment.uri), typed: enrolment.secret };
}

function codesOf(flow: FlowView): string[] {
  const { recoveryCodes } = stepOf(flow);
  if (!recoveryCodes) throw new Error('there are no codes');
  return recoveryCodes.codes;
}

/** Enrols an app; answers with it, the code that showed that it works, and its recovery codes. */
async function enrol({ changes }: Pick<Awaited<ReturnType<typeof signedIn>>, 'changes'>) {
  const flow = await changes.started('authenticator_app', {});
  const app = appOf(flow);
  const code = app.shown();
  const at = flowOf(await system.portal.step(flow, 'app_enrolment', { code }));
  const codes = codesOf(at);
  const done = flowOf(await system.portal.step(flow, 'recovery_codes', {}));
  expect(done.status).toBe('completed');
  return { flow, app, code, codes };
}

const signInBy = (flow: FlowView, code: string) =>
  system.portal.step(flow, 'authenticator_app', { code });

test('from the enrolment to its removal, and back to codes by message', async () => {
  const somebody = await signedIn();
  const { accountId, changes, atSecondStep, citizen } = somebody;
  const { flow, app, code, codes } = await enrol(somebody);
  const masked = `${citizen.documentNumber.slice(0, 3)}********${citizen.documentNumber.slice(-1)}`;
  expect([app.label, app.issuer]).toEqual([`Định Danh:${masked}`, 'Định Danh']);
  expect(codes).toHaveLength(10);
  expect(await noticesOf(system, accountId)).toEqual(['method_added by sms']);

  // The code of the enrolment is used up; the app's next one signs in.
  const login = await atSecondStep();
  expect(stepOf(login)).toMatchObject({
    name: 'authenticator_app',
    authenticatorApp: { recoveryCodesLeft: 10 },
  });
  expect(problemOf(await signInBy(login, code)).code).toBe('TotpWrong');
  expect(sessionOf(flowOf(await signInBy(login, app.shown(1)))).level).toBe(2);

  const [first = '', second = ''] = codes;
  expect(sessionOf(flowOf(await signInBy(await atSecondStep(), first))).level).toBe(2);

  const renewal = await changes.started('recovery_codes', {});
  const renewed = codesOf(renewal);
  expect(renewed.filter((one) => codes.includes(one))).toEqual([]);
  // Until it is kept, the old set counts, and the new one does not.
  const before = await atSecondStep();
  expect(problemOf(await signInBy(before, renewed[0] ?? '')).code).toBe('RecoveryCodeWrong');
  expect(sessionOf(flowOf(await signInBy(before, second))).level).toBe(2);
  expect(flowOf(await system.portal.step(renewal, 'recovery_codes', {})).status).toBe('completed');
  const after = await atSecondStep();
  expect(stepOf(after).authenticatorApp?.recoveryCodesLeft).toBe(10);
  expect(problemOf(await signInBy(after, codes[2] ?? '')).code).toBe('RecoveryCodeWrong');
  expect(sessionOf(flowOf(await signInBy(after, renewed[0] ?? ''))).level).toBe(2);

  const { authenticator_app: methodId = '' } = await methodIds(system, accountId);
  expect((await changes.started('removal', { methodId })).status).toBe('completed');
  expect(Object.keys(await methodIds(system, accountId)).sort()).toEqual(['otp_phone', 'password']);
  expect((await citizens.signedIn(citizen)).level).toBe(2);
  expect(await changes.refused('recovery_codes', {})).toBe('AuthenticatorAppMissing');

  const secrets = {
    secret: app.typed.replaceAll(' ', ''),
    typed: app.typed,
    raw: app.secret.toString('hex'),
    code: codes[3] ?? '',
    bare: (codes[3] ?? '').replace('-', ''),
    renewed: renewed[3] ?? '',
  };
  expect(await foundSecrets(system, flow.id, secrets)).toEqual([]);
  expect(await foundSecrets(system, renewal.id, secrets)).toEqual([]);
});

test('the secret is one for the flow, shown while it is asked for, and to nobody by events', async () => {
  const { changes } = await signedIn();
  const key = randomUUID();
  const flow = flowOf(await changes.start('authenticator_app', {}, { key }));
  const app = appOf(flow);
  expect(app.typed.split(' ').every((group) => group.length === 4)).toBe(true);
  expect(app.typed.replaceAll(' ', '')).toHaveLength(32);
  expect(appOf(flowOf(await system.portal.read(flow))).typed).toBe(app.typed);
  const wrong = problemOf(await system.portal.step(flow, 'app_enrolment', { code: app.shown(40) }));
  expect([wrong.status, wrong.code]).toEqual([422, 'TotpWrong']);
  if (!wrong.flow) throw new Error('the flow goes on');
  expect(appOf(wrong.flow).typed).toBe(app.typed);
  expect(wrong.nextActions).toEqual([expect.objectContaining({ action: 'submitAppEnrolment' })]);
  const { value: event } = await system.portal.events(flow).next();
  if (!event) throw new Error('the flow has ended');
  const { account, attemptsLeft, ...others } = stepOf(flowOf(event)).enrolment ?? {};
  expect([app.label.endsWith(account ?? '-'), attemptsLeft, others]).toEqual([true, 4, {}]);

  const at = flowOf(await system.portal.step(flow, 'app_enrolment', { code: app.shown() }));
  expect(codesOf(at)).toEqual(codesOf(flowOf(await system.portal.read(flow))));
  expect(stepOf(at).enrolment).toBeUndefined();
  // The answer to the start, told again: as it was, without what is shown no more.
  const again = flowOf(await changes.start('authenticator_app', {}, { key }));
  expect(stepOf(again).enrolment?.secret).toBeUndefined();
});

test('the app in use stays so until another one is verified, by a code of that one', async () => {
  const somebody = await signedIn();
  const { app: old } = await enrol(somebody);
  const flow = await somebody.changes.started('authenticator_app', {});
  const another = appOf(flow);
  expect(another.secret).not.toEqual(old.secret);
  const ofOld = await system.portal.step(flow, 'app_enrolment', { code: old.shown() });
  expect(problemOf(ofOld).code).toBe('TotpWrong');
  const login = await somebody.atSecondStep();
  expect(sessionOf(flowOf(await signInBy(login, old.shown(1)))).level).toBe(2);

  flowOf(await system.portal.step(flow, 'app_enrolment', { code: another.shown() }));
  const next = await somebody.atSecondStep();
  expect(problemOf(await signInBy(next, old.shown(1))).code).toBe('TotpWrong');
  // The codes of the app before count until the new ones are kept.
  expect(stepOf(next).authenticatorApp?.recoveryCodesLeft).toBe(10);
  expect(sessionOf(flowOf(await signInBy(next, another.shown(1)))).level).toBe(2);
});

test('codes are for an account with an app, and kept by a proof that is fresh', async () => {
  const somebody = await signedIn();
  const { changes, sessionId } = somebody;
  const missing = problemOf(await changes.start('recovery_codes', {}));
  expect([missing.status, missing.code]).toEqual([409, 'AuthenticatorAppMissing']);
  expect(missing.nextActions).toContainEqual({
    action: 'enrolAuthenticatorApp',
    href: '/v1/account/changes/authenticator_app',
    method: 'POST',
  });
  await enrol(somebody);
  const flow = await changes.started('recovery_codes', {});
  await ageProofs(system, sessionId);
  const stale = problemOf(await system.portal.step(flow, 'recovery_codes', {}));
  expect(stale).toMatchObject({ code: 'FreshProofRequired', flow: { status: 'open' } });
});
