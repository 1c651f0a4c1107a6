import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changesBy, methodIds, noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody who is signed in by password, with a method that would be another way in. */
async function withAnotherWay() {
  const { citizen, accountId } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  return { accountId, changes: changesBy(system, token) };
}

test('the last way in is not removed, nor what it needs', async () => {
  const { accountId, changes } = await withAnotherWay();
  const { password = '', otp_phone = '' } = await methodIds(system, accountId);
  expect(await changes.refused('removal', { methodId: password })).toBe('LastWayIn');
  expect(await changes.refused('removal', { methodId: otp_phone })).toBe('LastWayIn');
  expect(await noticesOf(system, accountId)).toEqual([]);
});
