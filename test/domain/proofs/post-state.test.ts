import { expect, test } from '@jest/globals';
import { claimedByState, postState } from '../../../src/domain/proofs/post-state.ts';

const mac = () => 'm'.repeat(43);
const name = { flowId: 'f1k2', number: 7 };
const state = postState(name, mac);

test('a state tells its sign-in, and its MAC is made over all of it', () => {
  expect(claimedByState(state)).toEqual(name);
  const named: string[] = [];
  postState(name, (text) => (named.push(text), mac()));
  expect(named).toEqual(['f1k2.7']);
});

test.each([
  [''],
  ['f1k2'],
  ['f1k2.7'],
  [`f1k2.0.${mac()}`],
  [`f1k2.07.${mac()}`],
  [`F1K2.7.${mac()}`],
  [`f1k2.7.${mac()}m`],
  [`f1k2.7.${mac()}.m`],
  [`../f1k2.7.${mac()}`],
  [` ${state}`],
  [`${state}\n`],
])('%j is no state', (text) => {
  expect(claimedByState(text)).toBeNull();
});
