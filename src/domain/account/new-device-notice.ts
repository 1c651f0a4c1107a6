import { timeInVietnam } from '../fields/dates.ts';
import { deviceInWords } from './device.ts';
import type { Language, Text } from '../flows/text.ts';

type NewDevice = {
  /** As the account's list of devices has it: browser and system in words. */
  deviceName: string;
  at: Date;
  /** XXXX-XXXX-XXXX. */
  notMeCode: string;
};

/** UTF-16 units of a device's name in an SMS. */
const deviceUnits = 20;

/**
 * The SMS about a sign-in from a new device: at most two parts in UCS-2, 67 UTF-16 units each. The
 * code is to be typed, and there is no link, since a message with a link is what fraudsters send.
 */
export function newDeviceSms({ deviceName, at, notMeCode }: NewDevice, language: Language): string {
  const { day, month, time } = timeInVietnam(at);
  const device = shortened(deviceInWords(deviceName, language));
  const text: Text = {
    vi:
      `Định Danh: đăng nhập từ thiết bị mới (${device}) lúc ${time} ngày ${day}/${month}. ` +
      `Không phải bạn? Nhập mã ${notMeCode} trên cổng.`,
    en:
      `Dinh Danh: sign-in from a new device (${device}) at ${time}, ${day}/${month}. ` +
      `Not you? Enter ${notMeCode} on the portal.`,
  };
  return text[language].normalize('NFC');
}

/** The e-mail; `notMeUrl` has the code in its fragment, which is sent to no server. */
export function newDeviceEmail(
  { deviceName, at, notMeCode }: NewDevice,
  { notMeUrl, until }: { notMeUrl: string; until: Date },
  language: Language,
): { subject: string; text: string } {
  const device = deviceInWords(deviceName, language).replaceAll(/\s+/g, ' ').normalize('NFC');
  const [when, last] = [timeInVietnam(at), timeInVietnam(until)];
  const day = ({ day, month, year }: typeof when): string => `${day}/${month}/${year}`;
  const subject: Text = {
    vi: 'Đăng nhập từ thiết bị mới vào tài khoản Định Danh',
    en: 'Sign-in to your Định Danh account from a new device',
  };
  const text: Text = {
    vi: [
      'Tài khoản Định Danh của bạn vừa được đăng nhập từ một thiết bị mới.',
      `Thiết bị: ${device}\nThời gian: ${when.time} ngày ${day(when)} (giờ Việt Nam)`,
      'Nếu chính bạn đã đăng nhập, bạn không cần làm gì thêm.',
      `Nếu không phải bạn, hãy mở trang sau và xác nhận. Mọi phiên đăng nhập sẽ kết thúc và cách đăng nhập này sẽ bị khóa:\n${notMeUrl}`,
      `Bạn cũng có thể tự nhập mã ${notMeCode} trên cổng Định Danh. Mã dùng được một lần, đến hết ${last.time} ngày ${day(last)}.`,
      'Thư này được gửi tự động, vui lòng không trả lời.',
    ].join('\n\n'),
    en: [
      'Somebody has just signed in to your Định Danh account from a new device.',
      `Device: ${device}\nTime: ${when.time} on ${day(when)} (Vietnam time)`,
      'If it was you, there is nothing to do.',
      `If it was not you, open this page and confirm. All sessions then end, and this way to sign in is locked:\n${notMeUrl}`,
      `You can also enter the code ${notMeCode} on the Định Danh portal. It works once, until ${last.time} on ${day(last)}.`,
      'This message was sent automatically. Please do not reply.',
    ].join('\n\n'),
  };
  return { subject: subject[language].normalize('NFC'), text: text[language].normalize('NFC') };
}

/** Cut between characters, with a sign that it was. */
function shortened(name: string): string {
  const plain = name.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
  if (plain.length <= deviceUnits) return plain;
  let short = '';
  for (const character of plain) {
    if (short.length + character.length > deviceUnits - 1) break;
    short += character;
  }
  return `${short.trimEnd()}…`;
}
