import { expect, test } from '@jest/globals';
import { maskPhone } from '../../../src/domain/subject/mask-phone.ts';

test('a masked phone shows its last three digits alone', () => {
  expect(maskPhone('+84912345678')).toBe('+84 *** *** 678');
});
