import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { countAccounts } from '../support/account-rows.ts';
import { aCitizen } from '../support/citizens.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { subjectOf, usbLogin } from '../support/usb-login.ts';

const method = 'usb_signature';

let system: System;
let usb: ReturnType<typeof usbLogin>;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem({ RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '400' });
  usb = usbLogin(system);
  citizens = logins(system);
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

describe('the identity in the certificate owns the account', () => {
  test('also one that was registered by phone; a renewed certificate is as good', async () => {
    const { citizen, accountId } = await citizens.registered();
    for (const type of ['ec', 'rsa'] as const) {
      const { result } = flowOf(await usb.signIn(subjectOf(citizen), type));
      expect(result).toMatchObject({ account: { id: accountId }, session: { level: 3 } });
    }
  });

  test("an enterprise's certificate signs in to the enterprise's account", async () => {
    const subject = { fullName: 'Công ty Sao Mai', taxUid: 'MST:0100109106-001' };
    const body = {
      subjectType: 'enterprise',
      consent: { version: system.consentVersion },
    } as const;
    const flow = flowOf(await system.portal.start(body, { method }));
    await usb.submit(flow, await usb.ca.issue({ subject }));
    const done = flowOf(await system.portal.step(flow, 'confirm', { email: 'a@saomai.example' }));
    const { result } = flowOf(await usb.signIn(subject));
    expect(result?.account).toEqual(done.result?.account);
    expect(result?.account?.subjectType).toBe('enterprise');
  });
});

describe('a certificate that signs nobody in', () => {
  test('of whom has no account is told the way to register, and registers nobody', async () => {
    const before = await countAccounts(system);
    const refused = problemOf(await usb.signIn(subjectOf(aCitizen())));
    expect(refused).toMatchObject({
      status: 422,
      code: 'NoAccountYet',
      flow: { status: 'refused', result: null },
      nextActions: [{ action: 'register', href: `/v1/registrations/${method}` }, {}],
    });
    expect(await countAccounts(system)).toBe(before);
  });

  test.each([
    ['that is revoked', {}, 'CertificateRevoked'],
    ['of an employee', { taxUid: 'MST:0100109106' }, 'CertificateOfEmployee'],
  ])('%s is refused, and a good one is taken after it', async (_, others, code) => {
    const { citizen } = await citizens.registered();
    const subject = subjectOf(citizen);
    const flow = await usb.start();
    const bad = await usb.ca.issue({ subject: { ...subject, ...others } });
    if (code === 'CertificateRevoked') await usb.ca.revoke(bad);
    const refused = problemOf(await usb.submit(flow, bad));
    expect(refused).toMatchObject({ status: 422, code, flow: { step: { name: method } } });
    if (!refused.flow) throw new Error('the flow goes on');
    const again = withToken(flow, refused.flow);
    expect(sessionOf(flowOf(await usb.submit(again, await usb.ca.issue({ subject })))).level).toBe(
      3,
    );
  });
});

test('while the CA is down the flow waits, and goes on by itself', async () => {
  const { citizen } = await citizens.registered();
  await system.simulators.setFault({ system: 'ca', fault: 'down' });
  const flow = await usb.start();
  const waiting = problemOf(
    await usb.submit(flow, await usb.ca.issue({ subject: subjectOf(citizen) })),
  );
  expect(waiting).toMatchObject({
    status: 503,
    code: 'RevocationUnavailable',
    flow: { status: 'open', step: { name: method, waitingFor: 'ca' } },
  });
  await system.simulators.clearFaults();
  const done = await until('the flow to go on', async () => {
    const seen = flowOf(await system.portal.read(flow));
    return seen.status !== 'open' && seen;
  });
  expect(sessionOf(done)).toMatchObject({ level: 3, token: expect.any(String) });
});
