import type { Language, Text } from '../flows/text.ts';

type Told = { reference: string; ttlMs: number };

/**
 * Says what the code is for and to which flow it belongs. No link: a message with one is what fraudsters
 * send.
 */
export function emailCodeMessage(
  code: string,
  { reference, ttlMs }: Told,
  language: Language,
): { subject: string; text: string } {
  const minutes = Math.max(1, Math.round(ttlMs / 60_000));
  const subject: Text = {
    vi: `${code} là mã xác nhận địa chỉ email của tài khoản Định Danh`,
    en: `${code} is your code to confirm the e-mail address of a Dinh Danh account`,
  };
  const text: Text = {
    vi: [
      `Mã xác nhận: ${code}`,
      `Nhập mã này tại phiên ${reference} để dùng địa chỉ email này cho tài khoản Định Danh. Mã có hiệu lực ${minutes} phút và chỉ dùng được một lần.`,
      'Không cung cấp mã này cho bất kỳ ai. Nếu bạn không yêu cầu, hãy bỏ qua email này: không có mã thì địa chỉ của bạn không được dùng.',
    ].join('\n\n'),
    en: [
      `Your code: ${code}`,
      `Enter it in flow ${reference} to use this e-mail address for a Dinh Danh account. It is valid for ${minutes} min and works once.`,
      'Never give it to anybody. If you have not asked for it, ignore this message: without the code your address is not used.',
    ].join('\n\n'),
  };
  return { subject: subject[language].normalize('NFC'), text: text[language].normalize('NFC') };
}
