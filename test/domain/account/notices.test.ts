import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { MethodKind } from '../../../src/domain/account/authentication-method.ts';
import { methodWords } from '../../../src/domain/account/method-words.ts';
import { type FactKind, noticeKinds } from '../../../src/domain/account/notice.ts';
import { factEmail, factSms } from '../../../src/domain/account/notices/fact-messages.ts';
import { noticeTexts } from '../../../src/domain/account/notices/notice-texts.ts';

/** What two parts of an SMS in UCS-2 hold (3GPP TS 23.040: 67 units each). */
const twoParts = 134;
/** Of GSM 03.38, as far as our texts have them. */
const gsmLetters = /^[\w .,:;?'()/-]*$/;

const languages = ['vi', 'en'] as const;
const kinds = noticeKinds.filter((kind): kind is FactKind => kind !== 'new_device');
const methods = Object.keys(methodWords).filter((kind): kind is MethodKind => kind in methodWords);

const at = new Date('2026-11-26T17:05:00Z');
const until = '2026-12-10T17:05:00Z';
const typed = 'ZZZZ-ZZZZ-ZZZZ';
const link = `https://portal.example/cancel#${typed}`;
const whole = {
  at,
  details: { until, method: 'password', level: 3 },
  code: { typed, link },
} as const;

/** Whatever a flow may tell of. */
const anyFact = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.date({ noInvalidDate: true, min: new Date('2026-01-01'), max: new Date('2099-12-31') }),
  details: fc.record({
    method: fc.constantFrom(...methods),
    until: fc.constant(until),
    level: fc.constantFrom(1, 2, 3),
  }),
  code: fc.constant({ typed, link }),
});

test('every SMS is two parts at most, composed, and without a link', () => {
  fc.assert(
    fc.property(anyFact, fc.constantFrom(...languages), (told, language) => {
      const text = factSms(told, language);
      expect([text, text.length <= twoParts]).toEqual([text, true]);
      expect(text).toBe(text.normalize('NFC'));
      expect(text).not.toMatch(/http|www|\.vn|[{}]|\/(cancel|objection)/);
      if (language === 'en') expect(text).toMatch(gsmLetters);
    }),
  );
});

describe.each(kinds)('of %s', (kind) => {
  const { code, fact } = noticeTexts[kind];
  test.each(languages)('it is told what and when, and what to do (%s)', (language) => {
    const told = { kind, ...whole };
    const sms = factSms(told, language);
    const { subject, text } = factEmail(told, language);
    expect(sms).toMatch(/^(Định|Dinh) Danh: .+\. .+\.$/);
    expect(subject).toMatch(/^Định Danh: [^\r\n]+$/);
    expect(subject + text).not.toMatch(/[{}]/);
    const when = fact[language].includes('{when}') ? '27/11' : '11/12';
    for (const one of [sms, subject, text]) expect(one).toContain(when);
    expect(text).toMatch(/\/2026 \((giờ Việt Nam|Vietnam time)\)|11\/12\/2026/);
    expect(text.normalize('NFC')).toBe(text);
    expect(sms.includes(typed)).toBe(code !== undefined);
    expect(text.split('\n').includes(link)).toBe(code !== undefined);
  });
});

test('what differs is in the words of the reader', () => {
  const removed = {
    kind: 'method_removed' as const,
    at,
    details: { method: 'otp_phone' as const },
  };
  expect(factSms(removed, 'vi')).toBe(
    'Định Danh: đã gỡ số điện thoại nhận OTP lúc 00:05 ngày 27/11. ' +
      'Không phải bạn? Đăng nhập, xem Các phương thức xác thực.',
  );
  const { subject, text } = factEmail(removed, 'en');
  expect(subject).toBe('Định Danh: removed at 00:05, 27/11: phone for one-time codes');
  expect(text).toContain(
    'Removed at 00:05 on 27/11/2026 (Vietnam time): phone for one-time codes.',
  );
});

test('a text that lacks what it names is not sent', () => {
  expect(() => factSms({ kind: 'method_added', at, details: {} }, 'vi')).toThrow('method');
});
