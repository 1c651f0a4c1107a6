import { expect, test } from '@jest/globals';
import { paperReminderText } from '../../../src/domain/proofs/paper-reminder.ts';

const reference = 'DD-7K3F-92QX';

test('a reminder is one message, names flow and day, and has no link', () => {
  const text = paperReminderText(reference, new Date('2026-12-10T08:00:00Z'), 'vi');
  expect(text).toBe('Định Danh DD-7K3F-92QX: hãy mang giấy tờ đến bưu cục trước 10/12/2026.');
  expect(text.length).toBeLessThanOrEqual(70);
  expect(text).toBe(text.normalize('NFC'));
});

test('the day is the one in Vietnam', () => {
  const text = paperReminderText(reference, new Date('2026-12-09T18:00:00Z'), 'vi');
  expect(text).toContain('10/12/2026');
});
