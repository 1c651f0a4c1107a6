import { expect, test } from '@jest/globals';
import {
  cancellationCode,
  cancellationLookup,
  objectionCode,
  objectionLookup,
} from '../../src/platform/look-ups.ts';
import { testKeys as keys } from '../support/keys.ts';

test.each([
  ['a cancellation', cancellationCode, cancellationLookup],
  ['an objection', objectionCode, objectionLookup],
])('%s is found by its code however that is typed', (_, codeOf, lookupOf) => {
  const code = codeOf(keys, 'flow');
  expect(codeOf(keys, 'flow')).toBe(code);
  expect(lookupOf(keys, code.toLowerCase().replaceAll('-', ' '))).toEqual(lookupOf(keys, code));
  expect(codeOf(keys, 'other')).not.toBe(code);
});

test('the code of one purpose is of no use for the other', () => {
  expect(cancellationCode(keys, 'flow')).not.toBe(objectionCode(keys, 'flow'));
  const code = cancellationCode(keys, 'flow');
  expect(cancellationLookup(keys, code)).not.toEqual(objectionLookup(keys, code));
});
