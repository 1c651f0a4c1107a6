import { expect, it } from '@jest/globals';
import type { Citizen } from '../../bench/load/citizens.ts';
import { runLoad } from '../../bench/load/run-load.ts';

const citizen = (phone: string): Citizen => ({
  fullName: 'Nguyễn Văn Bình',
  dateOfBirth: '1990-01-01',
  sex: 'male',
  documentNumber: '001090000001',
  phone,
});
const took = { start: 1, otp: 1, password: 1 };

it('registers each citizen once, and never more at a time than are to be in flight', async () => {
  const citizens = Array.from({ length: 20 }, (_, index) => citizen(String(index)));
  let inFlight = 0;
  let most = 0;
  const result = await runLoad(citizens, { inFlight: 4, seconds: 60 }, async ({ phone }) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    await Promise.resolve();
    inFlight -= 1;
    return { flowId: phone, took };
  });
  expect(result.registered.map(({ flowId }) => Number(flowId)).sort((a, b) => a - b)).toEqual(
    citizens.map((_, index) => index),
  );
  expect(most).toBe(4);
});

it('goes on after a registration that failed, and tells why it did', async () => {
  const result = await runLoad(
    [citizen('a'), citizen('b')],
    { inFlight: 1, seconds: 60 },
    ({ phone }) =>
      phone === 'a'
        ? Promise.reject(new Error('answered 503 instead of 201'))
        : Promise.resolve({ flowId: phone, took }),
  );
  expect(result.failures).toEqual(['answered 503 instead of 201']);
  expect(result.registered).toHaveLength(1);
});
