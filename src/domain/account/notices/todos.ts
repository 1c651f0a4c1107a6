import type { Todo } from './notice-text.ts';

const nothingIfYou = {
  vi: 'Nếu chính bạn đã thực hiện, bạn không cần làm gì thêm.',
  en: 'If it was you, there is nothing to do.',
} as const;

/** For who can still sign in, and should look at who else does. */
export const seeSignIns: Todo = {
  sms: {
    vi: 'Không phải bạn? Hãy đăng nhập và xem Quản lý đăng nhập.',
    en: 'Not you? Sign in and look at Sign-in management.',
  },
  email: {
    vi: [
      nothingIfYou.vi,
      'Nếu không phải bạn, hãy tự mở cổng Định Danh, đăng nhập, vào “Quản lý đăng nhập” để kết thúc các phiên lạ, rồi đổi mật khẩu. Nếu không đăng nhập được, hãy dùng “Quên mật khẩu” hoặc đến quầy giao dịch.',
    ],
    en: [
      nothingIfYou.en,
      'If it was not you, open the Định Danh portal yourself, sign in, end the sessions that you do not know at “Sign-in management”, and change your password. If you cannot sign in, use “Forgotten password” or go to a service counter.',
    ],
  },
};

/** The same, where a way in has changed. */
export const seeMethods: Todo = {
  sms: {
    vi: 'Không phải bạn? Đăng nhập, xem Các phương thức xác thực.',
    en: 'Not you? Sign in, look at Authentication methods.',
  },
  email: {
    vi: [
      nothingIfYou.vi,
      'Nếu không phải bạn, hãy tự mở cổng Định Danh, đăng nhập, xem “Các phương thức xác thực” và “Quản lý đăng nhập”, gỡ những gì không phải của bạn, rồi đổi mật khẩu. Nếu không đăng nhập được, hãy dùng “Quên mật khẩu” hoặc đến quầy giao dịch.',
    ],
    en: [
      nothingIfYou.en,
      'If it was not you, open the Định Danh portal yourself, sign in, look at “Authentication methods” and “Sign-in management”, remove what is not yours, and change your password. If you cannot sign in, use “Forgotten password” or go to a service counter.',
    ],
  },
};

/** For whom the password that they know opens nothing any more. */
export const setPasswordAnew: Todo = {
  sms: {
    vi: 'Không phải bạn? Dùng Quên mật khẩu hoặc đến quầy giao dịch.',
    en: 'Not you? Use Forgotten password or go to a service counter.',
  },
  email: {
    vi: [
      nothingIfYou.vi,
      'Nếu không phải bạn, hãy tự mở cổng Định Danh và dùng “Quên mật khẩu” để đặt mật khẩu mới, rồi xem “Quản lý đăng nhập” và “Các phương thức xác thực”. Nếu không làm được, hãy đến quầy giao dịch.',
    ],
    en: [
      nothingIfYou.en,
      'If it was not you, open the Định Danh portal yourself and set a new password by “Forgotten password”, then look at “Sign-in management” and “Authentication methods”. If you cannot, go to a service counter.',
    ],
  },
};

/** For who may have no way in any more. */
export const goToCounter: Todo = {
  sms: {
    vi: 'Không phải bạn? Hãy đến quầy giao dịch ngay.',
    en: 'Not you? Go to a service counter at once.',
  },
  email: {
    vi: [nothingIfYou.vi, 'Nếu không phải bạn, hãy mang giấy tờ tùy thân đến quầy giao dịch ngay.'],
    en: [
      nothingIfYou.en,
      'If it was not you, take your identity papers to a service counter at once.',
    ],
  },
};
