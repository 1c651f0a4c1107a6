import { expect, test } from '@jest/globals';
import { flowNames } from '../../../src/domain/flows/flows.ts';
import { systemsOf } from '../../../src/domain/flows/systems-of.ts';

test.each([
  ['registration', 'mobile_subscriber', ['carrier', 'sms']],
  ['registration', 'social_insurance', ['carrier', 'insurer', 'sms']],
  ['registration', 'sim_signature', ['insurer', 'sim', 'ca']],
  ['registration', 'usb_signature', ['insurer', 'ca']],
  ['registration', 'vietnam_post', ['post']],
  ['login', 'password', ['sms']],
  ['change', 'phone', ['carrier', 'sms']],
  ['change', 'contact', ['email']],
  ['change', 'password', []],
  ['change', 'usb_signature', ['insurer', 'ca']],
] as const)('a %s by %s needs %j', (kind, method, systems) => {
  const flow = flowNames.find((name) => name.kind === kind && name.method === method);
  if (!flow) throw new Error(`no ${kind} by ${method}`);
  expect(systemsOf(flow)).toEqual(systems);
});

test('a flow that goes by other steps needs what these need', () => {
  const flow = { kind: 'change', method: 'document' } as const;
  expect(systemsOf({ ...flow, steps: ['document', 'usb_signature'] })).toContain('ca');
});
