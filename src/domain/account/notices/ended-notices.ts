import type { NoticeText } from './notice-text.ts';
import { goToCounter } from './todos.ts';

/** Of accounts that nobody uses, or that nobody can. */
export const endedNotices = {
  closed: {
    fact: { vi: 'tài khoản đã được đóng lúc {when}', en: 'the account was closed at {when}' },
    more: {
      vi: 'Dữ liệu của tài khoản đã được xóa, trừ những gì pháp luật yêu cầu lưu giữ.',
      en: 'Its data was erased, but for what the law requires to be kept.',
    },
    todo: goToCounter,
  },
  inactive_soon: {
    fact: {
      vi: 'tài khoản sẽ bị khóa ngày {untilDay} vì lâu không đăng nhập',
      en: 'nobody has signed in for long; the account will be locked on {untilDay}',
    },
    todo: {
      sms: {
        vi: 'Để giữ tài khoản, hãy đăng nhập trước ngày đó.',
        en: 'To keep it, sign in before.',
      },
      email: {
        vi: [
          'Để giữ tài khoản, hãy tự mở cổng Định Danh và đăng nhập trước ngày đó.',
          'Nếu quên mật khẩu, hãy dùng “Quên mật khẩu” hoặc đến quầy giao dịch.',
        ],
        en: [
          'To keep the account, open the Định Danh portal yourself and sign in before that day.',
          'If you have forgotten your password, use “Forgotten password” or go to a service counter.',
        ],
      },
    },
  },
  inactive_locked: {
    fact: {
      vi: 'tài khoản đã bị khóa lúc {when} vì lâu không đăng nhập',
      en: 'nobody has signed in for long; the account was locked at {when}',
    },
    todo: {
      sms: {
        vi: 'Để mở lại, hãy mang giấy tờ đến quầy giao dịch.',
        en: 'To unlock it, go to a service counter.',
      },
      email: {
        vi: [
          'Dữ liệu của tài khoản được giữ nguyên. Để mở lại, hãy mang giấy tờ tùy thân đến quầy giao dịch.',
        ],
        en: [
          'The data of the account is kept as it is. To unlock it, take your identity papers to a service counter.',
        ],
      },
    },
  },
  locked_by_staff: {
    fact: {
      vi: 'tài khoản đã bị cán bộ khóa lúc {when}',
      en: 'support staff locked the account at {when}',
    },
    more: {
      vi: 'Mọi phiên đăng nhập đã kết thúc. Dữ liệu của tài khoản được giữ nguyên.',
      en: 'All sessions have ended. The data of the account is kept as it is.',
    },
    todo: {
      sms: {
        vi: 'Để mở lại, hãy mang giấy tờ đến quầy giao dịch.',
        en: 'To unlock it, go to a service counter.',
      },
      email: {
        vi: ['Để mở lại, hãy mang giấy tờ tùy thân đến quầy giao dịch.'],
        en: ['To unlock it, take your identity papers to a service counter.'],
      },
    },
  },
  unlocked_by_staff: {
    fact: {
      vi: 'tài khoản đã được cán bộ mở khóa lúc {when}',
      en: 'support staff unlocked the account at {when}',
    },
    todo: goToCounter,
  },
} as const satisfies Record<string, NoticeText>;
