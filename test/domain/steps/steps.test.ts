import { describe, expect, test } from '@jest/globals';
import { parseBody } from '../../../src/domain/fields/field-refusals.ts';
import { steps } from '../../../src/domain/steps/steps.ts';

describe('the body of the step otp', () => {
  test.each([['123456'], ['123 456'], [' 1 2 3\u00A04 5 6 '], ['\uFF11\uFF12\uFF13456']])(
    'accepts %s as 123456',
    (code) => {
      expect(parseBody(steps.otp.body(), { code })).toEqual({
        ok: true,
        value: { code: '123456' },
      });
    },
  );

  test.each([['12345'], ['1234567'], ['12345a'], ['-12345'], ['１２３４５六'], ['']])(
    'refuses %s',
    (code) => {
      expect(parseBody(steps.otp.body(), { code })).toEqual({
        ok: false,
        errors: [{ pointer: '/code', code: 'OtpMalformed' }],
      });
    },
  );

  test('refuses a number, which would lose its leading zeros', () => {
    expect(parseBody(steps.otp.body(), { code: 123456 })).toEqual({
      ok: false,
      errors: [{ pointer: '/code', code: 'InvalidType' }],
    });
  });
});

describe('the body of the step reference', () => {
  test.each([
    ['DD-7K3F-92QX', 'DD-7K3F-92QX'],
    ['dd 7k3f 92qx', 'DD-7K3F-92QX'],
    ['7k3f92qx', 'DD-7K3F-92QX'],
    ['dd7kof-i2lx', 'DD-7K0F-121X'],
  ])('reads %s as %s', (typed, reference) => {
    const read = parseBody(steps.reference.body(), { reference: typed });
    expect(read).toEqual({ ok: true, value: { reference } });
  });

  test.each([['DD-7K3F-92Q'], ['DD-7K3F-92QU'], ['7K3F'], ['']])('refuses %s', (reference) => {
    expect(parseBody(steps.reference.body(), { reference })).toEqual({
      ok: false,
      errors: [{ pointer: '/reference', code: 'ReferenceMalformed' }],
    });
  });
});

describe('the body of the step authenticator_app', () => {
  test.each([
    ['123456', 'app', '123456'],
    [' 123 456 ', 'app', '123456'],
    ['１２３４５６', 'app', '123456'],
    ['7K3F9-2QXAB', 'recovery_code', '7K3F9-2QXAB'],
    ['7k3f9 2qxab', 'recovery_code', '7K3F9-2QXAB'],
    ['12345-67890', 'recovery_code', '12345-67890'],
  ])('reads %s as a code of the kind %s', (code, kind, value) => {
    expect(parseBody(steps.authenticator_app.body(), { code })).toEqual({
      ok: true,
      value: { kind, code: value },
    });
  });

  test.each([['12345'], ['1234567'], ['7K3F9-2QXA'], ['7K3F9-2QXAU'], ['']])(
    'refuses %s',
    (code) => {
      expect(parseBody(steps.authenticator_app.body(), { code })).toEqual({
        ok: false,
        errors: [{ pointer: '/code', code: 'AuthenticatorCodeMalformed' }],
      });
    },
  );
});

describe('the body of the step password', () => {
  test('is one password, however the keyboard composed it', () => {
    const password = 'Mật khẩu 1!';
    const typed = { password: password.normalize('NFD'), repeated: password };
    expect(parseBody(steps.password.body(), typed)).toEqual({
      ok: true,
      value: { password, repeated: password },
    });
  });

  test('needs the repetition', () => {
    expect(parseBody(steps.password.body(), { password: 'x' })).toEqual({
      ok: false,
      errors: [{ pointer: '/repeated', code: 'Required' }],
    });
  });
});
