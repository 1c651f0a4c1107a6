import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flowKinds } from '../../../src/domain/flows/flow-kind.ts';
import { simPromptText } from '../../../src/domain/proofs/sim-prompt.ts';

test('the text fits a screen of 70 UTF-16 units, with the code as its only number', () => {
  const code = fc.stringMatching(/^\d{4}$/);
  const purpose = fc.constantFrom(...flowKinds);
  fc.assert(
    fc.property(code, purpose, (digits, why) => {
      const text = simPromptText(digits, why);
      expect(text.length).toBeLessThanOrEqual(70);
      expect(text.match(/\d+/g)).toEqual([digits]);
      expect(text).toBe(text.normalize('NFC'));
    }),
  );
});

test('the text says what is signed', () => {
  expect(simPromptText('0471', 'registration')).toContain('đăng ký');
  expect(simPromptText('0471', 'login')).toContain('đăng nhập');
});
