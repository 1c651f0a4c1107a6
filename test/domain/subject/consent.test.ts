import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { consentInForce, consentOf, consents } from '../../../src/domain/subject/consent.ts';

const paragraphsOf = (text: string) => text.split('\n\n');

describe('the consent', () => {
  test.each([
    ['mobile_subscriber', 'nhà mạng', 'carrier'],
    ['social_insurance', 'cơ quan bảo hiểm xã hội', 'social insurer'],
    ['sim_signature', 'nhà cung cấp dịch vụ chữ ký số trên SIM', 'provider of SIM signatures'],
    ['usb_signature', 'nhà cung cấp dịch vụ chứng thực chữ ký số', 'certification authority'],
    ['vietnam_post', 'Bưu điện Việt Nam', 'Vietnam Post'],
  ])('names who receives data by %s, in both languages', (_method, vi, en) => {
    const recipients = (text: string) => paragraphsOf(text)[2];
    expect(recipients(consentInForce.text.vi)).toContain(vi);
    expect(recipients(consentInForce.text.en)).toContain(en);
  });

  test('says as much in either language, and covers enterprises', () => {
    const { vi, en } = consentInForce.text;
    expect(paragraphsOf(vi)).toHaveLength(paragraphsOf(en).length);
    expect([vi.includes('mã số thuế'), en.includes('tax code')]).toEqual([true, true]);
  });

  test('has its purposes each once', () => {
    const names = consentInForce.purposes.map(({ purpose }) => purpose);
    expect(names).toEqual(['account', 'verification', 'signature', 'contact', 'security']);
  });
});

/** SHA-256 of each version as it was published: a change of the wording is a new version, and a new line here. */
const published: Readonly<Record<string, string>> = {
  '2026-11': 'a710e8c93923440471e1896a1b19c1213607d04060130e13dbb0e3c9b8c24dd5',
};

test('a version of the consent that was published stays as it was, and is kept', () => {
  const digests = consents.map((one) => [
    one.version,
    createHash('sha256').update(JSON.stringify(one)).digest('hex'),
  ]);
  expect(Object.fromEntries(digests)).toEqual(published);
  expect(consentOf(consentInForce.version)).toBe(consentInForce);
});
