import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** What `GET /v1/session` says to whoever shows this. */
async function sessionSeen(headers: Record<string, string>) {
  const response = await system.portal.send('/v1/session', { headers });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

describe('by user name and password', () => {
  test('a citizen signs in with an OTP, and is who the session says', async () => {
    const { citizen, accountId } = await citizens.registered();
    const session = await citizens.signedIn(citizen);
    expect(session).toMatchObject({ level: 2 });
    const seen = await sessionSeen({ authorization: `Bearer ${session.token ?? ''}` });
    expect(seen).toMatchObject({
      status: 200,
      body: { id: session.id, level: 2, method: 'password', device: { current: true } },
    });
    expect(accountId).not.toBe('');
  });

  test('the session comes in a cookie, and with it the device', async () => {
    const { citizen } = await citizens.registered();
    const { flow, code } = await citizens.atOtp(citizen, 'cookie');
    const response = await system.portal.send(`/v1/flows/${flow.id}/steps/otp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${flow.token ?? ''}` },
      body: JSON.stringify({ code }),
    });
    const cookies = response.headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-dinhdanh_session',
      '__Host-dinhdanh_device',
    ]);
    const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
    const said = await response.text();
    for (const one of cookies) expect(said).not.toContain(/=([^;]+)/.exec(one)?.[1]);
    expect((await sessionSeen({ cookie })).status).toBe(200);
  });

  test('a wrong password is told like an unknown name, and the flow goes on', async () => {
    const { citizen } = await citizens.registered();
    const { documentNumber: username } = citizen;
    const wrong = await system.portal.login('password', { username, password: 'sai' });
    expect(problemOf(wrong)).toMatchObject({ status: 422, code: 'CredentialsWrong' });
    const flow = problemOf(wrong).flow;
    if (!flow) throw new Error('no flow');
    const right = await system.portal.step(flow, 'credentials', { username, password });
    expect(flowOf(right).step?.name).toBe('otp');
    const unknown = await system.portal.login('password', { username: '001190999999', password });
    expect(problemOf(unknown)).toMatchObject({ status: 422, code: 'CredentialsWrong' });
  });

  test('signs out', async () => {
    const { citizen } = await citizens.registered();
    const { flow, code } = await citizens.atOtp(citizen);
    const done = withToken(flow, flowOf(await system.portal.step(flow, 'otp', { code })));
    const { token } = sessionOf(done);
    // An answer may be lost: whoever holds the flow's token gets the session again, for as long as it lives.
    expect(sessionOf(flowOf(await system.portal.read(flow))).token).toBe(token);
    const authorization = `Bearer ${token ?? ''}`;
    const out = await system.portal.send('/v1/session', {
      method: 'DELETE',
      headers: { authorization },
    });
    expect(out.status).toBe(204);
    expect(await sessionSeen({ authorization })).toMatchObject({
      status: 401,
      body: { code: 'SessionEnded' },
    });
    expect(sessionOf(flowOf(await system.portal.read(flow))).token).toBeUndefined();
  });
});
