import type { Text } from '../../src/domain/flows/text.ts';
import { paths } from '../paths.ts';

/** "USB ký số" (guide 1.4, Bước 3). */
export const usbTexts = {
  title: { vi: 'Ký bằng USB ký số', en: 'Sign with the USB token' },
  before: [
    { vi: 'Cắm USB ký số vào máy tính này.', en: 'Plug the token into this computer.' },
    { vi: 'Mở công cụ ký điện tử.', en: 'Start the signing agent.' },
    {
      vi: 'Bấm “Ký bằng USB ký số”, rồi chọn chứng thư số và nhập mã PIN ở cửa sổ của công cụ ký. Không nhập mã PIN trên trang này.',
      en: 'Press “Sign with the token”, then choose the certificate and enter the PIN in the agent’s own window. Never type the PIN into this page.',
    },
  ],
  agent: { vi: 'Tải và cài đặt công cụ ký điện tử', en: 'Get and install the signing agent' },
  submit: { vi: 'Ký bằng USB ký số', en: 'Sign with the token' },
  cancel: { vi: 'Dừng', en: 'Stop' },
  over: { vi: 'Yêu cầu ký đã hết hạn', en: 'The request to sign has expired' },
  overText: {
    vi: 'Mỗi yêu cầu ký chỉ có hiệu lực vài phút. Hồ sơ vẫn được giữ; hãy lấy yêu cầu mới rồi ký.',
    en: 'Each request to sign is good for some minutes only. Your application is kept; get another request, then sign.',
  },
  again: { vi: 'Lấy yêu cầu ký mới', en: 'Get another request' },
  noScript: { vi: 'Trang này cần JavaScript', en: 'This page needs JavaScript' },
  noScriptText: {
    vi: 'Trình duyệt cần JavaScript để gọi công cụ ký điện tử trên máy tính. Hãy bật JavaScript rồi tải lại trang, hoặc dùng cách khác:',
    en: 'The browser needs JavaScript to reach the signing agent on this computer. Switch it on and load the page again, or take another way:',
  },
} as const;

/** Ways that need no script. */
export const usbWays: Record<'registration' | 'login' | 'other', { text: Text; href: string }[]> = {
  registration: [
    {
      text: { vi: 'Chọn phương thức đăng ký khác', en: 'Register by another method' },
      href: paths.register,
    },
  ],
  login: [
    { text: { vi: 'Chọn cách đăng nhập khác', en: 'Sign in another way' }, href: paths.signIn },
  ],
  other: [
    {
      text: { vi: 'Về các phương thức xác thực', en: 'Back to your methods' },
      href: paths.methods,
    },
  ],
};
