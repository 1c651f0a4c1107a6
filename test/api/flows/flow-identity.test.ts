import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import {
  flowIdFrom,
  firstGeneration,
  flowTokenOf,
  type Generation,
  readFlowToken,
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

describe.each<Generation>(['only', 0, 1, 12])('the token of the generation %s', (generation) => {
  const token = flowTokenOf(keys, flowId, generation);

  test('is read as that one, of its flow alone', () => {
    expect(readFlowToken(keys, flowId, token)).toEqual({ generation });
    expect(readFlowToken(keys, flowIdFrom(keys, randomUUID()), token)).toBe('wrong');
  });

  test('cut short, grown or of another sign is nobody’s', () => {
    for (const malformed of [
      token.slice(0, -1),
      `${token}x`,
      `${token.slice(0, -1)}=`,
      `${token}\n`,
    ]) {
      expect(readFlowToken(keys, flowId, malformed)).toBe('malformed');
    }
  });

  test('is not that of another generation', () => {
    const [mac] = token.split('.').slice(-1);
    expect(readFlowToken(keys, flowId, `7.${mac}`)).toBe('wrong');
    for (const malformed of [
      '',
      `0.${mac}`,
      `01.${mac}`,
      `-1.${mac}`,
      `1.1.${mac}`,
      `1234567890.${mac}`,
    ]) {
      expect(readFlowToken(keys, flowId, malformed)).toBe('malformed');
    }
  });
});

test('the first token is the same as before flows could be taken up', () => {
  const first = keys.lookup('flow-token', flowId).toString('base64url');
  expect(flowTokenOf(keys, flowId, 0)).toBe(first);
});

test.each([
  ['registration', 'mobile_subscriber', 0],
  ['registration', 'social_insurance', 0],
  ['registration', 'sim_signature', 0],
  ['registration', 'usb_signature', 'only'],
  ['registration', 'vietnam_post', 'only'],
  ['login', 'password', 'only'],
  ['recovery', 'password', 'only'],
  ['recovery', 'counter', 0],
  ['recovery', 'resumption', 'only'],
  ['change', 'phone', 'only'],
  ['dispute', 'identity', 0],
] as const)('a %s by %s begins with the token %s', (kind, method, generation) => {
  expect(firstGeneration({ kind, method })).toBe(generation);
});
