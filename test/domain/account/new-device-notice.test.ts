import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newDeviceEmail, newDeviceSms } from '../../../src/domain/account/new-device-notice.ts';
import { unknownDevice } from '../../../src/domain/account/device.ts';
import { formatNotMeCode, parseNotMeCode } from '../../../src/domain/account/not-me-code.ts';

const notMeCode = '0123-4567-89AB';
const at = new Date('2026-11-26T17:05:00Z');
const told = { deviceName: 'Chrome, Windows', at, notMeCode };
/** What two parts of an SMS in UCS-2 hold (3GPP TS 23.040: 67 units each), were a pair cut between them. */
const twoParts = 133;

describe.each(['vi', 'en'] as const)('the notice of a new device (%s)', (language) => {
  test('says what, when in Vietnam, and how to say that it was somebody else', () => {
    const text = newDeviceSms(told, language);
    expect(text).toContain('Chrome, Windows');
    expect(text).toMatch(/00:05(,| ngày) 27\/11/);
    expect(text).toContain(notMeCode);
    expect(text).not.toMatch(/http|www|\.vn/);
  });

  test('is two parts of an SMS at most, whatever the device is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (deviceName) => {
        const text = newDeviceSms({ ...told, deviceName }, language);
        expect(text.length).toBeLessThanOrEqual(twoParts);
        expect(text).toContain(notMeCode);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  test('by e-mail has the way back in the fragment of a link, and until when', () => {
    const notMeUrl = `https://portal.example/not-me#${notMeCode}`;
    const until = new Date('2026-12-06T17:05:00Z');
    const { subject, text } = newDeviceEmail(told, { notMeUrl, until }, language);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split('\n')).toContain(notMeUrl);
    expect(text).toContain('27/11/2026');
    expect(text).toContain('07/12/2026');
  });
});

test.each([
  ['vi', 'không rõ'],
  ['en', 'unknown'],
] as const)('a device that does not say what it is, is so in the language %s', (language, word) => {
  expect(newDeviceSms({ ...told, deviceName: unknownDevice }, language)).toContain(`(${word})`);
});

describe('the code to say "not me"', () => {
  const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

  test('is twelve characters that are not misread, made of sixty bits', () => {
    fc.assert(
      fc.property(bytes, (made) => {
        const code = formatNotMeCode(made);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
        expect(formatNotMeCode(made.slice(0, 8))).toBe(code);
      }),
    );
    expect(formatNotMeCode(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0x1f))).toBe('0000-0000-0001');
    expect(formatNotMeCode(new Uint8Array(8).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ');
  });

  test.each(['0123-4567-89ab', ' 0123 4567 89AB ', 'ol23.4567.89AB', '０１２３-4567-89AB'])(
    'is the same however it is typed: %s',
    (typed) => {
      expect(parseNotMeCode(typed)).toBe('0123456789AB');
    },
  );
});
