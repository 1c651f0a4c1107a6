import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  system = await startSystem();
  citizens = registration(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

describe('a repeated request', () => {
  test('with the same key and body has the same answer, and one flow and message', async () => {
    const { citizen, body } = await citizens.known();
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => system.portal.start(body, { key })));
    const [first, ...others] = answers.map((answer) => flowOf(answer));
    for (const other of others) expect(other).toEqual(first);
    await system.simulators.code(citizen.phone);
    expect(await system.simulators.messages(citizen.phone)).toHaveLength(1);
  });

  test('with the same key and another body is refused', async () => {
    const { body } = await citizens.known();
    const key = randomUUID();
    const flow = flowOf(await system.portal.start(body, { key }));
    const other = await system.portal.start({ ...body, fullName: 'Trần Văn Khác' }, { key });
    expect([other.status, problemOf(other).code]).toEqual([422, 'IdempotencyKeyReused']);

    const stepKey = randomUUID();
    await system.portal.step(flow, 'otp', { code: '000000' }, { key: stepKey });
    const again = await system.portal.step(flow, 'otp', { code: '000001' }, { key: stepKey });
    expect(problemOf(again).code).toBe('IdempotencyKeyReused');
  });

  test('of a wrong code with its key is one attempt', async () => {
    const { flow, code } = await citizens.atOtp();
    const wrong = code === '000000' ? '111111' : '000000';
    const key = randomUUID();
    const first = await system.portal.step(flow, 'otp', { code: wrong }, { key });
    const second = await system.portal.step(flow, 'otp', { code: wrong }, { key });
    expect(problemOf(second).flow?.step?.otp).toEqual(problemOf(first).flow?.step?.otp);
    const third = problemOf(await system.portal.step(flow, 'otp', { code: wrong }));
    expect(third.flow?.step?.otp?.attemptsLeft).toBe(3);
  });
});

describe('a step that is not open', () => {
  test('is refused with the flow as it stands', async () => {
    const { flow, body } = await citizens.atOtp();
    for (const [step, data] of [
      ['password', { password, repeated: password }],
      ['details', body],
    ] as const) {
      const answer = await system.portal.step(flow, step, data);
      expect([step, answer.status, problemOf(answer).code]).toEqual([step, 409, 'StepNotOpen']);
      expect(problemOf(answer).flow?.step?.name).toBe('otp');
    }
  });

  test('but was the last one is answered as completed, and another one so too', async () => {
    const { flow } = await citizens.atPassword();
    await system.portal.step(flow, 'password', { password, repeated: password });
    const again = await system.portal.step(flow, 'password', { password, repeated: password });
    expect(flowOf(again)).toMatchObject({ status: 'completed', result: { account: { level: 2 } } });
    const earlier = problemOf(await system.portal.step(flow, 'otp', { code: '123456' }));
    expect([earlier.status, earlier.code]).toEqual([410, 'FlowCompleted']);
  });
});
