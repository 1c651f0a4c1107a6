import type { NoticeText } from './notice-text.ts';
import { seeSignIns } from './todos.ts';

export const contactNotices = {
  phone_changed: {
    fact: {
      vi: 'số điện thoại nhận OTP đã được đổi lúc {when}',
      en: 'the phone for one-time codes was changed at {when}',
    },
    todo: {
      sms: {
        vi: 'Không phải bạn? Hãy đến quầy giao dịch ngay.',
        en: 'Not you? Go to a service counter at once.',
      },
      email: {
        vi: [
          'Từ nay mã OTP được gửi đến số mới. Nếu chính bạn đã thực hiện, bạn không cần làm gì thêm.',
          'Nếu không phải bạn, hãy tự mở cổng Định Danh, đăng nhập bằng Sim ký số, USB ký số hoặc tài khoản Bưu điện Việt Nam và xem “Các phương thức xác thực”; nếu không có các phương thức đó, hãy mang giấy tờ tùy thân đến quầy giao dịch ngay.',
        ],
        en: [
          'Codes now go to the new number. If it was you, there is nothing to do.',
          'If it was not you, open the Định Danh portal yourself, sign in by your SIM signature, USB signature or Vietnam Post account, and look at “Authentication methods”; if you have none of these, take your identity papers to a service counter at once.',
        ],
      },
    },
  },
  email_changed: {
    fact: {
      vi: 'địa chỉ email đã được đổi lúc {when}',
      en: 'the e-mail address was changed at {when}',
    },
    more: {
      vi: 'Từ nay thông báo được gửi đến địa chỉ mới.',
      en: 'Messages now go to the new address.',
    },
    todo: seeSignIns,
  },
  email_removed: {
    fact: {
      vi: 'địa chỉ email đã được gỡ lúc {when}',
      en: 'the e-mail address was removed at {when}',
    },
    more: {
      vi: 'Từ nay không có thông báo nào được gửi đến địa chỉ này.',
      en: 'No more messages go to this address.',
    },
    todo: seeSignIns,
  },
  document_added: {
    fact: {
      vi: 'một số giấy tờ đã được bổ sung lúc {when}',
      en: 'a document number was added at {when}',
    },
    more: {
      vi: 'Số giấy tờ đó có thể dùng làm tên đăng nhập.',
      en: 'That number can be used as the user name.',
    },
    todo: seeSignIns,
  },
} as const satisfies Record<string, NoticeText>;
