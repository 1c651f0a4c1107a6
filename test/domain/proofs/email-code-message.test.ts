import { expect, test } from '@jest/globals';
import { emailCodeMessage } from '../../../src/domain/proofs/email-code-message.ts';

test.each(['vi', 'en'] as const)(
  'the message with a code says in %s what it is for',
  (language) => {
    const told = { reference: 'DD-7K3F-92QX', ttlMs: 300_000 };
    const { subject, text } = emailCodeMessage('123456', told, language);
    expect(subject).toMatch(/^123456 /);
    expect(text).toContain('123456');
    expect(text).toContain('DD-7K3F-92QX');
    expect(text).toMatch(/\b5 (phút|min)\b/);
    expect(`${subject}${text}`).not.toMatch(/https?:|www\.|\bundefined\b/);
    expect(text).toBe(text.normalize('NFC'));
  },
);
