import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ageProofs, changesBy, noticesOf } from '../support/changes.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password as old, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

const another = 'Mật-khẩu-mới-2027!';
const typed = { password: another, repeated: another };

test('ends all other sessions, renews this one, tells the phone, and is what one signs in by', async () => {
  const { citizen, accountId } = await citizens.registered();
  const [mine, other] = [await citizens.signedIn(citizen), await citizens.signedIn(citizen)];
  const changes = changesBy(system, mine.token);
  const flow = await changes.started('password', {});
  expect(flow).toMatchObject({ kind: 'change', method: 'password', step: { name: 'password' } });
  const done = flowOf(await system.portal.step(flow, 'password', typed));
  const renewed = sessionOf(withToken(flow, done));
  expect(renewed).toMatchObject({ id: mine.id, level: 2 });
  expect(await changesBy(system, renewed.token).isLive()).toBe(true);
  expect(await changes.isLive()).toBe(false);
  expect(await changesBy(system, other.token).isLive()).toBe(false);
  expect(await noticesOf(system, accountId)).toEqual(['password_changed by sms']);

  const username = citizen.documentNumber;
  const wrong = problemOf(await system.portal.login('password', { username, password: old }));
  expect(wrong.code).toBe('CredentialsWrong');
  flowOf(await system.portal.login('password', { username, password: another }));
});

test('a proof that is too old starts nothing, and changes nothing at the last step', async () => {
  const { citizen, accountId } = await citizens.registered();
  const session = await citizens.signedIn(citizen);
  const changes = changesBy(system, session.token);
  const flow = await changes.started('password', {});
  await ageProofs(system, session.id);
  expect(await changes.refused('password', {})).toBe('FreshProofRequired');
  const refused = problemOf(await system.portal.step(flow, 'password', typed));
  expect(refused).toMatchObject({
    status: 403,
    code: 'FreshProofRequired',
    flow: { status: 'open', step: { name: 'password', actions: ['submit', 'cancel'] } },
  });
  expect(refused.nextActions).toContainEqual({
    action: 'stepUp',
    href: '/v1/logins/password',
    method: 'POST',
  });
  expect(await noticesOf(system, accountId)).toEqual([]);
});

test('a flow whose session has ended is carried on by nobody', async () => {
  const { citizen, accountId } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  const flow = await changesBy(system, token).started('password', {});
  await system.portal.send('/v1/session', {
    method: 'DELETE',
    headers: { authorization: `Bearer ${token ?? ''}` },
  });
  expect(problemOf(await system.portal.step(flow, 'password', typed))).toMatchObject({
    status: 401,
    code: 'SessionEnded',
    flow: { status: 'refused' },
  });
  expect(await noticesOf(system, accountId)).toEqual([]);
});

test('nobody starts one without a session, nor by the key of another', async () => {
  expect(await changesBy(system, undefined).refused('password', {})).toBe('SessionMissing');
  const [a, b] = [await citizens.registered(), await citizens.registered()];
  const key = randomUUID();
  const [first, second] = [await citizens.signedIn(a.citizen), await citizens.signedIn(b.citizen)];
  flowOf(await changesBy(system, first.token).start('password', {}, { key }));
  const stolen = await changesBy(system, second.token).start('password', {}, { key });
  expect(problemOf(stolen).code).toBe('IdempotencyKeyReused');
});
