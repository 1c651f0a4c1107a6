import { expect, test } from '@jest/globals';
import { waysBackFrom } from '../../../src/domain/account/not-me.ts';
import { parseNotMeCode } from '../../../src/domain/account/not-me-code.ts';

test.each([
  ['7K3F-92QX-00DD', '7K3F92QX00DD'],
  ['7k3f 92qx ooDD', '7K3F92QX00DD'],
  ['7K3F92QXô đ', '7K3F92QX00DD'],
  ['1ILi-0000-0000', '111100000000'],
  ['7K3F-92QX-00D', null],
  ['7K3F-92QX-00DDD', null],
  ['7K3F-92QX-00DU', null],
  ['', null],
])('the code %j is %s', (text, code) => {
  expect(parseNotMeCode(text)).toBe(code);
});

test.each([
  ['password' as const, ['recoverPassword', 'recoverAtCounter']],
  ['vietnam_post' as const, ['recoverAtCounter']],
])('the ways back from a locked %s are %j', (method, ways) => {
  expect(waysBackFrom(method).map(({ action }) => action)).toEqual(ways);
});
