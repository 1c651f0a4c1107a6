import { expect, test } from '@jest/globals';
import { flowNames, isResumable, stepsOf } from '../../../src/domain/flows/flows.ts';
import { remindable } from '../../../src/domain/flows/remindable.ts';

test('these steps are reminded of, and no others', () => {
  expect(remindable.map(({ kind, method, step }) => [kind, method, step])).toEqual([
    ['registration', 'mobile_subscriber', 'password'],
    ['registration', 'social_insurance', 'password'],
    ['registration', 'sim_signature', 'confirm'],
  ]);
});

test.each(flowNames)('of $kind by $method no step before the proof of its phone', (name) => {
  const steps = stepsOf(name);
  const proof = steps.findIndex((step) => step === 'otp' || step === 'sim_signature');
  const isOf = ({ kind, method }: { kind: string; method: string }) =>
    kind === name.kind && method === name.method;
  for (const { step } of remindable.filter(isOf)) {
    expect([name.kind, isResumable(name)]).toEqual(['registration', true]);
    expect(proof).toBeGreaterThanOrEqual(0);
    expect(steps.indexOf(step)).toBeGreaterThan(proof);
  }
});
