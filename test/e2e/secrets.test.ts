import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { foundSecrets } from '../support/found-secrets.ts';
import { logins, sessionOf } from '../support/login.ts';
import { flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ LOG_LEVEL: 'trace' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('nothing that is secret or personal can be read in history, tables or logs', async () => {
  const { citizen, body, flow, code } = await registration(system).atPassword();
  const mistaken = { password: 'Mật-khẩu-2025!', repeated: password };
  await system.portal.step(flow, 'password', mistaken);
  const done = await system.portal.step(flow, 'password', { password, repeated: password });
  expect(flowOf(done).status).toBe('completed');

  const secrets = {
    phone: citizen.phone.slice(3),
    documentNumber: citizen.documentNumber,
    fullName: citizen.fullName,
    dateOfBirth: body.dateOfBirth,
    code,
    password,
    mistaken: mistaken.password,
    token: flow.token ?? '',
  };
  expect(await foundSecrets(system, flow.id, secrets)).toEqual([]);
});

test('nor of a login: its session and its device are nowhere but with whoever signed in', async () => {
  const citizens = logins(system);
  const { citizen } = await citizens.registered();
  const { flow, code } = await citizens.atOtp(citizen);
  const answer = await system.portal.step(flow, 'otp', { code });
  const { token = '', deviceToken = '' } = sessionOf(flowOf(answer));
  expect(token).toHaveLength(43);
  expect(deviceToken).toHaveLength(43);
  const headers = { authorization: `Bearer ${token}`, 'device-token': deviceToken };
  expect((await system.portal.send('/v1/session', { headers })).status).toBe(200);
  const { phone, documentNumber } = citizen;
  const secrets = { phone: phone.slice(3), documentNumber, code, password, token, deviceToken };
  const whole = { ...secrets, flowToken: flow.token ?? '' };
  expect(await foundSecrets(system, flow.id, whole)).toEqual([]);
});
