import { afterEach, describe, expect, test } from '@jest/globals';
import { ConfigError, loadConfig } from '../../../src/platform/config.ts';
import { type Edge, startEdge, today } from '../support/edge.ts';

const path = '/.well-known/security.txt';
const set = {
  SECURITY_CONTACT: 'mailto:an-ninh@portal.example, https://portal.example/report',
  SECURITY_CONTACT_EXPIRES: '2027-06-30',
};

let edge: Edge | undefined;
afterEach(() => edge?.stop());

async function get(environment: Record<string, string>, now = today) {
  edge = await startEdge({ settings: loadConfig(environment).api, now: () => now });
  return edge.send('GET', path);
}

describe('where to report a weakness', () => {
  test('is told by the fields of RFC 9116', async () => {
    const { status, headers, text } = await get({
      ...set,
      PUBLIC_URL: 'https://portal.example',
    });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(text.split('\n')).toEqual([
      'Contact: mailto:an-ninh@portal.example',
      'Contact: https://portal.example/report',
      'Expires: 2027-06-30T00:00:00.000Z',
      'Preferred-Languages: vi, en',
      'Canonical: https://portal.example/.well-known/security.txt',
      '',
    ]);
  });

  test.each([
    ['nobody is named', {}, today],
    ['its day has come', set, new Date('2027-06-30T00:00:00Z')],
  ])('is not found where %s', async (_, environment, now) => {
    const { status, json } = await get(environment, now);
    expect(status).toBe(404);
    expect(json).toMatchObject({ code: 'NotFound' });
  });
});

test.each([
  [{ SECURITY_CONTACT: set.SECURITY_CONTACT }, /set together/],
  [{ SECURITY_CONTACT_EXPIRES: '2027-06-30' }, /set together/],
  [{ ...set, SECURITY_CONTACT: 'an-ninh@portal.example' }, /must be a list/],
  [
    { ...set, SECURITY_CONTACT: 'mailto:a@b.example\nContact: mailto:c@d.example' },
    /must be a list/,
  ],
  [{ ...set, SECURITY_CONTACT_EXPIRES: 'next year' }, /must be a day/],
])('%j is told in a sentence', (environment, sentence) => {
  const load = () => loadConfig(environment);
  expect(load).toThrow(ConfigError);
  expect(load).toThrow(sentence);
});
