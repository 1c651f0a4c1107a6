import { describe, expect, test } from '@jest/globals';
import type { ActionName } from '../../../src/domain/steps/actions.ts';
import type { StepName } from '../../../src/domain/steps/steps.ts';
import { nextActionsAfter } from '../../../src/domain/problems/next-actions.ts';

function flowAt(name: StepName, actions: ActionName[]) {
  const until = '2026-11-24T08:05:00Z';
  const step = { name, actions, until, waitingFor: 'citizen' as const };
  return { id: 'f1', kind: 'registration', method: 'mobile_subscriber', step } as const;
}
const ended = { ...flowAt('otp', []), step: null };

describe('the ways on from a problem', () => {
  test('have the links of the flow filled in', () => {
    expect(nextActionsAfter('OtpWrong', flowAt('otp', ['submit', 'resendOtp', 'cancel']))).toEqual([
      { action: 'submitOtp', href: '/v1/flows/f1/steps/otp', method: 'POST' },
      { action: 'resendOtp', href: '/v1/flows/f1/actions/resendOtp', method: 'POST' },
    ]);
  });

  test.each([
    ['OtpWrong', ['submit'], ['submitOtp']],
    ['OtpWrong', [], []],
    ['OtpExpired', ['submit', 'resendOtp'], ['resendOtp']],
    ['OtpResendLimit', ['submit', 'cancel'], ['submitOtp', 'cancel']],
    ['OtpResendLimit', ['submit'], ['submitOtp']],
    ['PasswordsDiffer', ['submit'], []],
    ['StepNotOpen', ['submit'], ['seeFlow']],
  ] as const)('after %s at the OTP, with %j allowed, are %j', (code, actions, ways) => {
    const offered = nextActionsAfter(code, flowAt('otp', [...actions]));
    expect(offered.map(({ action }) => action)).toEqual(ways);
  });

  test('let the number of a SIM be corrected at the step that asks for it', () => {
    const actionsAt = (name: StepName) =>
      nextActionsAfter('SimNoKey', flowAt(name, ['submit'])).map(({ action }) => action);
    expect(actionsAt('details')).toEqual(['correctDetails', 'startAgain', 'chooseMethod']);
    expect(actionsAt('phone')).toEqual(['correctPhone', 'startAgain', 'chooseMethod']);
  });

  test('to a proof of level 3 are signatures', () => {
    const ways = (level?: 3) =>
      nextActionsAfter('FreshProofRequired', undefined, level).map(({ href }) => href);
    expect(ways()).toEqual(expect.arrayContaining(ways(3)));
    expect(ways()).toHaveLength(4);
    expect(ways(3)).toEqual(['/v1/logins/sim_signature', '/v1/logins/usb_signature']);
  });

  test('lead out of a flow that has ended by starting its method again', () => {
    const startAgain = {
      action: 'startAgain',
      href: '/v1/registrations/mobile_subscriber',
      method: 'POST',
    };
    expect(nextActionsAfter('FlowExpired', ended)).toEqual([startAgain]);
    expect(nextActionsAfter('OtpExhausted', ended)).toEqual([startAgain]);
  });

  test('lead back to the start of the very flow, or to register by its method', () => {
    const login = { ...ended, kind: 'login', method: 'usb_signature' } as const;
    expect(nextActionsAfter('FlowExpired', login)).toEqual([
      { action: 'startAgain', href: '/v1/logins/usb_signature', method: 'POST' },
    ]);
    expect(nextActionsAfter('NoAccountYet', login).map(({ href }) => href)).toEqual([
      '/v1/registrations/usb_signature',
      '/v1/methods',
    ]);
  });

  test('after an account was found need no open flow', () => {
    expect(nextActionsAfter('AccountAlreadyExists', ended)).toEqual(
      nextActionsAfter('AccountAlreadyExists'),
    );
  });

  test('without a flow are those that need none', () => {
    expect(nextActionsAfter('FlowNotFound').map(({ href }) => href)).toEqual(['/v1/methods']);
    expect(nextActionsAfter('FlowExpired')).toEqual([]);
  });
});
