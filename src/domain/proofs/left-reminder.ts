import { timeInVietnam } from '../fields/dates.ts';
import type { Language, Text } from '../flows/text.ts';

/**
 * The message to somebody who has left a registration in the middle: at most two parts in UCS-2 (67 UTF-16
 * units each), in English one in GSM 03.38. It names nobody, and has no link, since a message with a link is
 * what fraudsters send.
 */
export function leftReminderText(reference: string, until: Date, language: Language): string {
  const { day, month, time } = timeInVietnam(until);
  const text: Text = {
    vi:
      `Định Danh ${reference}: đăng ký chưa xong, được giữ đến ${time} ${day}/${month}. ` +
      'Hãy tự mở cổng Định Danh, mục Hồ sơ đang làm, và nhập mã này.',
    en:
      `Dinh Danh ${reference}: your registration is not finished; it is kept until ${time} ${day}/${month}. ` +
      'Open our portal yourself: Applications under way, then this reference.',
  };
  return text[language].normalize('NFC');
}
