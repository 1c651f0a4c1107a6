import { dayInVietnam } from '../fields/dates.ts';
import type { Language, Text } from '../flows/text.ts';

/**
 * The message to somebody whose papers Vietnam Post has not checked: at most 70 UTF-16 units, which
 * is one message in UCS-2, and no link, since a message with a link is what fraudsters send.
 */
export function paperReminderText(reference: string, until: Date, language: Language): string {
  const [year, month, day] = dayInVietnam(until).split('-');
  const text: Text = {
    vi: `Định Danh ${reference}: hãy mang giấy tờ đến bưu cục trước ${day}/${month}/${year}.`,
    en: `Dinh Danh ${reference}: take your papers to a post office by ${day}/${month}.`,
  };
  return text[language].normalize('NFC');
}
