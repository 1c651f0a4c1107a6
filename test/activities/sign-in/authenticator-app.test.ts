import { describe, expect, test } from '@jest/globals';
import {
  matchingStep,
  timeStepOf,
  totpCode,
} from '../../../src/activities/sign-in/authenticator-app.ts';
import { typedCodeMac } from '../../../src/platform/look-ups.ts';
import { testKeys as keys } from '../../support/keys.ts';

/** RFC 6238, appendix B, SHA-1: seconds since 1970 and the 8 digits, of which ours are the last 6. */
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
const rfcSecret = Buffer.from('12345678901234567890', 'ascii');

const place = { flowId: 'f1', step: 'authenticator_app' } as const;
const at = (seconds: number) => new Date(seconds * 1000);

describe('the code of an app', () => {
  test.each(vectors)('at %d s is that of RFC 6238', (seconds, digits) => {
    expect(totpCode(rfcSecret, timeStepOf(at(seconds)))).toBe(digits.slice(-6));
  });

  test.each([
    ['before last', -2, false],
    ['before', -1, true],
    ['now', 0, true],
    ['after', 1, true],
    ['after next', 2, false],
  ])('of the step %s (%d) is found: %p', (_, offset, isFound) => {
    // The first and the last second of a step: its edges are not the code's.
    for (const seconds of [1_234_567_890, 1_234_567_919]) {
      const step = timeStepOf(at(seconds)) + offset;
      const typed = typedCodeMac(keys, place, totpCode(rfcSecret, step));
      const found = matchingStep(keys, place, rfcSecret, typed, at(seconds));
      expect(found).toBe(isFound ? step : null);
    }
  });

  test('of another secret, or typed at another place, is none', () => {
    const now = at(1_234_567_890);
    const typed = typedCodeMac(keys, place, totpCode(rfcSecret, timeStepOf(now)));
    const other = Buffer.alloc(20, 1);
    expect(matchingStep(keys, place, other, typed, now)).toBeNull();
    for (const elsewhere of [
      { ...place, flowId: 'f2' },
      { ...place, step: 'otp' as const },
    ]) {
      expect(matchingStep(keys, elsewhere, rfcSecret, typed, now)).toBeNull();
    }
  });
});
