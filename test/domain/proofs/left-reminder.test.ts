import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { leftReminderText } from '../../../src/domain/proofs/left-reminder.ts';

const reference = 'DD-7K3F-92QX';
const until = new Date('2026-11-29T18:10:00Z');

test('it names the flow, until when it is kept, and the way back, in Vietnam’s time', () => {
  expect(leftReminderText(reference, until, 'vi')).toBe(
    'Định Danh DD-7K3F-92QX: đăng ký chưa xong, được giữ đến 01:10 30/11. Hãy tự mở cổng Định Danh, mục Hồ sơ đang làm, và nhập mã này.',
  );
  expect(leftReminderText(reference, until, 'en')).toBe(
    'Dinh Danh DD-7K3F-92QX: your registration is not finished; it is kept until 01:10 30/11. Open our portal yourself: Applications under way, then this reference.',
  );
});

test('it is two parts at most in UCS-2, in English one in GSM 03.38, and has no link', () => {
  const anyTime = fc.date({
    ...{ noInvalidDate: true },
    ...{ min: new Date('2026-01-01'), max: new Date('2099-12-31') },
  });
  fc.assert(
    fc.property(anyTime, (at) => {
      const [vi, en] = [
        leftReminderText(reference, at, 'vi'),
        leftReminderText(reference, at, 'en'),
      ];
      expect(vi.length).toBeLessThanOrEqual(134);
      expect(vi).toBe(vi.normalize('NFC'));
      expect(en.length).toBeLessThanOrEqual(160);
      expect(en).toMatch(/^[\w .,:;/-]*$/);
      expect(vi + en).not.toMatch(/http|www|\.vn/);
    }),
  );
});
