import { describe, expect, test } from '@jest/globals';
import { consentInForce } from '../../../src/domain/subject/consent.ts';

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
