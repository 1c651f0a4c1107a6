import { describe, expect, test } from '@jest/globals';
import { flowKinds } from '../../../src/domain/flows/flow-kind.ts';
import { otpMessage } from '../../../src/domain/proofs/otp-message.ts';

describe.each(flowKinds)('the message with a code (%s)', (purpose) => {
  const told = { purpose, reference: 'DD-7K3F-92QX', ttlMs: 300_000 };

  test.each(['vi', 'en'] as const)('begins with it and names its flow (%s)', (language) => {
    const text = otpMessage('004711', told, language);
    expect(text).toMatch(/^004711 /);
    expect(text).toContain('DD-7K3F-92QX');
    expect(text).toMatch(/\b5 /);
    expect(text).not.toContain('http');
  });

  test('fits one message in English', () => {
    const text = otpMessage('004711', told, 'en');
    expect(text.length).toBeLessThanOrEqual(160);
    expect(text).toMatch(/^[ -~]+$/);
  });
});
