import { setPasswordAnew } from './todos.ts';
import type { NoticeText } from './notice-text.ts';

export const passwordNotices = {
  password_changed: {
    fact: { vi: 'mật khẩu đã được đổi lúc {when}', en: 'the password was changed at {when}' },
    more: {
      vi: 'Mọi phiên đăng nhập khác đã kết thúc.',
      en: 'All other sessions have ended.',
    },
    todo: setPasswordAnew,
  },
  password_reset: {
    fact: { vi: 'mật khẩu đã được đặt lại lúc {when}', en: 'the password was reset at {when}' },
    more: { vi: 'Mọi phiên đăng nhập đã kết thúc.', en: 'All sessions have ended.' },
    todo: setPasswordAnew,
  },
  recovery_elsewhere: {
    fact: {
      vi: 'có yêu cầu đặt lại mật khẩu lúc {when}',
      en: 'a new password was asked for at {when}',
    },
    todo: {
      sms: {
        vi: 'Không đặt được bằng mã OTP: đăng nhập bằng ký số, Bưu điện hoặc ra quầy.',
        en: 'No code sets it: sign in by signature or Post, or go to a counter.',
      },
      email: {
        vi: [
          'Mật khẩu của tài khoản này không đặt lại được bằng mã OTP, vì tài khoản đã được xác minh ở mức cao hơn, hoặc đã lâu không được sử dụng.',
          'Nếu bạn đã yêu cầu, hãy đăng nhập bằng Sim ký số, USB ký số hoặc tài khoản Bưu điện Việt Nam rồi đặt mật khẩu mới tại “Các phương thức xác thực”, hoặc mang giấy tờ tùy thân đến quầy giao dịch.',
          'Nếu không phải bạn, bạn không cần làm gì: không có gì thay đổi.',
        ],
        en: [
          'The password of this account is not set by a code, because the account is verified at a higher level, or nobody has used it for long.',
          'If you have asked, sign in by your SIM signature, USB signature or Vietnam Post account and set a new password at “Authentication methods”, or take your identity papers to a service counter.',
          'If it was not you, there is nothing to do: nothing has changed.',
        ],
      },
    },
  },
} as const satisfies Record<string, NoticeText>;
