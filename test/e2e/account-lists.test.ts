import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Answer } from '../../client/answer.ts';
import { createClient } from '../../client/create-client.ts';
import { logins } from '../support/login.ts';
import { problemOf } from '../support/portal.ts';
import { password } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** What an answer tells; throws with the problem where it is refused. */
function told<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer;
}

test('a citizen looks at the account, finds a sign-in that was not theirs, and says so', async () => {
  const { citizen } = await citizens.registered();
  const [mine, theirs] = [await citizens.signedIn(citizen), await citizens.signedIn(citizen)];
  const { flow, code } = await citizens.atOtp(citizen);
  const wrong = code === '000000' ? '111111' : '000000';
  expect(problemOf(await system.portal.step(flow, 'otp', { code: wrong })).code).toBe('OtpWrong');

  const client = createClient({ url: '', fetch: system.portal.send, tries: 1, language: 'en' });
  const me = client.withTokens({ token: mine.token ?? '' });
  const { identity } = told(await me.identity());
  expect(identity).toMatchObject({ fullName: citizen.fullName, level: 2 });
  expect(JSON.stringify(identity)).not.toContain(citizen.documentNumber);

  const { signIns } = told(await me.signIns());
  expect(signIns.items.map(({ outcome, problem }) => problem?.title ?? outcome)).toEqual([
    'The OTP is wrong',
    'signed_in',
    'signed_in',
  ]);
  const [, latest] = signIns.items;
  const { report } = told(await me.reportSignIn(latest?.id ?? ''));
  expect(report).toMatchObject({ sessionsEnded: 1, methodLocked: 'password' });
  const stranger = client.withTokens({ token: theirs.token ?? '' });
  expect(problemOf(await stranger.session()).code).toBe('SessionEnded');

  const { methods } = told(await me.methods());
  expect(methods.items.map(({ kind, state }) => [kind, state]).sort()).toEqual([
    ['otp_phone', 'active'],
    ['password', 'locked'],
  ]);
  const { sessions } = told(await me.sessions());
  expect(sessions.items.map(({ id }) => id)).toEqual([mine.id]);
  const ended = told(await me.sessions({ ended: true }));
  expect(ended.sessions.items).toMatchObject([{ id: theirs.id, endedBy: 'not_me' }]);
  expect(told(await me.endOtherSessions()).ended).toBe(0);
  expect(problemOf(await me.withdrawConsent('contact')).code).toBe('ConsentNeeded');
  expect(told(await me.consents()).consents.items).toHaveLength(5);

  const username = citizen.documentNumber;
  const again = await system.portal.login('password', { username, password });
  expect(problemOf(again).code).toBe('CredentialsWrong');
  expect(told(await me.endSession(mine.id))).toMatchObject({ status: 204 });
  expect(problemOf(await me.session()).code).toBe('SessionEnded');
});
