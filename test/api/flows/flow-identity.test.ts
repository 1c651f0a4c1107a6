import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import {
  flowIdFrom,
  flowTokenOf,
  isFlowToken,
  referenceOf,
} from '../../../src/api/flows/flow-identity.ts';
import { keys } from '../support/edge.ts';

const flowId = flowIdFrom(keys, randomUUID());

test('a key gives one flow id, of letters and digits that are safe anywhere', () => {
  const key = randomUUID();
  expect(flowIdFrom(keys, key)).toBe(flowIdFrom(keys, key));
  expect(flowIdFrom(keys, key)).toMatch(/^[0-9a-hjkmnp-tv-z]{32}$/);
  expect(flowIdFrom(keys, randomUUID())).not.toBe(flowIdFrom(keys, key));
});

test('a reference has no letter that is misread', () => {
  for (let at = 0; at < 200; at += 1) {
    expect(referenceOf(String(at))).toMatch(/^DD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  }
  expect(referenceOf(flowId)).toBe(referenceOf(flowId));
});

test('a token is told right, wrong or malformed', () => {
  const token = flowTokenOf(keys, flowId);
  expect(isFlowToken(keys, flowId, token)).toBe('right');
  expect(isFlowToken(keys, flowIdFrom(keys, randomUUID()), token)).toBe('wrong');
  for (const malformed of ['', token.slice(1), `${token}x`, `${token.slice(1)}=`, `${token}\n`]) {
    expect(isFlowToken(keys, flowId, malformed)).toBe('malformed');
  }
});
