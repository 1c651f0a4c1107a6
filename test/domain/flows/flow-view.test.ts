import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { mobileSubscriberDetails } from '../../../src/domain/steps/details/mobile-subscriber.ts';
import { flowView, problemAnswer } from '../../../src/domain/flows/flow-view.ts';
import { steps } from '../../../src/domain/steps/steps.ts';

test('the view takes a flow as the contract shows it', () => {
  const flow = {
    id: 'f1',
    reference: 'DD-7K3F-92QX',
    kind: 'registration',
    method: 'mobile_subscriber',
    status: 'open',
    steps: ['details', 'otp', 'password'],
    step: {
      name: 'otp',
      waitingFor: 'citizen',
      actions: ['submit', 'resendOtp', 'cancel'],
      until: '2026-11-24T08:05:00Z',
      otp: {
        sentTo: '+84 *** *** 678',
        attemptsLeft: 5,
        resendAfter: '2026-11-24T08:01:00Z',
        delivery: 'delivered',
      },
    },
    problem: null,
    expiresAt: '2026-11-25T08:00:00Z',
    result: null,
  };
  expect(flowView.parse(flow)).toEqual(flow);
});

test('the view lets nothing out that it does not name', () => {
  const step = { name: 'otp', waitingFor: 'citizen', actions: [], until: '2026-11-24T08:05:00Z' };
  expect(flowView.shape.step.parse({ ...step, code: '123456' })).toEqual(step);
});

test.each([
  ['details', mobileSubscriberDetails, 'input'],
  ['otp', () => steps.otp.body(), 'input'],
  ['password', () => steps.password.body(), 'input'],
  ['flow', () => flowView, 'output'],
  ['problem', () => problemAnswer, 'output'],
] as const)('the schema of %s can be written down for OpenAPI', (_, schemaOf, io) => {
  const rules = { acceptsCitizenIdOld9: true, consentVersion: '1', today: () => '2026-11-24' };
  expect(z.toJSONSchema(schemaOf(rules), { io })).toMatchObject({ type: 'object' });
});
