import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { orThrow } from '../../client/or-throw.ts';
import { rows } from '../support/rows.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

describe('a client that waits for a change', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem();
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  test('is told by a long poll', async () => {
    const { flow, code } = await registration(system).atOtp();
    await until('the delivery', async () => {
      return flowOf(await system.portal.read(flow)).step?.otp?.delivery === 'delivered';
    });
    const after = orThrow(await system.portal.read(flow));
    expect((await system.portal.read(flow, { after })).status).toBe(304);
    const poll = system.portal.read(flow, { after, waitSeconds: 20 });
    await system.portal.step(flow, 'otp', { code });
    expect(flowOf(await poll).step?.name).toBe('password');
  });

  test('is told by events, goes on after the last one, and survives a kill of the API', async () => {
    const { flow, code } = await registration(system).atOtp();
    const events = system.portal.events(flow);
    const next = async () => {
      const { value, done } = await events.next();
      if (done === true) throw new Error('the flow has ended');
      return orThrow(value);
    };
    const first = await next();
    expect(first.flow).toMatchObject({ step: { name: 'otp' } });
    expect(first.flow.token).toBeUndefined();

    await system.kill('api');
    await system.start('api');
    await until('the API to take the code', async () => {
      const answer = await system.portal.step(flow, 'otp', { code }).catch(() => null);
      return answer?.status === 200;
    });
    let seen = await next();
    while (seen.flow.step?.name === 'otp') seen = await next();
    expect(seen.flow.step?.name).toBe('password');
    expect(Number(seen.id)).toBeGreaterThan(Number(first.id));
    await events.return(undefined);
  });
});

describe('a flow whose time is over', () => {
  let system: System;
  beforeAll(async () => {
    system = await startSystem({
      FLOW_DEADLINE_SECONDS: '6',
      OTP_TTL_SECONDS: '1',
      OTP_RESEND_AFTER_SECONDS: '1',
    });
  }, 60_000);
  afterAll(() => system.stop(), 30_000);

  test('first refuses its code, then ends, and says how to start again', async () => {
    const { flow, code } = await registration(system).atOtp();
    await until('the end of the code', async () => {
      const open = sql`select from otp_challenge where flow_id = ${flow.id} and expires_at > now()`;
      return (await rows(system.database.db, z.unknown(), open)).length === 0;
    });
    const expired = problemOf(await system.portal.step(flow, 'otp', { code }));
    expect(expired.code).toBe('OtpExpired');
    await until('the end of the flow', async () => {
      return flowOf(await system.portal.read(flow)).status === 'expired';
    });
    const late = await system.portal.step(flow, 'otp', { code });
    expect([late.status, problemOf(late).code]).toEqual([410, 'FlowExpired']);
    expect(problemOf(late).nextActions.map(({ action }) => action)).toContain('startAgain');
  });
});
