import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { noticesOf } from '../support/changes.ts';
import { sendUntilAnswered } from '../support/kill-through.ts';
import { logins } from '../support/login.ts';
import type { Answer, FlowView } from '../support/portal.ts';
import { newPassword, recoveries } from '../support/recoveries.ts';
import { withToken } from '../support/registration.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem(
    { REQUEST_DEADLINE_MS: '4000', RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '1000' },
    { ownTemporal: true },
  );
}, 90_000);
afterAll(() => system.stop(), 30_000);

/** Sends the very same request through a kill of the part, until it is answered. */
async function throughKill(part: PartName, send: () => Promise<Answer>): Promise<FlowView> {
  const first = send().catch(() => null);
  await system.kill(part);
  await system.start(part);
  await first;
  return sendUntilAnswered(send);
}

describe.each(['worker', 'api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each(['username', 'otp', 'password'] as const)(
    'at the %s of a forgotten password loses nothing, and doubles nothing',
    async (step) => {
      const { citizen, accountId } = await logins(system).registered();
      const { start, setPassword } = recoveries(system);
      const { documentNumber: username, phone } = citizen;
      const through = (at: string, send: () => Promise<Answer>): Promise<FlowView> =>
        at === step ? throughKill(part, send) : sendUntilAnswered(send);
      const keys = [randomUUID(), randomUUID(), randomUUID()] as const;

      const begun = await through('username', () =>
        start('password', { username }, { key: keys[0] }),
      );
      const code = await system.simulators.code(phone, 2);
      const verified = await through('otp', () =>
        system.portal.step(begun, 'otp', { code }, { key: keys[1] }),
      );
      const at = withToken(begun, verified);
      const done = await through('password', () => setPassword(at, newPassword, { key: keys[2] }));

      expect([done.status, done.result?.account?.id]).toEqual(['completed', accountId]);
      const codes = new Set((await system.simulators.codes(phone)).slice(1));
      expect([...codes]).toEqual([code]);
      expect(await noticesOf(system, accountId)).toEqual(['password_reset by sms']);
      expect(await system.audit(done.id, 'password.reset')).toHaveLength(1);
    },
    60_000,
  );
});
