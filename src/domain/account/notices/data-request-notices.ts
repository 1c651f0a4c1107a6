import type { NoticeText } from './notice-text.ts';

/** Of what the account's owner has asked about their data. */
export const dataRequestNotices = {
  data_request_answered: {
    fact: {
      vi: 'yêu cầu về dữ liệu cá nhân đã được trả lời lúc {when}',
      en: 'the request about your data was answered at {when}',
    },
    todo: {
      sms: {
        vi: 'Đăng nhập để xem trả lời.',
        en: 'Sign in to read the answer.',
      },
      email: {
        vi: [
          'Để đọc trả lời, hãy tự mở cổng Định Danh, đăng nhập và vào “Yêu cầu về dữ liệu cá nhân”.',
          'Nếu bạn không gửi yêu cầu nào, hãy xem “Quản lý đăng nhập” và đổi mật khẩu.',
        ],
        en: [
          'To read the answer, open the Định Danh portal yourself, sign in and go to “Requests about your data”.',
          'If you have asked for nothing, look at “Sign-in management” and change your password.',
        ],
      },
    },
  },
} as const satisfies Record<string, NoticeText>;
