import type { Text } from '../../src/domain/flows/text.ts';

/** Closing of the account, and how it is taken back. */
export const closingTexts = {
  title: { vi: 'Đóng tài khoản', en: 'Close the account' },
  happens: { vi: 'Khi bạn yêu cầu đóng tài khoản:', en: 'Once you ask for it:' },
  steps: [
    {
      vi: 'mọi phiên đăng nhập kết thúc ngay, kể cả phiên này;',
      en: 'all sessions end at once, this one too;',
    },
    {
      vi: 'tài khoản chờ 14 ngày; trong thời gian đó bạn có thể giữ lại tài khoản;',
      en: 'the account waits for 14 days, in which you can keep it;',
    },
    {
      vi: 'sau đó tài khoản đóng hẳn và dữ liệu được xóa, trừ phần pháp luật yêu cầu lưu giữ;',
      en: 'then it is closed for good and its data are erased, except for what the law requires to be kept;',
    },
    {
      vi: 'số giấy tờ của bạn không đăng ký lại được ngay sau khi tài khoản đã đóng.',
      en: 'your document number cannot be registered anew right after that.',
    },
  ],
  keepTitle: {
    vi: 'Giữ lại tài khoản trong 14 ngày',
    en: 'Keeping the account within the 14 days',
  },
  keeps: [
    { vi: 'Đăng nhập lại, bằng bất kỳ cách nào.', en: 'Sign in again, whichever way.' },
    {
      vi: 'Hoặc nhập mã trong tin nhắn được gửi đến số điện thoại và email của tài khoản.',
      en: 'Or type the code of the message that phone and e-mail address of the account are sent.',
    },
  ],
  exportFirst: {
    vi: 'Nếu cần giữ một bản dữ liệu, hãy tải trước khi đóng.',
    en: 'If you need a copy of your data, export it before.',
  },
  export: { vi: 'Tải dữ liệu của tôi', en: 'Export my data' },
  close: { vi: 'Đóng tài khoản', en: 'Close the account' },

  waitTitle: { vi: 'Tài khoản sẽ được đóng', en: 'The account is going to be closed' },
  waitUntil: {
    vi: 'Tài khoản sẽ đóng {until}. Mọi phiên đăng nhập đã kết thúc.',
    en: 'The account is closed on {until}. All sessions have ended.',
  },
  keepBefore: { vi: 'Để giữ lại tài khoản trước lúc đó:', en: 'To keep it before then:' },
  signIn: { vi: 'Đăng nhập', en: 'Sign in' },
  byCode: { vi: 'Nhập mã trong tin nhắn', en: 'Type the code of the message' },
  keepNow: { vi: 'Giữ lại tài khoản', en: 'Keep the account' },

  kept: { vi: 'Tài khoản được giữ lại', en: 'The account is kept' },
  keptText: {
    vi: 'Việc đóng tài khoản đã được hủy; tài khoản dùng được như trước. Hãy đăng nhập để tiếp tục.',
    en: 'The closing was taken back; the account can be used as before. Sign in to go on.',
  },
  closed: { vi: 'Tài khoản đã đóng', en: 'The account is closed' },
  closedText: {
    vi: 'Dữ liệu đã được xóa, trừ phần pháp luật yêu cầu lưu giữ.',
    en: 'Its data are erased, except for what the law requires to be kept.',
  },
  home: { vi: 'Về trang chủ', en: 'To the home page' },
} as const satisfies Record<string, Text | readonly Text[]>;
