import { expect, test } from '@jest/globals';
import { simPromptText } from '../../src/domain/sim-prompt.ts';

test.each(['registration', 'login'] as const)('the text of a %s fits a screen', (purpose) => {
  const text = simPromptText('0471', purpose);
  expect(text.length).toBeLessThanOrEqual(70);
  expect(text.match(/\d+/g)).toEqual(['0471']);
  expect(text).toBe(text.normalize('NFC'));
});
