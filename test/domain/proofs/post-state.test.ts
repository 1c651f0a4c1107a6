import { expect, test } from '@jest/globals';
import { claimedByState, postState } from '../../../src/domain/proofs/post-state.ts';

const mac = () => 'm'.repeat(43);
const name = { purpose: 'login', step: 'vietnam_post', flowId: 'f1k2', number: 7 } as const;
const state = postState(name, mac);
const named = 'login.vietnam_post.f1k2';

test('a state tells its sign-in, and its MAC is made over all of it', () => {
  expect(claimedByState(state)).toEqual(name);
  const texts: string[] = [];
  postState(name, (text) => (texts.push(text), mac()));
  expect(texts).toEqual([`${named}.7`]);
});

test.each([
  [''],
  [named],
  [`${named}.7`],
  [`f1k2.7.${mac()}`],
  [`loggin.vietnam_post.f1k2.7.${mac()}`],
  [`login.post.f1k2.7.${mac()}`],
  [`${named}.0.${mac()}`],
  [`${named}.07.${mac()}`],
  [`login.vietnam_post.F1K2.7.${mac()}`],
  [`${named}.7.${mac()}m`],
  [`${named}.7.${mac()}.m`],
  [`../${named}.7.${mac()}`],
  [` ${state}`],
  [`${state}\n`],
])('%j is no state', (text) => {
  expect(claimedByState(text)).toBeNull();
});
