import type { NoticeText, Todo } from './notice-text.ts';
import { goToCounter, seeSignIns } from './todos.ts';

const byCode: Todo['email'] = {
  vi: [
    'Nếu chính bạn đã yêu cầu, bạn không cần làm gì thêm.',
    'Nếu không phải bạn, hãy mở trang sau và xác nhận hủy:\n{link}',
    'Bạn cũng có thể tự nhập mã {code} trên cổng Định Danh. Mã dùng được một lần, trước {until}.',
  ],
  en: [
    'If you have asked for it, there is nothing to do.',
    'If it was not you, open this page and confirm that you cancel it:\n{link}',
    'You can also enter the code {code} on the Định Danh portal. It works once, before {until}.',
  ],
};

/** Of what can be taken back by a code until it takes effect, and of what became of it. */
export const takenBackNotices = {
  recovery_approved: {
    fact: {
      vi: 'đã duyệt khôi phục tại quầy lúc {when}',
      en: 'recovery at a counter was approved at {when}',
    },
    more: {
      vi: 'Từ {until}, người đã đến quầy có thể đặt mật khẩu mới cho tài khoản này.',
      en: 'From {until} on, whoever was at the counter can set a new password for this account.',
    },
    todo: {
      sms: {
        vi: 'Hiệu lực {until}. Không phải bạn? Nhập mã {code} trên cổng.',
        en: 'Effective {until}. Not you? Enter {code} on the portal.',
      },
      email: byCode,
    },
    code: 'cancellation',
  },
  recovered_at_counter: {
    fact: {
      vi: 'tài khoản đã được khôi phục tại quầy lúc {when}',
      en: 'the account was recovered at a counter at {when}',
    },
    more: {
      vi: 'Mật khẩu mới đã được đặt và mọi phiên đăng nhập đã kết thúc.',
      en: 'A new password was set, and all sessions have ended.',
    },
    todo: goToCounter,
  },
  closing: {
    fact: {
      vi: 'đã yêu cầu đóng tài khoản lúc {when}',
      en: 'closing of the account was asked for at {when}',
    },
    more: {
      vi: 'Tài khoản sẽ được đóng lúc {until} và dữ liệu sẽ được xóa. Đăng nhập trước lúc đó cũng hủy việc đóng tài khoản.',
      en: 'The account will be closed at {until} and its data erased. A sign-in before then takes the closing back, too.',
    },
    todo: {
      sms: {
        vi: 'Sẽ đóng {until}. Để hủy, hãy đăng nhập hoặc nhập mã {code}.',
        en: 'It closes {until}. To keep it, sign in or enter {code}.',
      },
      email: byCode,
    },
    code: 'cancellation',
  },
  closing_taken_back: {
    fact: {
      vi: 'việc đóng tài khoản đã được hủy lúc {when}',
      en: 'the closing of the account was taken back at {when}',
    },
    more: {
      vi: 'Tài khoản dùng được như trước.',
      en: 'The account can be used as before.',
    },
    todo: seeSignIns,
  },
} as const satisfies Record<string, NoticeText>;
