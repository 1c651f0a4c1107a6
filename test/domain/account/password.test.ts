import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPassword, guidePasswordPolicy } from '../../../src/domain/account/password.ts';

const citizen = {
  documentNumber: '001090012345',
  phone: '+84912345678',
  fullName: 'Nguyễn Thị Đào',
};

function check(password: string, personal = citizen) {
  return checkPassword(password, guidePasswordPolicy, personal, (one) => one === 'P@ssw0rd');
}

describe("the guide's password rule", () => {
  test.each([['Matkhau@2026'], ['aB3!aB3!'], ['Mật khẩu Đẹp 9'], ['aB3!' + '🔑'.repeat(124)]])(
    'accepts %s',
    (password) => {
      expect(check(password)).toEqual([]);
    },
  );

  test.each([
    ['of 7 characters', 'aB3!aB3', ['PasswordTooShort']],
    ['of 129 characters', 'aB3!' + 'x'.repeat(125), ['PasswordTooLong']],
    ['of 4 emoji, which are 8 code units', 'aB3🔑🔑🔑🔑', ['PasswordTooShort']],
    ['without lower case', 'MATKHAU@2026', ['PasswordNoLowerCase']],
    ['without upper case', 'matkhau@2026', ['PasswordNoUpperCase']],
    ['without a digit', 'Matkhau@abc', ['PasswordNoDigit']],
    ['without a special character', 'Matkhau2026', ['PasswordNoSpecialCharacter']],
    ['that is common', 'P@ssw0rd', ['PasswordCommon']],
    [
      'that breaks all at once',
      '',
      [
        'PasswordTooShort',
        'PasswordNoLowerCase',
        'PasswordNoUpperCase',
        'PasswordNoDigit',
        'PasswordNoSpecialCharacter',
      ],
    ],
  ])('names what is wrong with one %s', (_, password, codes) => {
    expect(check(password)).toEqual(codes);
  });

  test.each([
    ['the ID number', 'Aa!001090012345'],
    ['the ID number, spaced out', 'Aa!001 090 012 345'],
    ['the phone with its 0', 'Aa!0912345678'],
    ['the phone with 84', 'Aa!84912345678'],
    ['the phone with dots', 'Aa!0912.345.678'],
    ['the whole name', 'NguyenThiDao@1'],
    ['the whole name, accented and lower case', 'A1!nguyễn thị đào'],
    ['the whole name with signs in it', 'n.g.u.y.e.n-T-h-i-D-a-o1'],
    ['a long part of the name', 'X1!nGUyễn'],
    ['a long part of the name in NFD', 'X1!' + 'nguyễn'.normalize('NFD')],
  ])('refuses one that contains %s', (_, password) => {
    expect(check(password)).toEqual(['PasswordContainsPersonalData']);
  });

  test.each([
    ['a part of the name of three letters', 'Thi-Dao-2026'],
    ['part of the ID number', 'Aa!0010900123'],
    ['part of the phone', 'Aa!91234567'],
  ])('accepts one that contains only %s', (_, password) => {
    expect(check(password)).toEqual([]);
  });

  test.each([
    'Dinhdanh@2026',
    'Định Danh 2026',
    'D.i.n.h-d.a.n.h1!',
    'Cổng dịch vụ công 1',
    'Vneid-12a',
  ])('refuses the name of the portal, or of who stands behind it, in %s', (password) => {
    expect(check(password)).toEqual(['PasswordContainsContextWord']);
  });

  test('does not forbid a whole name of three letters, which is in too many words', () => {
    expect(check('Please-2026', { ...citizen, fullName: 'Lê A' })).toEqual([]);
  });

  test('does not find a part of the name across a sign', () => {
    expect(check('Path-and-2026', { ...citizen, fullName: 'Thân Vũ' })).toEqual([]);
  });

  test('refuses the phone and the ID number wherever they stand', () => {
    const side = fc.string({ maxLength: 8 }).filter((text) => !/\d/.test(text));
    const number = fc.constantFrom('001090012345', '0912345678', '84912345678');
    fc.assert(
      fc.property(side, number, side, (before, digits, after) => {
        expect(check(before + digits + after)).toContain('PasswordContainsPersonalData');
      }),
    );
  });

  test('can be made longer and without composition', () => {
    const policy = { minLength: 15, maxLength: 128, classes: [] };
    const rate = (password: string) => checkPassword(password, policy, citizen, () => false);
    expect(rate('một câu dài dễ nhớ')).toEqual([]);
    expect(rate('Aa1!Aa1!')).toEqual(['PasswordTooShort']);
  });
});
