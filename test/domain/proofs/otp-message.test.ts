import { describe, expect, test } from '@jest/globals';
import { purposes } from '../../../src/domain/proofs/proof-name.ts';
import { otpMessage } from '../../../src/domain/proofs/otp-message.ts';

describe.each(purposes)('the message with a code (%s)', (purpose) => {
  const told = { purpose, reference: 'DD-7K3F-92QX', ttlMs: 300_000 };

  test.each(['vi', 'en'] as const)('begins with it and names its flow (%s)', (language) => {
    const text = otpMessage('004711', told, language);
    expect(text).toMatch(/^004711 /);
    expect(text).toContain('DD-7K3F-92QX');
    expect(text).toMatch(/\b5 /);
    expect(text).not.toContain('http');
  });

  // Of UCS-2, 67 signs each.
  test('fits two messages in Vietnamese', () => {
    expect(otpMessage('004711', told, 'vi').length).toBeLessThanOrEqual(134);
  });

  test('fits one message in English', () => {
    const text = otpMessage('004711', told, 'en');
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).toMatch(/^[ -~]+$/);
  });
});
