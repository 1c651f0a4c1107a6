import type { NoticeText, Todo } from './notice-text.ts';

const ifNotAgreed: Todo = {
  sms: {
    vi: 'Không đồng ý? Mang giấy tờ đến quầy giao dịch.',
    en: 'If you do not agree, go to a service counter.',
  },
  email: {
    vi: ['Nếu không đồng ý, hãy mang giấy tờ tùy thân đến quầy giao dịch.'],
    en: ['If you do not agree, take your identity papers to a service counter.'],
  },
};

/** Of a complaint about the account, to the party that has it. */
export const disputeNotices = {
  dispute_hearing: {
    fact: {
      vi: 'có khiếu nại về số giấy tờ của bạn lúc {when}',
      en: 'a complaint about the account was made at {when}',
    },
    more: {
      vi: 'Một người khác cho biết số giấy tờ của tài khoản này là của họ. Cán bộ sẽ xem xét sau khi nghe ý kiến của bạn.',
      en: 'Somebody else says that the document number of this account is theirs. Staff decide after they have heard you.',
    },
    todo: {
      sms: {
        vi: 'Phản đối trước {until}: nhập mã {code} trên cổng.',
        en: 'To object, enter {code} on the portal before {until}.',
      },
      email: {
        vi: [
          'Nếu số đó là của bạn, hãy mở trang sau và nêu ý kiến trước {until}:\n{link}',
          'Bạn cũng có thể tự nhập mã {code} trên cổng Định Danh.',
          'Nếu đến lúc đó bạn không nêu ý kiến, khiếu nại được xem xét theo hồ sơ hiện có.',
        ],
        en: [
          'If the number is yours, open this page and object before {until}:\n{link}',
          'You can also enter the code {code} on the Định Danh portal.',
          'If nothing is heard from you by then, the complaint is decided by what there is.',
        ],
      },
    },
    code: 'objection',
  },
  dispute_rejected: {
    fact: {
      vi: 'khiếu nại về tài khoản đã bị bác lúc {when}',
      en: 'the complaint about the account was rejected at {when}',
    },
    todo: {
      sms: {
        vi: 'Tài khoản giữ nguyên, bạn không cần làm gì thêm.',
        en: 'There is nothing to do.',
      },
      email: {
        vi: ['Tài khoản được giữ nguyên; bạn không cần làm gì thêm.'],
        en: ['The account stays as it is; there is nothing to do.'],
      },
    },
  },
  number_freed: {
    fact: {
      vi: 'theo khiếu nại, số giấy tờ đã được gỡ khỏi tài khoản lúc {when}',
      en: 'after a complaint the document number left the account at {when}',
    },
    todo: ifNotAgreed,
  },
  handed_over: {
    fact: {
      vi: 'theo khiếu nại, tài khoản đã được bàn giao lúc {when}',
      en: 'after a complaint the account was handed over at {when}',
    },
    more: {
      vi: 'Mọi phương thức xác thực và phiên đăng nhập trước đó đã kết thúc.',
      en: 'All authentication methods and sessions from before have ended.',
    },
    todo: ifNotAgreed,
  },
} as const satisfies Record<string, NoticeText>;
