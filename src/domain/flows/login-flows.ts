import type { Method } from '../methods/methods.ts';
import type { FlowRow } from './flow-row.ts';

/** The guide's second module, "Đăng nhập theo 4 cách": product.md 2.1 to 2.4. */
export const loginFlows = {
  password: {
    guide: '2.1',
    subjectTypes: ['citizen', 'enterprise'],
    // The account's own second factor: `authenticator_app` stands for `otp` where one is enrolled.
    steps: ['credentials', 'otp'],
    level: 2,
    proof: {
      vi: 'tên đăng nhập, mật khẩu và mã OTP (hoặc mã của ứng dụng xác thực)',
      en: "user name, password and an OTP (or an authenticator app's code)",
    },
    workflow: 'loginWithPassword',
  },
  sim_signature: {
    guide: '2.2',
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['phone', 'sim_signature'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong SIM; chứng thư số của SIM mang danh tính của tài khoản',
      en: "a signature made in the SIM, whose certificate's identity owns the account",
    },
    workflow: 'loginWithSimSignature',
  },
  usb_signature: {
    guide: '2.3',
    subjectTypes: ['citizen', 'enterprise'],
    steps: ['usb_signature'],
    level: 3,
    proof: {
      vi: 'chữ ký tạo trong USB; chứng thư số của USB mang danh tính của tài khoản',
      en: "a signature made in the token, whose certificate's identity owns the account",
    },
    workflow: 'loginWithUsbSignature',
  },
  vietnam_post: {
    guide: '2.4',
    subjectTypes: ['citizen'],
    steps: ['vietnam_post'],
    level: 3,
    proof: {
      vi: 'tài khoản Bưu điện Việt Nam đã liên kết với tài khoản',
      en: 'an account at Vietnam Post that is linked to the account',
    },
    workflow: 'loginWithVietnamPost',
  },
} as const satisfies Partial<Record<Method, FlowRow>>;
